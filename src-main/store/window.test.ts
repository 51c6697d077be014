/** What the window keeps: jobs, deleted runs, views, facts; and two connections of one program side by side. */
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, bytesLike, fill, temporaryFolder } from '../../fixtures/workspace.ts'
import { applicationId } from './inspection.ts'
import { openWorkspace, type Workspace } from './index.ts'
import { migrations } from './migrations/index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

describe('a job', () => {
  it('is remembered as it was and as it became', () => {
    const made = workspace.jobs.create({ kind: 'import', title: 'A', state: 'queued', input: { file: 'a' } })
    expect(made).toMatchObject({
      state: 'queued',
      input: { file: 'a' },
      corpus: undefined,
      result: undefined,
    })
    const changed = workspace.jobs.change(made.id, {
      state: 'running',
      corpus: 7,
      started: 5,
      progress: { done: 1 },
    })
    expect(changed).toMatchObject({
      state: 'running',
      corpus: 7,
      started: 5,
      progress: { done: 1 },
      title: 'A',
    })
    expect(workspace.jobs.change(made.id, { progress: undefined, corpus: undefined })).toMatchObject({
      progress: undefined,
      corpus: undefined,
      started: 5,
    })
    expect(workspace.jobs.list()).toHaveLength(1)
    workspace.jobs.delete(made.id)
    expect(() => workspace.jobs.get(made.id)).toThrow(expect.objectContaining({ kind: 'not-found' }))
  })
})

describe('a view', () => {
  it('is kept, replaced and forgotten', () => {
    const { run } = addRun(workspace)
    const kept = workspace.views.save({ kind: 'explore', name: 'One', run, document: { a: 1 } })
    const replaced = workspace.views.save({ kind: 'explore', name: 'Two', run, document: [2] }, kept.id)
    expect(replaced).toMatchObject({ id: kept.id, name: 'Two', document: [2], created: kept.created })
    const other = { kind: 'x', name: 'y', run: undefined, document: null }
    expect(() => workspace.views.save(other, 99)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    workspace.views.delete(kept.id)
    expect(workspace.views.list()).toEqual([])
  })

  it('goes with its run', () => {
    const { run } = addRun(workspace)
    workspace.views.save({ kind: 'explore', name: 'One', run, document: 1 })
    workspace.deletedRuns.add(run)
    workspace.runs.delete(run)
    expect(workspace.views.list()).toEqual([])
    expect(workspace.deletedRuns.list().size).toBe(0)
  })
})

describe('a deleted run', () => {
  it('is marked once, and unmarked', () => {
    const { run } = addRun(workspace)
    workspace.deletedRuns.add(run)
    const [[number, time]] = [...workspace.deletedRuns.list()]
    workspace.deletedRuns.add(run)
    expect([...workspace.deletedRuns.list()]).toEqual([[number, time]])
    workspace.deletedRuns.remove(run)
    expect(workspace.deletedRuns.list().size).toBe(0)
    expect(() => workspace.deletedRuns.add(99)).toThrow(expect.objectContaining({ kind: 'not-found' }))
  })
})

describe('a fact', () => {
  it('is replaced', () => {
    expect(workspace.facts.get('x')).toBeUndefined()
    workspace.facts.set('x', { a: 1 })
    workspace.facts.set('x', { a: 2 })
    expect(workspace.facts.get('x')).toEqual({ a: 2 })
  })
})

describe('the last point of a run', () => {
  it('has the values of all metrics at its step', () => {
    const { run } = addRun(workspace)
    expect(workspace.metrics.last(run)).toBeUndefined()
    workspace.metrics.append(run, [
      { step: 1, values: { loss: 3 } },
      { step: 2, values: { loss: NaN } },
      { step: 2, values: { validation: 9 } },
    ])
    expect(workspace.metrics.last(run)).toEqual({ step: 2, values: { loss: NaN, validation: 9 } })
  })
})

describe('a workspace of the first form', () => {
  it('moves up to the present one', () => {
    workspace.close()
    folder.remove()
    folder = temporaryFolder()
    const old = new Database(path.join(folder.path, 'workspace.sqlite'))
    old.exec(`${migrations[0]}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`)
    old.close()
    workspace = openWorkspace(folder.path)
    fill(workspace)
    expect(workspace.integrityCheck()).toEqual([])
  })
})

describe('a companion', () => {
  it('writes beside the first connection, and each sees what the other wrote', () => {
    const { run } = addRun(workspace)
    const companion = openWorkspace(folder.path, { companion: true })
    companion.runs.setState(run, 'running')
    expect(workspace.runs.get(run).state).toBe('running')
    for (let step = 0; step < 20; step++) {
      companion.metrics.append(run, [{ step, values: { loss: step } }])
      expect(workspace.metrics.points(run)).toHaveLength(step + 1)
      workspace.runs.describe(run, { notes: `step ${step}` })
    }
    expect(companion.runs.get(run).notes).toBe('step 19')
    companion.close()
    expect(workspace.runs.get(run).state).toBe('running')
  })

  it('does not lose the chunks of a checkpoint that is being written when another is deleted', () => {
    const { run } = addRun(workspace)
    const companion = openWorkspace(folder.path, { companion: true })
    workspace.checkpoints.setCollecting(false)
    const first = companion.checkpoints.begin(run, { kind: 'last', step: 1, metadata: {} })
    first.put('weights', 0, bytesLike(1, 1000))
    const old = first.commit()
    const second = companion.checkpoints.begin(run, { kind: 'last', step: 2, metadata: {} })
    second.put('weights', 0, bytesLike(2, 1000))
    workspace.checkpoints.delete(old.id)
    const kept = second.commit()
    expect(
      [...companion.checkpoints.open(kept.id).chunks('weights')].map((chunk) => Uint8Array.from(chunk)),
    ).toEqual([bytesLike(2, 1000)])
    companion.close()
    workspace.checkpoints.setCollecting(true)
    expect(workspace.checkpoints.collect()).toBe(0)
    expect(workspace.checkpoints.counts()).toEqual(new Map([[run, 1]]))
  })
})
