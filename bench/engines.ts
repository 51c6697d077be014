/**
 * Every engine that this machine has, on the same shapes, in one table: `npm run bench -- --engine all`. What is
 * missing says so, and what only stands in for a device says that too.
 */
import { recordLength } from '../src-main/model/parameters.ts'
import { printFigures } from './rows.ts'
import type { EngineFigures } from './rows.ts'
import { d } from './shapes.ts'

const engines: Record<string, () => Promise<EngineFigures | { missing: string }>> = {
  wasm: async () => (await import('./engine/wasm-figures.ts')).wasmFigures(),
  webgpu: async () => (await import('./webgpu.ts')).webGpuFigures(),
  tensorflow: async () => (await import('./tensorflow.ts')).tensorflowFigures(),
}

export const engineNames: readonly string[] = [...Object.keys(engines), 'all']

/** @param name one of `engineNames` */
export async function benchEngines(name: string): Promise<(EngineFigures | { missing: string })[]> {
  const all: (EngineFigures | { missing: string })[] = []
  for (const each of name === 'all' ? Object.keys(engines) : [name]) {
    const found = await engines[each]()
    if ('missing' in found) console.log(`${each} was not measured: ${found.missing}`)
    all.push(found)
  }
  console.log(
    `\nAn own edge costs a step at least ${28 * recordLength(d)} bytes (its matrix read twice and written, its moments read and written)\nand ${6 * recordLength(d)} operations for each position that it is a candidate of.`,
  )
  printFigures(all.filter((found): found is EngineFigures => !('missing' in found)))
  return all
}
