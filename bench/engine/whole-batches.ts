/** Whole batches of texts: two threads beside one, and the shapes that the released PyTorch code was measured on. */
import { availableParallelism } from 'node:os'
import type { StepSettings } from '../../src-main/engine/engine.ts'
import { createWasmEngine } from '../../src-main/engine/wasm/index.ts'
import { adamw, configOf, fill, plainStep, textLikeGraph, walk } from '../shapes.ts'
import type { Figure } from './figure.ts'
import { timeSteps } from './figure.ts'

export async function scaling(): Promise<Figure[]> {
  const graph = textLikeGraph(2000, 100_000)
  const batch = walk(graph, 64, 33, 1)
  const rows: Figure[] = []
  const wall: number[] = []
  for (const threads of [1, 2]) {
    const maxBatch = { sequences: 64, length: 33 }
    const engine = await createWasmEngine({
      config: configOf(2000),
      graph,
      optimiser: adamw,
      threads,
      maxBatch,
    })
    await fill(engine)
    const time = await timeSteps(engine, batch, 5)
    wall.push(time.wall)
    rows.push({
      what: `V = 2000, 100,000 own edges, 64 × 32, exact softmax, ${threads} threads`,
      value: (64 * 32) / time.wall,
      unit: 'tokens/s (wall time)',
    })
    await engine.dispose()
  }
  rows.push({
    what: 'two threads instead of one',
    value: wall[0] / wall[1],
    unit: 'times as fast (wall time)',
  })
  return rows
}

/** The two shapes that the released code was measured on: batch 32 × 32, the target and K = 400, AdamW. */
export async function peerShapes(): Promise<Figure[]> {
  const shapes = [
    { nodes: 1000, edges: 40_000, theirs: 9.5, aim: 100 },
    { nodes: 4000, edges: 200_000, theirs: 47.7, aim: 500 },
  ]
  const rows: Figure[] = []
  for (const { nodes, edges, theirs, aim } of shapes) {
    const graph = textLikeGraph(nodes, edges)
    const threads = Math.min(2, availableParallelism())
    const maxBatch = { sequences: 32, length: 33 }
    const engine = await createWasmEngine({
      config: configOf(nodes),
      graph,
      optimiser: adamw,
      threads,
      maxBatch,
    })
    await fill(engine)
    const step: StepSettings = { ...plainStep, candidates: 400 }
    const { cpu, wall } = await timeSteps(engine, walk(graph, 32, 33, 2), 8, step)
    const name = `V = ${nodes}, ${edges} own edges, 32 × 32, K = 400`
    rows.push({ what: `${name}, ${threads} threads`, value: wall, unit: 's per step (wall time)' })
    rows.push({ what: name, value: cpu, unit: 's per step (CPU time)' })
    rows.push({
      what: name,
      value: theirs / wall,
      unit: `times the released code's ${theirs} CPU s (wall time)`,
      aim: `${aim}`,
    })
    await engine.dispose()
  }
  return rows
}
