import { beforeAll, describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import { adamw, caseOf, edgeNormalised, engineFor, plainSettings, readAll } from '../conformance/cases.ts'
import type { Case, CreateEngine } from '../conformance/cases.ts'
import type { Batch, Engine, Optimiser } from '../engine.ts'
import { createReferenceEngine } from '../reference/index.ts'
import { createWasmEngine } from '../wasm/index.ts'
import { createTensorFlowEngine, tensorflowRuntime } from './index.ts'
import type { Runtime } from './index.ts'
import { TensorFlowEngine } from './tensorflow-engine.ts'

let runtime: Runtime
beforeAll(async () => {
  runtime = await tensorflowRuntime('plain')
})

const create: CreateEngine = (options) => createTensorFlowEngine(options, 'plain')
const cutUp: CreateEngine = async (options) => new TensorFlowEngine(runtime, options, 5)

function example(): Case {
  const config = { trainShared: true } as const
  return caseOf({ seed: 8, nodes: 20, density: 0.4, sequences: 5, predictions: 8, threads: 1, config }, 4)
}

async function failureOf(act: Promise<unknown>): Promise<StudioError> {
  const error: unknown = await act.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StudioError)
  return error as StudioError
}

describe('tensors', () => {
  it('are all let go after every step and evaluation', async () => {
    const { memory } = runtime.tf
    const one = example()
    for (const optimiser of [adamw, edgeNormalised]) {
      const engine = await engineFor(create, one, optimiser)
      const before = memory()
      for (const [n, batch] of one.batches.entries()) {
        await engine.train(batch, { ...plainSettings, signalReset: n, candidates: n % 2 === 0 ? 'all' : 3 })
        await engine.evaluate(batch, 'all')
        expect(memory().numTensors).toBe(before.numTensors)
        expect(memory().numDataBuffers).toBe(before.numDataBuffers)
      }
      await engine.dispose()
    }
  })
})

describe('a step in many pieces', () => {
  it('is the step in one, but for the order of sums', async () => {
    const one = example()
    const results = []
    for (const make of [create, cutUp]) {
      const engine = await engineFor(make, one, adamw)
      for (const batch of one.batches) await engine.train(batch, plainSettings)
      const { loss } = await engine.evaluate(one.batches[0], 'all')
      results.push({ loss, edges: (await readAll(engine)).edges })
    }
    expect(largestError(results[1].loss, results[0].loss)).toBeLessThan(1e-5)
    expect(largestError(results[1].edges, results[0].edges)).toBeLessThan(1e-4)
  })
})

describe('a step that fails on the device', () => {
  it('changes nothing, leaves no tensor, and is told with its kind', async () => {
    const one = example()
    let allowed = Infinity
    const matMul: typeof runtime.tf.matMul = (...factors) => {
      if (allowed-- <= 0) throw new Error('OOM when allocating tensor with shape[1024,32,32]')
      return runtime.tf.matMul(...factors)
    }
    const tf = { ...runtime.tf, matMul }
    const fragile: CreateEngine = async (options) => new TensorFlowEngine({ ...runtime, tf }, options)
    const engine = await engineFor(fragile, one, adamw)
    await engine.train(one.batches[0], plainSettings)
    await engine.takeChangedEdges()
    const everything = async (): Promise<unknown[]> => [
      await readAll(engine),
      await engine.readState(0, one.graph.targets.length),
      await engine.readSmallState(),
    ]
    const before = await everything()
    const { numTensors } = runtime.tf.memory()
    // In the paths, in the energies, in the way back through each of them.
    for (const products of [0, 3, 9, 12, 17]) {
      allowed = products
      const { kind } = await failureOf(engine.train(one.batches[1], plainSettings))
      expect(kind).toBe('memory-insufficient')
      expect(runtime.tf.memory().numTensors).toBe(numTensors)
      expect(await everything()).toEqual(before)
      expect((await engine.takeChangedEdges()).every((byte) => byte === 0)).toBe(true)
    }
    allowed = Infinity
    await engine.train(one.batches[1], plainSettings)
    expect(await everything()).not.toEqual(before)
  })
})

