import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runStates } from '../../../../src-shared/run.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { filterRuns, noFilter, readTags } from './run-filter.ts'
import { RunLibrary } from './run-library.svelte.ts'
import { actionsOf } from './run-state.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function libraryOf(studio: FakeStudio): Promise<RunLibrary> {
  const library = new RunLibrary(studio)
  library.follow()
  await vi.advanceTimersByTimeAsync(50)
  return library
}

describe('the library of runs', () => {
  it('has all runs, newest first, and follows them', async () => {
    const studio = new FakeStudio(3)
    const library = await libraryOf(studio)
    expect(library.loaded).toBe(true)
    expect(library.rows.map(({ run }) => run)).toEqual([3, 2, 1])
    studio.push('runs', { runs: [{ ...studio.runs.get(2)!.row, name: 'renamed' }], removed: [1] })
    await vi.advanceTimersByTimeAsync(50)
    expect(library.rows.map(({ name }) => name)).toEqual(['English sample, run 3', 'renamed'])
    expect(library.find(1)).toBeUndefined()
  })

  it('deletes with a way back', async () => {
    const studio = new FakeStudio(3)
    const library = await libraryOf(studio)
    expect(await library.delete([1, 3])).toEqual([1, 3])
    await vi.advanceTimersByTimeAsync(50)
    expect(library.rows.map(({ run }) => run)).toEqual([2])
    await library.restore([1, 3])
    await vi.advanceTimersByTimeAsync(50)
    expect(library.rows.map(({ run }) => run)).toEqual([3, 2, 1])
    expect(studio.deleted.size).toBe(0)
  })

  it('does not delete what is running', async () => {
    const studio = new FakeStudio(1)
    studio.addRun(2, 10, 'running')
    const library = await libraryOf(studio)
    expect(await library.delete([2])).toEqual([])
    expect(studio.asked.some(({ name }) => name === 'runs.delete')).toBe(false)
    expect(await library.delete([1, 2])).toEqual([1])
  })

  it('takes new names, tags and notes', async () => {
    const library = await libraryOf(new FakeStudio(1))
    await library.describe({ run: 1, name: 'best', tags: ['a'], notes: 'n' })
    await vi.advanceTimersByTimeAsync(50)
    expect(library.find(1)).toMatchObject({ name: 'best', tags: ['a'], notes: 'n' })
    expect(library.tags).toEqual(['a'])
  })

  it('shows what the filter leaves', async () => {
    const library = await libraryOf(new FakeStudio(6))
    library.filter = { ...noFilter, tag: 'warm start' }
    expect(library.shown.map(({ run }) => run)).toEqual([6, 3])
    expect(library.corpora).toEqual([{ corpus: 1, name: 'sample-en.xml.bz2' }])
  })
})

describe('the filter', () => {
  const rows = [...new FakeStudio(12).runs.values()].map(({ row }) => row)
  const found = (change: Partial<typeof noFilter>): number[] =>
    filterRuns(rows, { ...noFilter, ...change }).map(({ run }) => run)

  it('finds every word somewhere', () => {
    expect(found({ text: 'ENGLISH 12' })).toEqual([12])
    expect(found({ text: '#7' })).toEqual([7])
    expect(found({ text: 'warm run 3' })).toEqual([3])
    expect(found({ text: 'ｓａｍｐｌｅ　9' })).toEqual([9])
    expect(found({ text: 'nothing' })).toEqual([])
  })

  it('hides what is archived until it is asked for, and what is deleted always', () => {
    const some = [{ ...rows[0], archived: true }, { ...rows[1], deleted: true }, rows[2]]
    expect(filterRuns(some, noFilter)).toEqual([rows[2]])
    expect(filterRuns(some, { ...noFilter, archived: true })).toHaveLength(2)
  })

  it('goes by state and corpus', () => {
    expect(found({ state: 'running' })).toEqual([])
    expect(found({ state: 'finished', corpus: 1 })).toHaveLength(12)
    expect(found({ corpus: 2 })).toEqual([])
  })

  it('reads tags in any script', () => {
    expect(readTags(' a, b，c、 a ,')).toEqual(['a', 'b', 'c'])
    expect(readTags('')).toEqual([])
  })
})

describe('what can be asked of a run', () => {
  it.each(runStates)('%s: pausing and resuming exclude each other', (state) => {
    const { canPause, canResume } = actionsOf({ state }, undefined)
    expect(canPause && canResume).toBe(false)
  })

  it('follows its state', () => {
    expect(actionsOf({ state: 'running' }, undefined)).toEqual({
      canPause: true,
      canResume: false,
      canStop: true,
    })
    expect(actionsOf({ state: 'paused' }, undefined)).toEqual({
      canPause: false,
      canResume: true,
      canStop: true,
    })
    expect(actionsOf({ state: 'failed' }, undefined)).toMatchObject({ canResume: true, canStop: false })
    expect(actionsOf({ state: 'finished' }, undefined)).toEqual({
      canPause: false,
      canResume: false,
      canStop: false,
    })
  })

  it('waits while the job is about to pause', () => {
    const job = { state: 'pausing' } as Parameters<typeof actionsOf>[1]
    expect(actionsOf({ state: 'running' }, job)).toEqual({ canPause: false, canResume: false, canStop: true })
  })
})
