/** Reading, writing and what is said to have changed. */
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { Random } from '../../../src-shared/random.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Engine } from '../engine.ts'
import { adamw, caseOf, edgeNormalised, factored, half, plainSettings, readAll, withEngine } from './cases.ts'
import type { Case, CreateEngine, Promises } from './cases.ts'

export function describeStorage(create: CreateEngine, promises: Promises): void {
  const threads = Math.max(...promises.threads)
  const optimisers = [adamw, factored, half, edgeNormalised].filter(
    ({ kind }) => promises.refuses?.includes(kind) !== true,
  )
  const example = (d = promises.dimensions[0], batches = 1): Case =>
    caseOf(
      { seed: 6, nodes: 25, density: 0.3, sequences: 4, predictions: 5, threads, config: { d } },
      batches,
    )

  describe('parameters and state', () => {
    it.each(promises.dimensions)('come back as they were written, d = %i', async (d) => {
      const one = example(d)
      await withEngine(create, one, adamw, async (engine) => {
        expect(await readAll(engine)).toEqual(one.parameters)
        const edges = one.graph.targets.length
        const length = recordLength(d)
        const random = new Random(1)
        for (let n = 0; n < 20; n++) {
          const first = random.below(edges)
          const count = random.below(edges - first + 1)
          const expected = one.parameters.edges.slice(first * length, (first + count) * length)
          expect(await engine.readEdges(first, count)).toEqual(expected)
        }
        const block = Float32Array.from({ length: 3 * length }, () => random.gaussian())
        await engine.writeEdges(7, block)
        expect(await engine.readEdges(7, 3)).toEqual(block)
        const neighbour = one.parameters.edges.slice(10 * length, 11 * length)
        expect(await engine.readEdges(10, 1)).toEqual(neighbour)
      })
    })

    it.each(optimisers)('state of $kind, block by block', async (optimiser) => {
      const one = example()
      const edges = one.graph.targets.length
      await withEngine(create, one, optimiser, async (engine) => {
        await engine.train(one.batches[0], plainSettings)
        const state = await engine.readState(0, edges)
        expect(state.length).toBe(edges * engine.stateLength)
        expect(await engine.readState(3, 2)).toEqual(
          state.slice(3 * engine.stateLength, 5 * engine.stateLength),
        )
        const small = await engine.readSmallState()
        await engine.startOptimiser()
        expect(await engine.readState(0, edges)).not.toEqual(state)
        await engine.writeState(0, state.subarray(0, 5 * engine.stateLength))
        await engine.writeState(5, state.subarray(5 * engine.stateLength))
        await engine.writeSmallState(small)
        expect(await engine.readState(0, edges)).toEqual(state)
        expect(await engine.readSmallState()).toEqual(small)
      })
    })

    it('are copies: what was read does not change with training', async () => {
      const one = example()
      await withEngine(create, one, adamw, async (engine) => {
        const before = await readAll(engine)
        await engine.train(one.batches[0], plainSettings)
        expect(before).toEqual(one.parameters)
        expect(await readAll(engine)).not.toEqual(before)
      })
    })

    it('stay as they are while the engine evaluates', async () => {
      const one = example()
      await withEngine(create, one, adamw, async (engine) => {
        const first = await engine.evaluate(one.batches[0], 'all')
        expect(await engine.evaluate(one.batches[0], 'all')).toEqual(first)
        expect(await readAll(engine)).toEqual(one.parameters)
      })
    })
  })

  describe('changed edges', () => {
    it('are those that were written or trained since the last look', async () => {
      const one = example(undefined, 4)
      for (const optimiser of optimisers)
        await withEngine(create, one, optimiser, async (engine) => {
          const edges = one.graph.targets.length
          const all = await engine.takeChangedEdges()
          expect(all.length).toBe(Math.ceil(edges / 8))
          expect(members(all)).toEqual(Array.from({ length: edges }, (_, e) => e))
          expect(members(await engine.takeChangedEdges())).toEqual([])
          for (const batch of one.batches)
            await checkChanges(engine, () => engine.train(batch, plainSettings))
          await engine.evaluate(one.batches[0], 'all')
          expect(members(await engine.takeChangedEdges())).toEqual([])
          const block = new Float32Array(2 * recordLength(one.config.d))
          await checkChanges(engine, () => engine.writeEdges(9, block))
        })
    })
  })

  describe('the engine', () => {
    it('takes batches smaller than the largest it was made for', async () => {
      const one = example()
      const [batch] = one.batches
      const maxBatch = { sequences: batch.sequences + 5, length: batch.length + 9 }
      const roomy: CreateEngine = (options) => create({ ...options, maxBatch })
      const exactFit = await withEngine(create, one, adamw, (e) => e.evaluate(batch, 'all'))
      expect(await withEngine(roomy, one, adamw, (e) => e.evaluate(batch, 'all'))).toEqual(exactFit)
    })

    it('says what it is', async () => {
      const one = example()
      await withEngine(create, one, adamw, async (engine) => {
        const report = engine.report()
        const floats = one.graph.targets.length * (recordLength(one.config.d) + engine.stateLength)
        expect(report.bytes).toBeGreaterThanOrEqual(4 * floats)
        expect(report.threads).toBeGreaterThanOrEqual(1)
        for (const word of [report.engine, report.device, report.variant]) expect(word).not.toBe('')
        expect(engine.config).toEqual(one.config)
        expect(engine.graph.targets).toEqual(one.graph.targets)
      })
    })

    it('does not train without an optimiser', async () => {
      const one = example()
      await withEngine(create, one, undefined, async (engine) => {
        expect(engine.stateLength).toBe(0)
        const failure: unknown = await engine
          .train(one.batches[0], plainSettings)
          .catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(StudioError)
        expect((failure as StudioError).kind).toBe('unsupported')
        expect(await readAll(engine)).toEqual(one.parameters)
      })
    })
  })
}

function members(bits: Uint8Array): number[] {
  return [...bits].flatMap((byte, n) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (1 << bit)).map((bit) => 8 * n + bit),
  )
}

/** Every edge whose record differs afterwards must be named; naming more is allowed only as far as it was touched. */
async function checkChanges(engine: Engine, act: () => Promise<unknown>): Promise<void> {
  const length = recordLength(engine.config.d)
  const edges = engine.graph.targets.length
  const before = await engine.readEdges(0, edges)
  const outcome = await act()
  const after = await engine.readEdges(0, edges)
  const named = new Set(members(await engine.takeChangedEdges()))
  let differing = 0
  for (let edge = 0; edge < edges; edge++) {
    const at = edge * length
    const differs = after.subarray(at, at + length).some((value, i) => value !== before[at + i])
    if (differs) differing++
    if (differs) expect(named).toContain(edge)
  }
  expect(differing).toBeGreaterThan(0)
  const touched =
    typeof outcome === 'object' && outcome !== null && 'edgesUpdated' in outcome
      ? outcome.edgesUpdated
      : differing
  expect(named.size).toBe(touched)
}