describe('parameters and state', () => {
  const others: [name: string, create: CreateEngine][] = [
    ['reference', createReferenceEngine],
    ['wasm', createWasmEngine],
  ]
  it.each(others)('go on with the %s engine, and come from it', async (_, other) => {
    const one = example()
    for (const optimiser of [adamw, edgeNormalised]) {
      const [first, second] = [one.batches.slice(0, 2), one.batches.slice(2)]
      const whole = await trained(other, one, optimiser, one.batches)
      const from = await trained(other, one, optimiser, first)
      const there = await trained(create, one, optimiser, second, from)
      const back = await trained(other, one, optimiser, second, await trained(create, one, optimiser, first))
      for (const part of ['edges', 'nodeBias', 'alpha', 'shared', 'state', 'smallState'] as const) {
        expect(largestError(there[part], whole[part])).toBeLessThan(1e-3)
        expect(largestError(back[part], whole[part])).toBeLessThan(1e-3)
      }
    }
  })

  it('of another shape are refused', async () => {
    const engine = await engineFor(create, example(), adamw)
    expect((await failureOf(engine.writeSmallState(new Float32Array(3)))).kind).toBe('input-damaged')
    expect((await failureOf(engine.readEdges(5, 1e6))).kind).toBe('setting-out-of-range')
    expect((await failureOf(engine.writeState(-1, new Float32Array(0)))).kind).toBe('setting-out-of-range')
  })
})

describe('what the engine is asked', () => {
  it('has to fit', async () => {
    const one = example()
    const engine = await engineFor(create, one, adamw)
    const [batch] = one.batches
    const wrong: Batch[] = [
      { ...batch, sequences: batch.sequences + 1 },
      { sequences: 1, length: 1, tokens: Uint32Array.of(0) },
      { ...batch, tokens: batch.tokens.map(() => 20) },
    ]
    for (const bad of wrong)
      expect((await failureOf(engine.evaluate(bad, 'all'))).kind).toBe('setting-out-of-range')
    expect((await failureOf(engine.evaluate(batch, -1))).kind).toBe('setting-out-of-range')
    expect((await failureOf(engine.evaluate(batch, 1.5))).kind).toBe('setting-out-of-range')
  })

  it('is answered with what ran', async () => {
    const engine = await engineFor(create, example(), undefined)
    const { engine: name, device, variant } = engine.report()
    expect([name, device]).toEqual(['tensorflow', 'CPU'])
    expect(variant).toContain('plain JavaScript')
  })

  it('includes decoding with the present parameters', async () => {
    const one = example()
    const [engine, reference] = [
      await engineFor(create, one, adamw),
      await engineFor(createReferenceEngine, one, adamw),
    ]
    for (const each of [engine, reference]) await each.train(one.batches[0], plainSettings)
    const energies = []
    for (const each of [engine, reference]) {
      const model = await each.signalModel()
      const out = new Float32Array(one.graph.offsets[1] + 1)
      model.energies(0, new Float32Array(8).fill(1), 1, out)
      energies.push(out)
      model.dispose()
    }
    expect(largestError(energies[0], energies[1])).toBeLessThan(1e-3)
  })
})

interface Trained {
  readonly edges: Float32Array
  readonly nodeBias: Float32Array
  readonly alpha: Float32Array
  readonly shared: Float32Array
  readonly state: Float32Array
  readonly smallState: Float32Array
}

async function trained(
  make: CreateEngine,
  one: Case,
  optimiser: Optimiser,
  batches: readonly Batch[],
  from?: Trained,
): Promise<Trained> {
  const engine: Engine = await engineFor(make, one, optimiser)
  if (from !== undefined) {
    await engine.writeEdges(0, from.edges)
    await engine.writeSmall(from)
    await engine.writeState(0, from.state)
    await engine.writeSmallState(from.smallState)
  }
  for (const batch of batches) await engine.train(batch, plainSettings)
  const state = await engine.readState(0, one.graph.targets.length)
  const result = { ...(await readAll(engine)), state, smallState: await engine.readSmallState() }
  await engine.dispose()
  return result
}
