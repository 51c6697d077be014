/** The real studio behind `serve`, as a process of its own that a test may also kill. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const project = path.resolve(import.meta.dirname, '..')

export interface ServedStudio {
  /** With its token. */
  readonly address: string
  /** As `kill -9` or a crash does it. */
  kill(): Promise<void>
  /** As a person does it: what runs is saved first. */
  stop(): Promise<void>
}

export async function serveStudio(workspace: string): Promise<ServedStudio> {
  // The project's own Node, which runs its TypeScript.
  const node = path.join(project, 'node_modules/.bin/node')
  const words = ['src-main/serve/main.ts', '--port', '0', '--workspace', workspace]
  const child = spawn(node, words, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await addressOf(child)
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return { address, kill: end('SIGKILL'), stop: end('SIGTERM') }
}

async function addressOf(child: ChildProcess): Promise<string> {
  child.stdout?.setEncoding('utf8')
  for await (const chunk of child.stdout ?? []) {
    const found = /http:\/\/\S+/.exec(String(chunk))
    if (found !== null) return found[0]
  }
  throw new Error('serve ended without an address')
}
