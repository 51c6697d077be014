/**
 * A training begun on one engine goes on on another: parameters and state move as a checkpoint moves them, and the end is
 * that of the reference alone. The graphics engine is tried where a device or SwiftShader is found, else it says so.
 */
import { describe, expect, it } from 'vitest'
import { recordLength } from '../model/parameters.ts'
import { largestError } from '../model/reference/largest-error.ts'
import {
  adamw,
  caseOf,
  edgeNormalised,
  factored,
  half,
  plainSettings,
  readAll,
  withEngine,
} from './conformance/cases.ts'
import type { CreateEngine } from './conformance/index.ts'
import type { Engine, Optimiser } from './engine.ts'
import { createReferenceEngine } from './reference/index.ts'
import { createTensorFlowEngine } from './tensorflow/index.ts'
import { createWasmEngine } from './wasm/index.ts'
import { openForTests } from './webgpu/device.fixture.ts'
import { WebGpuEngine } from './webgpu/webgpu-engine.ts'

const { gpu, reason } = await openForTests()

const engines: [name: string, create: CreateEngine][] = [
  ['wasm', createWasmEngine],
  ['tensorflow', (options) => createTensorFlowEngine(options, 'plain')],
  ['reference', createReferenceEngine],
]
if (gpu === undefined) it.skip(`the webgpu engine was not tried: ${reason}`, () => undefined)
else
  engines.unshift([
    'webgpu',
    async (options) => {
      const engine = new WebGpuEngine(gpu, options)
      await engine.open()
      return engine
    },
  ])

const one = caseOf(
  {
    seed: 9,
    nodes: 14,
    density: 0.4,
    sequences: 4,
    predictions: 7,
    threads: 2,
    config: { trainShared: true },
  },
  6,
)
const settings = { ...plainSettings, learningRate: 5e-3, weightDecay: 1, biasDecay: 1 }
/** As the conformance suite has it for twenty steps. */
const tolerance = 1e-3

async function trainOn(engine: Engine, batches: readonly number[]): Promise<void> {
  for (const n of batches) await engine.train(one.batches[n], settings)
}

/** In blocks, as checkpoints do. */
async function move(from: Engine, to: Engine): Promise<void> {
  const edges = one.graph.targets.length
  const block = 16
  for (let first = 0; first < edges; first += block)
    await to.writeEdges(first, await from.readEdges(first, Math.min(block, edges - first)))
  await to.writeSmall(await from.readSmall())
  await to.startOptimiser()
  for (let first = 0; first < edges; first += block)
    await to.writeState(first, await from.readState(first, Math.min(block, edges - first)))
  await to.writeSmallState(await from.readSmallState())
}

const optimisers: Optimiser[] = [adamw, factored, half, edgeNormalised]

describe.each(optimisers.map((optimiser) => [optimiser.kind, optimiser] as const))(
  'under %s',
  (_, optimiser) => {
    const pairs = engines.flatMap((begins) =>
      engines
        .filter((goesOn) => goesOn !== begins)
        .map((goesOn) => ({ from: begins[0], to: goesOn[0], createFrom: begins[1], createTo: goesOn[1] })),
    )

    it.each(pairs)('a training begun on $from goes on on $to', async ({ createFrom, createTo }) => {
      const whole = await withEngine(createReferenceEngine, one, optimiser, async (engine) => {
        await trainOn(engine, [0, 1, 2, 3, 4, 5])
        return await readAll(engine)
      })
      const parts = await withEngine(createFrom, one, optimiser, async (from) => {
        await trainOn(from, [0, 1, 2])
        return await withEngine(createTo, one, optimiser, async (to) => {
          await move(from, to)
          await trainOn(to, [3, 4, 5])
          return await readAll(to)
        })
      })
      expect(parts.edges.length).toBe(one.graph.targets.length * recordLength(one.config.d))
      for (const part of ['edges', 'nodeBias', 'alpha', 'shared'] as const)
        expect(largestError(parts[part], whole[part])).toBeLessThanOrEqual(tolerance)
    })
  },
)

it('would notice a state that was left behind', async () => {
  const ends = await Promise.all(
    [true, false].map((withState) =>
      withEngine(createReferenceEngine, one, adamw, async (from) => {
        await trainOn(from, [0, 1, 2])
        return await withEngine(createWasmEngine, one, adamw, async (to) => {
          await move(from, to)
          if (!withState) await to.startOptimiser()
          await trainOn(to, [3, 4, 5])
          return await readAll(to)
        })
      }),
    ),
  )
  expect(largestError(ends[0].edges, ends[1].edges)).toBeGreaterThan(tolerance)
})
