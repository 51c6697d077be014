import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { adamw, caseOf, engineFor, plainSettings, readAll, withEngine } from '../conformance/cases.ts'
import type { Shape } from '../conformance/cases.ts'
import type { Engine, EngineOptions } from '../engine.ts'
import { ownEdges } from '../../model/graph.ts'
import { createWasmEngine } from './index.ts'
import { usualLimits } from './limits.ts'
import { WasmEngine } from './wasm-engine.ts'

const shape: Shape = {
  seed: 9,
  nodes: 40,
  density: 0.4,
  sequences: 6,
  predictions: 12,
  threads: 2,
  config: { d: 16, sharedWeighting: 'continuation' },
}

async function kindOf(attempt: Promise<unknown>): Promise<unknown> {
  const failure: unknown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  return failure instanceof StudioError ? failure.kind : failure
}

describe('the bits of a training', () => {
  /** Parameters and state after five steps. */
  async function trained(threads: number, create = createWasmEngine): Promise<unknown[]> {
    const one = caseOf({ ...shape, threads }, 5)
    return withEngine(create, one, adamw, async (engine) => {
      const reports = []
      for (const batch of one.batches) reports.push(await engine.train(batch, plainSettings))
      const state = await engine.readState(0, ownEdges(one.graph))
      return [reports, await readAll(engine), state, await engine.readSmallState()]
    })
  }

  it('do not depend on the number of threads', async () => {
    const one = await trained(1)
    for (const threads of [2, 3, 5]) expect(await trained(threads)).toEqual(one)
  })

  it('do not depend on which thread takes which block', async () => {
    const cutUp = async (options: EngineOptions): Promise<Engine> => {
      const engine = new WasmEngine(options, { ...usualLimits, largestWhole: 20, blockPairs: 10 })
      await engine.open()
      return engine
    }
    const first = await trained(3, cutUp)
    for (let n = 0; n < 4; n++) expect(await trained(3, cutUp)).toEqual(first)
    expect(await trained(1, cutUp)).toEqual(first)
  })
})

describe('values that are not finite', () => {
  it('are traced to the edge where they began, and leave the others as they were', async () => {
    const one = caseOf(shape)
    const { offsets } = one.graph
    // The last own edge of the first source of the batch.
    const edge = offsets[one.batches[0].tokens[0] + 1] - 1
    const at = edge * 272
    one.parameters.edges[at + 5] = Infinity
    await withEngine(createWasmEngine, one, adamw, async (engine) => {
      const report = await engine.train(one.batches[0], plainSettings)
      expect(report.nonFinite).toBe(edge)
      const { edges } = await readAll(engine)
      expect(edges.filter((value) => !Number.isFinite(value))).toEqual(Float32Array.of(Infinity))
    })
  })
})

describe('calls that make no sense', () => {
  it('are refused with what would', async () => {
    const one = caseOf(shape)
    const [batch] = one.batches
    await withEngine(createWasmEngine, one, adamw, async (engine) => {
      const tokens = batch.tokens
      const refused = [
        { ...batch, sequences: 0, tokens: tokens.slice(0, 0) },
        { ...batch, length: 1, tokens: tokens.slice(0, 6) },
        { ...batch, tokens: tokens.slice(1) },
        { ...batch, tokens: tokens.map(() => 40) },
        { sequences: 7, length: 13, tokens: new Uint32Array(91) },
      ]
      for (const wrong of refused) {
        expect(await kindOf(engine.train(wrong, plainSettings))).toBe('setting-out-of-range')
        expect(await kindOf(engine.evaluate(wrong, 'all'))).toBe('setting-out-of-range')
      }
      for (const candidates of [-1, 1.5, NaN])
        expect(await kindOf(engine.evaluate(batch, candidates))).toBe('setting-out-of-range')
      const edges = ownEdges(one.graph)
      expect(await kindOf(engine.readEdges(edges - 1, 2))).toBe('setting-out-of-range')
      expect(await kindOf(engine.writeEdges(0, new Float32Array(7)))).toBe('setting-out-of-range')
      expect(await kindOf(engine.writeSmallState(new Float32Array(1)))).toBe('input-damaged')
      // None of this has done harm.
      expect((await engine.train(batch, plainSettings)).nonFinite).toBe(undefined)
    })
  })

  it('do not make an engine', async () => {
    const { config, graph } = caseOf(shape)
    const plain: EngineOptions = {
      config,
      graph,
      optimiser: adamw,
      threads: 1,
      maxBatch: { sequences: 1, length: 2 },
    }
    const impossible: Partial<EngineOptions>[] = [
      { threads: 0 },
      { threads: 1.5 },
      { maxBatch: { sequences: 0, length: 2 } },
      { maxBatch: { sequences: 1, length: 1 } },
    ]
    for (const changes of impossible)
      expect(await kindOf(createWasmEngine({ ...plain, ...changes }))).toBe('setting-out-of-range')
    const engine = await createWasmEngine(plain)
    expect(engine.report()).toMatchObject({ engine: 'wasm', threads: 1 })
    await engine.dispose()
  })

  it('reject when they overlap', async () => {
    const one = caseOf(shape)
    await withEngine(createWasmEngine, one, adamw, async (engine) => {
      const first = engine.train(one.batches[0], plainSettings)
      await expect(engine.train(one.batches[0], plainSettings)).rejects.toThrow('overlap')
      expect((await first).predictions).toBe(72)
    })
  })

  it('reject after the end, which may come in the middle of a step and more than once', async () => {
    const one = caseOf(shape)
    const engine = await engineFor(createWasmEngine, one, adamw)
    const running = engine.train(one.batches[0], plainSettings).then(
      () => 'done',
      () => 'rejected',
    )
    await engine.dispose()
    await engine.dispose()
    expect(await running).toBe('rejected')
    await expect(engine.evaluate(one.batches[0], 'all')).rejects.toThrow('disposed')
  })
})
