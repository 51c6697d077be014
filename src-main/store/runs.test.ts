import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, smallConfig, temporaryFolder } from '../../fixtures/workspace.ts'
import { type RunState, runStates, runTransitions } from '../../src-shared/run.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace
let ids: ReturnType<typeof addRun>

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
  ids = addRun(workspace)
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

/** The shortest way from 'queued' into each state. */
const ways: Record<RunState, readonly RunState[]> = {
  queued: [],
  running: ['running'],
  paused: ['running', 'paused'],
  interrupted: ['running', 'interrupted'],
  finished: ['running', 'finished'],
  stopped: ['stopped'],
  failed: ['failed'],
}

function bring(state: RunState): void {
  for (const step of ways[state]) workspace.runs.setState(ids.run, step)
}

describe('a run', () => {
  it('keeps what it was made with', () => {
    const settings = { preset: 'demo', rates: [0.1, 0.2], nested: { seed: 7 } }
    const { corpus, tokenizer } = ids
    const made = workspace.runs.create({
      ...{
        name: 'Größe',
        corpus,
        tokenizer,
        config: smallConfig,
        settings,
        parentCheckpoint: 4,
        tags: ['a'],
      },
      notes: 'n',
    })
    const run = workspace.runs.get(made.id)
    expect(run).toEqual(made)
    expect(run).toMatchObject({
      name: 'Größe',
      config: smallConfig,
      settings,
      parentCheckpoint: 4,
      tags: ['a'],
      notes: 'n',
    })
    expect(run).toMatchObject({ state: 'queued', started: undefined, ended: undefined, archived: false })
    expect(workspace.runs.list().map(({ id }) => id)).toEqual([ids.run, made.id])
  })

  it('tells in its journal how its state changed, at the step where it was', () => {
    const { run } = ids
    workspace.runs.setState(run, 'running')
    workspace.metrics.append(run, [{ step: 7, values: { loss: 1 } }])
    workspace.runs.setState(run, 'failed', 'The disk is full.')
    // Refused, so it did not happen.
    expect(() => workspace.runs.setState(run, 'paused')).toThrow()
    workspace.runs.setState(run, 'running')
    workspace.rewind(run, 3)
    expect(workspace.journal.events(run)).toMatchObject([
      { step: 0, kind: 'state', message: 'Training began.', detail: { from: 'queued', to: 'running' } },
      { step: 7, message: 'Training failed. The disk is full.' },
      { step: 7, message: 'Training went on.', detail: { from: 'failed', to: 'running' } },
    ])
  })

  it('that a dead process left tells so', () => {
    workspace.runs.setState(ids.run, 'running')
    workspace.close()
    workspace = openWorkspace(folder.path)
    expect(workspace.journal.events(ids.run).at(-1)).toMatchObject({
      message: 'Training was interrupted. The program ended unexpectedly while it was training.',
    })
  })

  it('wants a corpus and a tokenizer that exist', () => {
    const run = { name: 'R', corpus: 55, tokenizer: ids.tokenizer, config: smallConfig, settings: {} }
    expect(() => workspace.runs.create(run)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    expect(workspace.runs.list()).toHaveLength(1)
  })

  it.each(runStates.flatMap((from) => runStates.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    bring(from)
    if (runTransitions[from].includes(to)) {
      const run = workspace.runs.setState(ids.run, to, 'because')
      expect(run).toMatchObject({ state: to, reason: 'because' })
      expect(run.ended === undefined).toBe(to === 'running' || to === 'paused')
    } else {
      expect(() => workspace.runs.setState(ids.run, to)).toThrow(expect.objectContaining({ kind: 'usage' }))
      expect(workspace.runs.get(ids.run).state).toBe(from)
    }
  })

  it.each(runStates)('in state %s can be described, given points, and deleted unless it runs', (state) => {
    bring(state)
    const changes = { name: 'N', tags: ['x', 'y'], notes: 'long', archived: true }
    expect(workspace.runs.describe(ids.run, changes)).toMatchObject({ ...changes, state })
    workspace.metrics.append(ids.run, [{ step: 1, values: { loss: 1 } }])
    if (state === 'running') {
      expect(() => workspace.runs.delete(ids.run)).toThrow(expect.objectContaining({ kind: 'usage' }))
      expect(workspace.runs.get(ids.run).state).toBe('running')
    } else {
      workspace.runs.delete(ids.run)
      expect(workspace.runs.list()).toEqual([])
      expect(workspace.metrics.points(ids.run)).toEqual([])
    }
  })

  it.each(runStates)('in state %s when its process dies is told apart after reopening', (state) => {
    bring(state)
    workspace.close()
    workspace = openWorkspace(folder.path)
    expect(workspace.runs.get(ids.run).state).toBe(state === 'running' ? 'interrupted' : state)
    expect(workspace.recovery.runs).toEqual(state === 'running' ? [ids.run] : [])
  })

  it('remembers its first start, what ran it, and is found as the latest', () => {
    const first = workspace.runs.setState(ids.run, 'running').started
    workspace.runs.setState(ids.run, 'paused')
    expect(workspace.runs.setState(ids.run, 'running').started).toBe(first)
    workspace.runs.saveDevice(ids.run, { threads: 2 })
    workspace.runs.saveSettings(ids.run, { steps: 9 })
    expect(workspace.runs.get(ids.run)).toMatchObject({ device: { threads: 2 }, settings: { steps: 9 } })
    expect(workspace.runs.latest(['running', 'paused'])?.id).toBe(ids.run)
    expect(workspace.runs.latest(['failed'])).toBeUndefined()
  })

  it('protects its corpus', () => {
    expect(() => workspace.corpora.delete(ids.corpus)).toThrow(expect.objectContaining({ kind: 'usage' }))
    workspace.runs.delete(ids.run)
    workspace.corpora.delete(ids.corpus)
    expect(workspace.corpora.list()).toEqual([])
  })

  it('that does not exist is said to', () => {
    const unknown = expect.objectContaining({ kind: 'not-found' }) as Error
    expect(() => workspace.runs.get(9)).toThrow(unknown)
    expect(() => workspace.runs.setState(9, 'running')).toThrow(unknown)
    expect(() => workspace.runs.describe(9, {})).toThrow(unknown)
    expect(() => workspace.runs.delete(9)).toThrow(unknown)
    expect(() => workspace.metrics.append(9, [{ step: 0, values: { loss: 1 } }])).toThrow(unknown)
    expect(() => workspace.journal.addEvent(9, { step: 0, kind: 'k', message: 'm', detail: 1 })).toThrow(
      unknown,
    )
  })
})
