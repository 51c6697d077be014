/** Whole batches of texts: two threads beside one, and the shapes that the released PyTorch code was measured on. */
import { availableParallelism } from 'node:os'
import type { Engine, StepSettings } from '../../src-main/engine/engine.ts'
import { createWasmEngine } from '../../src-main/engine/wasm/index.ts'
import { adamw, configOf, fill, plainStep, textLikeGraph, walk, window } from '../shapes.ts'
import type { Figure } from './figure.ts'
import { timeSteps } from './figure.ts'

/** In turns, so that both meet the same state of the machine. */
export async function scaling(nodes = 2000, edges = 100_000, turns = 6): Promise<Figure[]> {
  const graph = textLikeGraph(nodes, edges)
  const maxBatch = { sequences: 64, length: window + 1 }
  const batch = walk(graph, maxBatch.sequences, maxBatch.length, 1)
  const engines: Engine[] = []
  for (const threads of [1, 2])
    engines.push(
      await createWasmEngine({ config: configOf(nodes), graph, optimiser: adamw, threads, maxBatch }),
    )
  for (const engine of engines) {
    await fill(engine)
    await engine.train(batch, plainStep)
  }
  const wall = [Infinity, Infinity]
  for (let turn = 0; turn < turns; turn++)
    for (const [n, engine] of engines.entries())
      wall[n] = Math.min(wall[n], (await timeSteps(engine, batch, 1, plainStep, 0)).wall)
  for (const engine of engines) await engine.dispose()
  const name = `V = ${nodes}, ${edges.toLocaleString('en')} own edges, 64 × ${window}, exact softmax`
  return [
    ...wall.map((seconds, n) => ({
      what: `${name}, ${n + 1} threads`,
      value: (64 * window) / seconds,
      unit: 'tokens/s (wall time)',
    })),
    {
      what: 'two threads instead of one',
      value: wall[0] / wall[1],
      unit: 'times as fast (wall time)',
      aim: '≥ 1.8',
    },
  ]
}

interface PeerShape {
  readonly nodes: number
  readonly edges: number
  /** CPU seconds of a step. */
  readonly theirs: number
  /** Times as fast. */
  readonly aim: number
}

const releasedCode: readonly PeerShape[] = [
  { nodes: 1000, edges: 40_000, theirs: 9.5, aim: 100 },
  { nodes: 4000, edges: 200_000, theirs: 47.7, aim: 500 },
]

/** The shapes that the released code was measured on: batch 32 × 32, the target and K = 400, AdamW. */
export async function peerShapes(shapes: readonly PeerShape[] = releasedCode): Promise<Figure[]> {
  const rows: Figure[] = []
  for (const { nodes, edges, theirs, aim } of shapes) {
    const graph = textLikeGraph(nodes, edges)
    const threads = Math.min(2, availableParallelism())
    const maxBatch = { sequences: 32, length: window + 1 }
    const engine = await createWasmEngine({
      config: configOf(nodes),
      graph,
      optimiser: adamw,
      threads,
      maxBatch,
    })
    await fill(engine)
    const step: StepSettings = { ...plainStep, candidates: 400 }
    const { cpu, wall } = await timeSteps(engine, walk(graph, 32, window + 1, 2), 8, step)
    const name = `V = ${nodes}, ${edges} own edges, 32 × 32, K = 400`
    rows.push({ what: `${name}, ${threads} threads`, value: wall, unit: 's per step (wall time)' })
    rows.push({ what: name, value: cpu, unit: 's per step (CPU time)' })
    rows.push({
      what: name,
      value: theirs / wall,
      unit: `times the released code's ${theirs} CPU s (wall time)`,
      aim: `≥ ${aim}`,
    })
    await engine.dispose()
  }
  return rows
}
