/** What the suite for every engine does not ask of this one. One file, because all of it is asked of the one device that a process opens. */
import { describe, expect, it, vi } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { ownEdges } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import {
  adamw,
  caseOf,
  edgeNormalised,
  engineFor,
  factored,
  half,
  plainSettings,
  readAll,
  withEngine,
} from '../conformance/cases.ts'
import type { Case, CreateEngine, Shape } from '../conformance/cases.ts'
import { describeSignalModel } from '../conformance/index.ts'
import { stepPhases } from '../engine.ts'
import type { Engine, EngineOptions, Optimiser, StepSettings } from '../engine.ts'
import { createWasmEngine } from '../wasm/index.ts'
import { memoryInsufficient } from './device.ts'
import { openForTests } from './device.fixture.ts'
import { layOut } from './layout.ts'
import type { GpuLimits } from './limits.ts'
import { limitsOf } from './limits.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

const { gpu, reason } = await openForTests()

const shape: Shape = {
  seed: 9,
  nodes: 20,
  density: 0.4,
  sequences: 5,
  predictions: 9,
  threads: 1,
  config: { d: 8, sharedWeighting: 'continuation', trainShared: true },
}

async function open(options: EngineOptions, limits?: GpuLimits, device = gpu): Promise<WebGpuEngine> {
  if (device === undefined) throw new Error(reason)
  const engine = new WebGpuEngine(device, options, limits)
  await engine.open()
  return engine
}
const create: CreateEngine = (options) => open(options)

async function kindOf(attempt: Promise<unknown>): Promise<unknown> {
  const failure: unknown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  return failure instanceof StudioError ? failure.kind : failure
}

async function failureOf(attempt: Promise<unknown>): Promise<StudioError> {
  const failure: unknown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(StudioError)
  return failure as StudioError
}

/** Hands parameters and state of one engine to another, in blocks as checkpoints have them. */
async function handOver(from: Engine, to: Engine): Promise<void> {
  const edges = ownEdges(from.graph)
  for (let first = 0; first < edges; first += 7) {
    const count = Math.min(7, edges - first)
    await to.writeEdges(first, await from.readEdges(first, count))
    await to.writeState(first, await from.readState(first, count))
  }
  await to.writeSmall(await from.readSmall())
  await to.writeSmallState(await from.readSmallState())
}

async function expectAlike(one: Engine, other: Engine): Promise<void> {
  const [a, b] = [await readAll(one), await readAll(other)]
  for (const part of ['edges', 'nodeBias', 'alpha', 'shared'] as const)
    expect(largestError(a[part], b[part])).toBeLessThanOrEqual(1e-4)
}

const kinds: { name: string; optimiser: Optimiser; settings: StepSettings }[] = [
  { name: 'AdamW', optimiser: adamw, settings: { ...plainSettings, clip: 0.02, weightDecay: 1 } },
  { name: 'factored AdamW', optimiser: factored, settings: { ...plainSettings, clip: 0.02, weightDecay: 1 } },
  { name: 'AdamW in half precision', optimiser: half, settings: { ...plainSettings, clip: 0.02 } },
  { name: 'edge-normalised', optimiser: edgeNormalised, settings: { ...plainSettings, biasDecay: 2 } },
  {
    name: 'centred, sampled, released code',
    optimiser: { ...edgeNormalised, restingSignal: 0.7 },
    settings: { ...plainSettings, candidates: 3, signalReset: 4 },
  },
]

