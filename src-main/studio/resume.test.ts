/** Training 2n steps, and training n, stopping or dying, and going on for n more: the same bits. */
import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallFile, smallRun, smallSettings, stopAt, undisturbed } from '../../fixtures/small-studio.ts'
import { hashOfCheckpoint, hashOfCourse } from '../../fixtures/studio-state.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { openWorkspace } from '../store/index.ts'
import { Studio } from './index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const script = path.join(import.meta.dirname, '../../fixtures/kill-studio.ts')
const imported = path.join(folder.path, 'imported')
let file: string

beforeAll(async () => {
  file = smallFile(folder.path)
  await Studio.use(imported, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
})

/** A workspace of its own with the corpus in it. */
function copy(name: string): string {
  const target = path.join(folder.path, name.replaceAll(/\W/g, '-'))
  cpSync(imported, target, { recursive: true })
  return target
}

function hashesOf(workspaceFolder: string, run: number): string[] {
  const workspace = openWorkspace(workspaceFolder, { readOnly: true })
  try {
    return [hashOfCheckpoint(workspace, run), hashOfCourse(workspace, run)]
  } finally {
    workspace.close()
  }
}

const half = smallSettings.steps / 2

const cases: [name: string, changes: Record<string, unknown>][] = [
  ['edge-normalised, on the paper’s rules', { optimiser: 'edge-normalised', keepLast: 1 }],
  ['AdamW, on the paper’s rules', { optimiser: 'adamw', learningRate: 1e-3, clip: 1, beta2: 0.999 }],
  [
    'AdamW, as the released code trains',
    { recipe: 'published', learningRate: 1e-3, candidates: 20, signalReset: 5, trainShared: true },
  ],
  ['edge-normalised, from trigrams', { warmStart: 'trigram', initialRange: 0, energyScale: 0.5 }],
]

describe.each(cases)('%s', (name, changes) => {
  const settings = { ...smallSettings, ...changes }
  let whole: string[]
  let workspace: string

  beforeAll(async () => {
    workspace = copy(name)
    await Studio.use(workspace, async (studio) => {
      const request = { corpus: 1, name: 'Whole', settings: smallRun(changes) }
      const summary = await studio.train(request, undisturbed)
      expect([summary.state, summary.steps]).toEqual(['finished', smallSettings.steps])
    })
    whole = hashesOf(workspace, 1)
  })

  it('stopped in the middle, and gone on with', async () => {
    await Studio.use(workspace, async (studio) => {
      const request = { corpus: 1, name: 'Halves', settings: smallRun(changes) }
      const first = await studio.train(request, stopAt('training', half))
      expect([first.state, first.steps]).toEqual(['interrupted', half])
    })
    await Studio.use(workspace, async (studio) => {
      const second = await studio.resume(undefined, undisturbed)
      expect([second.run, second.state, second.steps]).toEqual([2, 'finished', smallSettings.steps])
    })
    expect(hashesOf(workspace, 2)).toEqual(whole)
  })

  it('killed in the middle, and gone on with', async () => {
    const killed = copy(`killed ${name}`)
    const given = JSON.stringify({ ...settings, checkpointMinutes: 0.001 })
    const child = spawnSync(process.execPath, [script, killed, file, given, String(half)])
    expect([child.signal, child.stderr.toString()]).toEqual(['SIGKILL', ''])
    await Studio.use(killed, async (studio) => {
      expect(studio.recovery.runs).toEqual([1])
      const { steps } = await studio.resume(undefined, undisturbed)
      expect(steps).toBe(smallSettings.steps)
    })
    expect(hashesOf(killed, 1)).toEqual(whole)
  })
})

/** Several blocks of edges, of which a step moves few: most of a checkpoint is shared with the one before it. */
const sparse = { minBigramCount: 1, batchSequences: 1, window: 2, candidates: 3, maxContext: 4 }

it.each([
  ['with every edge in one block', {}],
  ['with blocks that are shared, edge-normalised', sparse],
  ['with blocks that are shared, AdamW', { ...sparse, optimiser: 'adamw', weightDecay: 1, signalReset: 1 }],
])('stopped at every single step, %s', async (name, changes) => {
  const workspace = copy(`every step ${name}`)
  const settings = smallRun({ steps: 6, ...changes })
  await Studio.use(workspace, async (studio) => {
    await studio.train({ corpus: 1, name: 'Whole', settings }, undisturbed)
    await studio.train({ corpus: 1, name: 'Pieces', settings }, stopAt('training', 1))
    for (let step = 2; step <= 6; step++) {
      const { state } = await studio.resume(2, stopAt('training', step))
      expect(state).toBe('interrupted')
    }
    // The last evaluation was still to be made.
    expect((await studio.resume(2, undisturbed)).state).toBe('finished')
  })
  expect(hashesOf(workspace, 2)).toEqual(hashesOf(workspace, 1))
})

it('another seed or rate makes another run, so equal hashes say something', async () => {
  const workspace = copy('others')
  const hashes = await Studio.use(workspace, async (studio) => {
    const runs: string[] = []
    for (const changes of [{}, { seed: 2 }, { learningRate: 4e-3 }]) {
      const settings = smallRun({ steps: 3, ...changes })
      const { run } = await studio.train({ corpus: 1, name: 'One', settings }, undisturbed)
      runs.push(hashesOf(workspace, run)[0])
    }
    return runs
  })
  expect(new Set(hashes).size).toBe(3)
})

describe('a run that its process left between its last checkpoint and its end', () => {
  it.each([
    ['all its steps', {}, smallSettings.steps],
    ['an early stop', { earlyStop: 1, learningRate: 1, weightDecay: 0, evaluations: 6 }, undefined],
  ])('after %s ends as it would have', async (what, changes, steps) => {
    const workspace = copy(what)
    const request = { corpus: 1, name: 'One', settings: smallRun(changes) }
    const whole = await Studio.use(workspace, (studio) => studio.train(request, undisturbed))
    expect(whole.state).toBe('finished')
    if (steps !== undefined) expect(whole.steps).toBe(steps)
    else expect(whole.steps).toBeLessThan(smallSettings.steps)

    // Its states become running, its device is kept; nothing more is written about the run itself.
    let updates = 0
    const beforeWrite = (sql: string): void => {
      if (/^UPDATE runs\b/.test(sql) && ++updates > 2) throw new Error('the process died here')
    }
    const dying = Studio.open(workspace, { seams: { beforeWrite } })
    await expect(dying.train(request, undisturbed)).rejects.toThrow('the process died here')
    dying.close()
    await Studio.use(workspace, async (studio) => {
      expect(studio.recovery.runs).toEqual([2])
      const { steps: resumed, state } = await studio.resume(2, undisturbed)
      expect([resumed, state]).toEqual([whole.steps, 'finished'])
    })
    expect(hashesOf(workspace, 2)).toEqual(hashesOf(workspace, 1))
  })
})

it('a run that is ended before its first step is as if it had begun later', async () => {
  const settings = smallRun({ warmStart: 'trigram', initialRange: 0, energyScale: 0.5 })
  const request = { corpus: 1, name: 'Early', settings }
  const whole = copy('in one go')
  await Studio.use(whole, (studio) => studio.train(request, undisturbed))
  const workspace = copy('ended early')
  await Studio.use(workspace, async (studio) => {
    const control = stopAt('factorising trigrams', 100)
    await expect(studio.train(request, control)).rejects.toMatchObject({ kind: 'cancelled' })
    expect(studio.runs()).toMatchObject([{ state: 'interrupted' }])
    expect(studio.checkpoints(1)).toEqual([])
    await studio.resume(1, undisturbed)
  })
  expect(hashesOf(workspace, 1)).toEqual(hashesOf(whole, 1))
})
