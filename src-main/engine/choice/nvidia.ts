/** What no programming interface here tells of a card, and NVIDIA's own tool does. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Bytes of the NVIDIA card of that name; undefined for another's, where the tool is missing, or several differ. */
export async function memoryOfCard(name: string, list = listCards): Promise<number | undefined> {
  if (!/nvidia|geforce|quadro|tesla/i.test(name)) return undefined
  const cards = await list()
  const named = cards.filter((card) => name.includes(card.name))
  const memories = new Set((named.length > 0 ? named : cards).map(({ memory }) => memory))
  return memories.size === 1 ? [...memories][0] : undefined
}

async function listCards(): Promise<{ name: string; memory: number }[]> {
  try {
    const query = ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits']
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 5000 })
    return readCards(stdout)
  } catch {
    return []
  }
}

/** Lines such as 'NVIDIA L4, 23034', in mebibytes. */
export function readCards(lines: string): { name: string; memory: number }[] {
  return lines
    .split('\n')
    .map((line) => /^(.+), *(\d+)\s*$/.exec(line.trim()))
    .filter((found) => found !== null)
    .map(([, name, memory]) => ({ name, memory: Number(memory) * 2 ** 20 }))
}
