/** Which engine a run gets, what happens when it fails, and going on with another: with engines that are made to. */
import { cpSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallFile, smallRun, stopAt, undisturbed } from '../../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import { absent, fakeEntry, type Temper } from '../../engine/choice/fakes.fixture.ts'
import { engineEntries, type EngineEntry } from '../../engine/choice/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { openWorkspace, type Workspace } from '../../store/index.ts'
import { Studio } from '../index.ts'
import type { JobControl } from '../job.ts'
import { stretchesOf } from '../runs/stretches.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const imported = path.join(folder.path, 'imported')

beforeAll(async () => {
  const file = smallFile(folder.path)
  await Studio.use(imported, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
})

let copies = 0
function workspaceFolder(): string {
  const target = path.join(folder.path, `copy-${++copies}`)
  cpSync(imported, target, { recursive: true })
  return target
}

function looking<Result>(at: string, look: (workspace: Workspace) => Result): Result {
  const workspace = openWorkspace(at, { readOnly: true })
  try {
    return look(workspace)
  } finally {
    workspace.close()
  }
}

const [wasm] = engineEntries
/** The CPU engine so slow that whatever else there is wins, even on a busy machine. */
const slowWasm: EngineEntry = {
  ...wasm,
  create: async (options) => other(await wasm.create(options), { delay: 500 }),
}

/** A card as fast as the processor. */
function card(refuse: () => void = () => undefined): EngineEntry {
  return {
    ...fakeEntry('webgpu'),
    async create(options) {
      refuse()
      return other(await wasm.create(options), { name: 'webgpu' })
    },
  }
}

/** An engine by another name, or with milliseconds before each step. */
function other(engine: Engine, { name, delay }: { name?: string; delay?: number }): Engine {
  return new Proxy(engine, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target)
      if (property === 'report')
        return () => ({ ...target.report(), ...(name !== undefined && { engine: name }) })
      if (property === 'train' && delay !== undefined)
        return async (...step: Parameters<Engine['train']>) => {
          await new Promise((resolve) => setTimeout(resolve, delay))
          return await target.train(...step)
        }
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

const quick = { steps: 6, d: 8, threads: 1 }
const auto = (changes: Readonly<Record<string, unknown>> = {}): TrainingSettings =>
  smallRun({ ...quick, engine: 'auto', ...changes })

function control(engines: readonly EngineEntry[], base: JobControl = undisturbed): JobControl {
  return { ...base, engines }
}

/** Fails from the n-th training step of a real model on; the check and the calibration are of small ones. */
function dying(kind: 'device-lost' | 'memory-insufficient', at: number, isGone = true): Temper {
  return {
    change(engine, { graph }) {
      if (graph.nodes < 300) return engine
      let steps = 0
      const dead = (): boolean => isGone && steps >= at
      const lost = (): StudioError => new StudioError(kind, 'The card is gone.', 'Go on with the processor.')
      return {
        ...engine,
        get stateLength() {
          return engine.stateLength
        },
        async train(...step) {
          if (++steps >= at) throw lost()
          return await engine.train(...step)
        },
        async readEdges(...range) {
          if (dead()) throw lost()
          return await engine.readEdges(...range)
        },
      }
    },
  }
}

describe('a run with auto', () => {
  it('takes the fastest, keeps its name in the settings and says why the others were not taken', async () => {
    const at = workspaceFolder()
    const engines = [slowWasm, card(), fakeEntry('tensorflow', absent)]
    await Studio.use(at, (studio) =>
      studio.train({ corpus: 1, name: 'One', settings: auto() }, control(engines)),
    )
    looking(at, (workspace) => {
      expect(workspace.runs.get(1).settings).toMatchObject({ engine: 'webgpu' })
      const [stretch, ...more] = stretchesOf(workspace, 1)
      expect(more).toEqual([])
      expect(stretch).toMatchObject({ from: 0, to: 6, device: { engine: 'webgpu' } })
      expect(stretch.reason).toMatch(/fastest/)
      expect(stretch.found).toMatchObject({ engine: 'webgpu', state: 'ready', device: 'a webgpu device' })
      expect(stretch.others.map(({ engine }) => engine).sort()).toEqual(['tensorflow', 'wasm'])
      const { metadata } = workspace.checkpoints.latest(1) ?? {}
      expect(metadata).toMatchObject({ engine: 'webgpu' })
    })
  }, 60_000)

  it('takes the next best where the fastest has no room for the model, and tells', async () => {
    const at = workspaceFolder()
    // After its check and its measurement comes the model.
    let models = 0
    const small = card(() => {
      if (++models > 2) throw new StudioError('memory-insufficient', 'It is too small.', 'Buy more.')
    })
    await Studio.use(at, (studio) =>
      studio.train({ corpus: 1, name: 'One', settings: auto() }, control([slowWasm, small])),
    )
    looking(at, (workspace) => {
      expect(workspace.runs.get(1).settings).toMatchObject({ engine: 'wasm' })
      const [{ device, reason, others }] = stretchesOf(workspace, 1)
      expect([device.engine, reason]).toEqual(['wasm', 'Faster engines could not take this model.'])
      expect(others).toEqual([{ engine: 'webgpu', reason: 'It is too small. Buy more.' }])
      const [event] = workspace.journal.events(1).filter(({ kind }) => kind === 'engine')
      expect(event.message).toContain('could not take this model')
    })
  }, 60_000)
})

describe('a run with an engine by name', () => {
  it.each([
    ['is not there', absent, 'unsupported'],
    [
      'has no room for the model',
      {
        create({ graph }) {
          if (graph.nodes > 300) throw new StudioError('memory-insufficient', 'Too small.', 'Buy more.')
        },
      } satisfies Temper,
      'memory-insufficient',
    ],
    [
      'is wrong',
      {
        change: (engine) => ({
          ...engine,
          train: async (batch, step) => engine.train(batch, { ...step, learningRate: 0 }),
        }),
      } satisfies Temper,
      'unsupported',
    ],
  ])('that %s is refused before it begins, and nothing else is taken', async (_, temper, kind) => {
    const at = workspaceFolder()
    const settings = auto({ engine: 'webgpu' })
    const engines = [wasm, fakeEntry('webgpu', temper)]
    await Studio.use(at, async (studio) => {
      const training = studio.train({ corpus: 1, name: 'One', settings }, control(engines))
      await expect(training).rejects.toMatchObject({ kind })
      expect(studio.runs()).toEqual([])
    })
  })
})

describe('an engine that fails in the middle', () => {
  it.each([
    ['is lost', dying('device-lost', 4), 0],
    ['has no memory for a step, but answers', dying('memory-insufficient', 4, false), 3],
  ] as const)('%s: the run has failed, and goes on with the processor', async (_, temper, saved) => {
    const at = workspaceFolder()
    const settings = auto({ engine: 'webgpu', checkpointMinutes: 1000, evaluations: 1 })
    const engines = [wasm, fakeEntry('webgpu', temper)]
    await Studio.use(at, async (studio) => {
      const training = studio.train({ corpus: 1, name: 'One', settings }, control(engines))
      await expect(training).rejects.toMatchObject({ message: 'The card is gone.' })
      expect(studio.runs()).toMatchObject([{ state: 'failed', reason: 'The card is gone.' }])
      expect(studio.checkpoints(1).at(-1)?.step).toBe(saved)
      const summary = await studio.resume(1, control(engines), { engine: 'wasm' })
      expect([summary.state, summary.steps]).toEqual(['finished', 6])
    })
    looking(at, (workspace) => {
      const stretches = stretchesOf(workspace, 1).map(({ from, to, device }) => [from, to, device.engine])
      expect(stretches).toEqual(
        saved === 0 ? [[0, 6, 'wasm']] : [[0, saved, 'reference'], [saved, 6, 'wasm']], // prettier-ignore
      )
      expect(workspace.runs.get(1).settings).toMatchObject({ engine: 'wasm' })
    })
  })
})

describe('going on with another engine', () => {
  it('gives the curve of one engine, within what they may differ', async () => {
    const at = workspaceFolder()
    const engines = [wasm, fakeEntry('webgpu')]
    const losses = await Studio.use(at, async (studio) => {
      const settings = auto({ engine: 'wasm' })
      await studio.train({ corpus: 1, name: 'Whole', settings }, control(engines))
      const other = { ...settings, engine: 'webgpu' as const }
      await studio.train(
        { corpus: 1, name: 'Parts', settings: other },
        control(engines, stopAt('training', 2)),
      )
      await studio.resume(2, control(engines, stopAt('training', 4)), { engine: 'wasm' })
      await studio.resume(2, control(engines), { engine: 'webgpu' })
      return [1, 2].map((run) => studio.learningCurve(run))
    })
    expect(losses[1]).toHaveLength(6)
    for (const [step, loss] of losses[0].entries()) expect(losses[1][step]).toBeCloseTo(loss, 4)
    const stretches = looking(at, (workspace) => stretchesOf(workspace, 2))
    expect(stretches.map(({ from, to, device }) => [from, to, device.engine])).toEqual([
      [0, 2, 'reference'],
      [2, 4, 'wasm'],
      [4, 6, 'reference'],
    ])
  })

  it('opens a run that knows of no engines, and goes on with the processor', async () => {
    const at = workspaceFolder()
    await Studio.use(at, (studio) =>
      studio.train({ corpus: 1, name: 'Old', settings: smallRun(quick) }, stopAt('training', 2)),
    )
    const workspace = openWorkspace(at)
    const { engine: _, ...old } = workspace.runs.get(1).settings as TrainingSettings
    workspace.runs.saveSettings(1, old)
    workspace.close()
    await Studio.use(at, async (studio) => {
      const summary = await studio.resume(1, undisturbed)
      expect([summary.state, summary.steps]).toEqual(['finished', quick.steps])
      expect(studio.run(1).settings).toMatchObject({ engine: 'wasm' })
    })
  })
})