describe.skipIf(gpu === undefined)(
  `the webgpu engine${gpu === undefined ? `: not tried, ${reason}` : ''}`,
  () => {
    describe.each(kinds)('a training with $name', ({ name, optimiser, settings }) => {
      const dialect = name.includes('released') ? ('brillm-0.5' as const) : ('paper' as const)
      const one: Case = caseOf({ ...shape, config: { ...shape.config, dialect } }, 4)

      it('goes on on the CPU, and the other way round', async () => {
        await withEngine(create, one, optimiser, (ours) =>
          withEngine(createWasmEngine, one, optimiser, async (theirs) => {
            for (const batch of one.batches)
              for (const engine of [ours, theirs]) await engine.train(batch, settings)
            await expectAlike(ours, theirs)
            await withEngine(createWasmEngine, one, optimiser, async (later) => {
              await handOver(ours, later)
              expect(await readAll(later)).toEqual(await readAll(ours))
              for (const engine of [later, ours]) await engine.train(one.batches[1], settings)
              await expectAlike(later, ours)
            })
            await withEngine(create, one, optimiser, async (later) => {
              await handOver(theirs, later)
              expect(await later.readState(0, 5)).toEqual(await theirs.readState(0, 5))
              for (const engine of [later, theirs]) await engine.train(one.batches[2], settings)
              await expectAlike(later, theirs)
            })
          }),
        )
      })

      it('has the same bits when its table and its workspace are cut into small parts', async () => {
        const bytesPerEdge = 4 * (2 * recordLength(8) + 4)
        const limits = { shardBytes: bytesPerEdge * shape.nodes * 1.5, workspaceBytes: 12_000 }
        const cutUp = (options: EngineOptions): Promise<Engine> => open(options, limits)
        const results = []
        for (const way of [create, cutUp])
          results.push(
            await withEngine(way, one, optimiser, async (engine) => {
              const reports = []
              for (const batch of one.batches) reports.push(await engine.train(batch, settings))
              const scores = await engine.evaluate(one.batches[0], settings.candidates)
              const state = await engine.readState(0, ownEdges(one.graph))
              const changed = await engine.takeChangedEdges()
              const variant = engine.report().variant
              return { variant, parts: [scores, await readAll(engine), state, changed], reports }
            }),
          )
        expect(results[0].variant).toContain('1 shard')
        expect(results[1].variant).toMatch(/\d shards/)
        expect(results[1].parts).toEqual(results[0].parts)
        for (const [n, report] of results[1].reports.entries())
          expect(report.edgesUpdated).toBe(results[0].reports[n].edgesUpdated)
      })
    })

    it.each([8, 64] as const)('adds up as well without subgroups, d = %i', async (d) => {
      const plain = await openForTests({ defaultLimits: true })
      expect(plain.gpu!.subgroups).toBe(0)
      const one = caseOf({ ...shape, config: { ...shape.config, d } })
      const results = []
      for (const device of [gpu!, plain.gpu!]) {
        const made = (options: EngineOptions): Promise<Engine> => open(options, undefined, device)
        results.push(
          await withEngine(made, one, undefined, (engine) => {
            expect(engine.report().variant.includes('subgroups')).toBe(device.subgroups > 0)
            return engine.evaluate(one.batches[0], 'all')
          }),
        )
      }
      const [ours, theirs] = results
      expect(ours.rank).toEqual(theirs.rank)
      for (const part of ['loss', 'energy'] as const)
        expect(largestError(ours[part], theirs[part])).toBeLessThanOrEqual(1e-6)
    })

    it('takes steps before the reports of earlier ones are there, in the order of the calls', async () => {
      const one = caseOf(shape, 4)
      const inTurn = await withEngine(create, one, adamw, async (engine) => {
        const reports = []
        for (const batch of one.batches) reports.push(await engine.train(batch, plainSettings))
        return [reports, await readAll(engine)]
      })
      const queued = await withEngine(create, one, adamw, async (engine) => {
        const reports = one.batches.map((batch) => engine.train(batch, plainSettings))
        return [await Promise.all(reports), await readAll(engine)]
      })
      expect(queued).toEqual(inTurn)
    })

    it('says where the time of a step went, which is the same step, where the device has a clock', async () => {
      const one = caseOf(shape, 2)
      const plain = await withEngine(create, one, adamw, async (engine) => {
        for (const batch of one.batches) await engine.train(batch, plainSettings)
        return readAll(engine)
      })
      await withEngine(create, one, adamw, async (engine) => {
        expect(engine.timeStep !== undefined).toBe(gpu!.device.features.has('timestamp-query'))
        for (const batch of one.batches) {
          if (engine.timeStep === undefined) await engine.train(batch, plainSettings)
          else {
            const times = await engine.timeStep(batch, plainSettings)
            expect(Object.keys(times)).toEqual(stepPhases)
            for (const time of Object.values(times)) expect(time).toBeGreaterThanOrEqual(0)
            expect(times.backward! + times.energies!).toBeGreaterThan(0)
          }
        }
        expect(await readAll(engine)).toEqual(plain)
      })
    })

    it('traces values that are not finite to the edge where they began, and leaves the others as they were', async () => {
      const one = caseOf(shape)
      const edge = one.graph.offsets[one.batches[0].tokens[0] + 1] - 1
      one.parameters.edges[edge * recordLength(8) + 5] = Infinity
      await withEngine(create, one, adamw, async (engine) => {
        const report = await engine.train(one.batches[0], plainSettings)
        expect(report.nonFinite).toBe(edge)
        const { edges } = await readAll(engine)
        expect(edges.filter((value) => !Number.isFinite(value))).toEqual(Float32Array.of(Infinity))
      })
    })

    it('refuses what makes no sense, and what does not fit', async () => {
      const one = caseOf(shape)
      const [batch] = one.batches
      await withEngine(create, one, adamw, async (engine) => {
        const { tokens } = batch
        const refused = [
          { ...batch, sequences: 0, tokens: tokens.slice(0, 0) },
          { ...batch, length: 1, tokens: tokens.slice(0, 5) },
          { ...batch, tokens: tokens.slice(1) },
          { ...batch, tokens: tokens.map(() => 20) },
          { sequences: 6, length: 10, tokens: new Uint32Array(60) },
        ]
        for (const wrong of refused) {
          expect(await kindOf(engine.train(wrong, plainSettings))).toBe('setting-out-of-range')
          expect(await kindOf(engine.evaluate(wrong, 'all'))).toBe('setting-out-of-range')
        }
        for (const candidates of [-1, 1.5, NaN])
          expect(await kindOf(engine.evaluate(batch, candidates))).toBe('setting-out-of-range')
        expect(await kindOf(engine.readEdges(ownEdges(one.graph) - 1, 2))).toBe('setting-out-of-range')
        expect(await kindOf(engine.writeEdges(0, new Float32Array(7)))).toBe('setting-out-of-range')
        expect(await kindOf(engine.writeSmallState(new Float32Array(1)))).toBe('input-damaged')
        expect((await engine.train(batch, plainSettings)).nonFinite).toBe(undefined)
      })
      const { config, graph } = one
      const options = { config, graph, optimiser: adamw, threads: 1, maxBatch: { sequences: 5, length: 10 } }
      const usual = limitsOf(gpu!.device.limits)
      expect(await kindOf(open(options, { ...usual, shardBytes: 4 * 148 * 2 }))).toBe('unsupported')
      const narrow = await open(options, { ...usual, workspaceBytes: 64 })
      expect(await kindOf(narrow.train(batch, plainSettings))).toBe('memory-insufficient')
      await narrow.dispose()
    })

    it('refuses a batch that is larger than one buffer, with one that is not', async () => {
      const { config, graph } = caseOf(shape)
      const length = 4 * Math.ceil(gpu!.device.limits.maxStorageBufferBindingSize / 4 / 8 / 4)
      const options = { config, graph, optimiser: adamw, threads: 1 }
      const failure = await failureOf(open({ ...options, maxBatch: { sequences: 1, length } }))
      expect(failure.kind).toBe('memory-insufficient')
      expect(failure.hint).toContain('shorter sequences')
      const most = await failureOf(open({ ...options, maxBatch: { sequences: length / 64, length: 65 } }))
      expect(most.kind).toBe('memory-insufficient')
      const fewer = Number(/(\d+) sequences/.exec(most.hint)?.[1])
      expect(fewer).toBeGreaterThan(1)
      const { board } = layOut(config, graph, { sequences: fewer, length: 65 })
      expect(4 * board.total).toBeLessThanOrEqual(gpu!.device.limits.maxStorageBufferBindingSize)
    })

    describe('when the device has no memory left', () => {
      /** Refuses what has this label from the n-th time on, as a full device does. */
      function full(label: string, from = 0): () => void {
        const create = gpu!.create.bind(gpu)
        let times = 0
        const spy = vi.spyOn(gpu!, 'create').mockImplementation((name, size, usage, most) => {
          if (name === label && times++ >= from) throw memoryInsufficient(`${name} of ${size} bytes`, 'full')
          return create(name, size, usage, most)
        })
        return () => spy.mockRestore()
      }

      it('refuses a model with its forecast, the threshold that fits, and lets go of what it had', async () => {
        const one = caseOf(shape)
        const { config, graph } = one
        const counts = graph.counts.map((_, edge) => 1 + (edge % 3))
        const limits = { shardBytes: 4 * 148 * 40, workspaceBytes: 1e6 }
        const restore = full('records', 3)
        const maxBatch = { sequences: 5, length: 10 }
        const attempt = open(
          { config, graph: { ...graph, counts }, optimiser: adamw, threads: 1, maxBatch },
          limits,
        )
        const failure = await failureOf(attempt)
        restore()
        expect(failure.kind).toBe('memory-insufficient')
        expect(failure.message).toMatch(/needs \d+\.\d\d GB .* for \d+ own edges/)
        expect(failure.hint).toMatch(/With minBigramCount [23] \d+ own edges are left/)
      })

      it.each(['E', 'partials', 'slots', 'path', 'plan'])(
        'for %s of a step: proposes a smaller batch and goes on',
        async (label) => {
          const one = caseOf(shape)
          const [batch] = one.batches
          await withEngine(create, one, adamw, async (engine) => {
            const before = await readAll(engine)
            const restore = full(label)
            const failure = await failureOf(engine.train(batch, plainSettings))
            restore()
            expect(failure.kind).toBe('memory-insufficient')
            expect(failure.message).toContain('5 × 10 tokens')
            expect(failure.hint).toContain('2 sequences')
            expect(await readAll(engine)).toEqual(before)
            expect((await engine.train(batch, plainSettings)).predictions).toBe(45)
          })
        },
      )
    })

    it('says when the driver refuses a kernel, and asks again the next time', async () => {
      const { config, graph } = caseOf({ ...shape, config: { d: 16 } })
      const options = {
        config,
        graph,
        optimiser: undefined,
        threads: 1,
        maxBatch: { sequences: 1, length: 3 },
      }
      const compile = gpu!.compile.bind(gpu)
      const spy = vi
        .spyOn(gpu!, 'compile')
        .mockImplementation((name, code, layout) =>
          compile(name, name === 'softmax' ? `${code} fn broken() -> u32 { return 1.5; }` : code, layout),
        )
      const failure = await failureOf(open(options))
      spy.mockRestore()
      expect(failure.kind).toBe('unsupported')
      expect(failure.message).toContain('softmax')
      const engine = await open(options)
      await engine.dispose()
    })

    it('rejects after its end, which may come more than once', async () => {
      const one = caseOf(shape)
      const engine = await engineFor(create, one, adamw)
      const running = engine.train(one.batches[0], plainSettings).then(
        () => 'done',
        () => 'rejected',
      )
      await engine.dispose()
      await engine.dispose()
      expect(['done', 'rejected']).toContain(await running)
      await expect(engine.evaluate(one.batches[0], 'all')).rejects.toThrow('disposed')
    })

    describeSignalModel(
      'webgpu',
      async (config, graph, parameters) => {
        const maxBatch = { sequences: 1, length: 2 }
        const engine = await open({ config, graph, optimiser: undefined, threads: 1, maxBatch })
        await engine.writeEdges(0, parameters.edges)
        await engine.writeSmall(parameters)
        const model = await engine.signalModel()
        await engine.dispose()
        return model
      },
      { dimensions: [8] },
    )
  },
)
