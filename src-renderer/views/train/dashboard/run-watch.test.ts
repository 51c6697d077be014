import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { madeBaselines } from '../made-runs.fixture.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { Board } from './board.svelte.ts'
import { RunWatch } from './run-watch.svelte.ts'

beforeEach(() =>
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'],
  }),
)
afterEach(() => vi.useRealTimers())

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  vi.advanceTimersByTime(20)
  flushSync()
}

async function watching(studio: FakeStudio, run = 1): Promise<RunWatch> {
  const watch = new RunWatch(studio, run)
  watch.start()
  await settled()
  return watch
}

describe('a run that is watched', () => {
  it('is fetched, then followed from its last step', async () => {
    const studio = new FakeStudio(1, 50)
    const watch = await watching(studio)
    expect(watch.loaded).toBe(true)
    expect(watch.details?.name).toBe('English sample, run 1')
    expect(watch.curve('loss').steps).toHaveLength(50)
    expect(watch.evaluations).toHaveLength(9)
    expect(studio.listeners[0]).toMatchObject({ name: 'run', input: { run: 1, afterStep: 50 } })
  })

  it('changes once per frame, however often it is told', async () => {
    const studio = new FakeStudio(1, 50)
    const watch = await watching(studio)
    const before = watch.version
    for (let step = 51; step <= 70; step++) studio.push('run', { points: studio.points(1, step, step) })
    expect(watch.version).toBe(before)
    await settled()
    expect(watch.version).toBe(before + 1)
    expect(watch.latest.step).toBe(70)
  })

  it('fetches everything anew when the run went back to a checkpoint', async () => {
    const studio = new FakeStudio(1, 50)
    const watch = await watching(studio)
    studio.push('run', { rewoundTo: 20 })
    await settled()
    expect(studio.asked.filter(({ name }) => name === 'runs.curves')).toHaveLength(2)
    expect(studio.listeners.map(({ stopped }) => stopped)).toEqual([true, false])
    expect(watch.error).toBeUndefined()
  })

  it('asks for its details again when its state changes', async () => {
    const studio = new FakeStudio(1, 50)
    const watch = await watching(studio)
    const { row } = studio.runs.get(1)!
    studio.runs.get(1)!.row = { ...row, state: 'stopped' }
    studio.push('run', { run: { ...row, state: 'stopped' } })
    await settled()
    expect(watch.details?.state).toBe('stopped')
    expect(studio.asked.filter(({ name }) => name === 'runs.get')).toHaveLength(2)
  })

  it('fetches the n-gram models’ scores when they have been made', async () => {
    const studio = new FakeStudio(1, 50)
    studio.baselines = undefined
    const watch = await watching(studio)
    expect(watch.details?.baselines).toBeUndefined()
    studio.baselines = madeBaselines
    const scored = { number: 0, step: 0, kind: 'baselines', message: 'Scored.', created: 1 }
    studio.push('run', { events: [scored] })
    await settled()
    expect(watch.details?.baselines).toEqual(madeBaselines)
    studio.push('run', { events: [{ ...scored, number: 1 }] })
    await settled()
    expect(studio.asked.filter(({ name }) => name === 'runs.get')).toHaveLength(2)
  })

  it('fetches the points of a range that is looked at', async () => {
    const studio = new FakeStudio(1, 9000)
    const watch = await watching(studio)
    await watch.look({ from: 100.2, to: 300 })
    await settled()
    expect(studio.asked.at(-1)).toMatchObject({ name: 'runs.curves', input: { from: 100, to: 300 } })
    const { steps, points } = watch.curve('loss')
    expect(points[steps.indexOf(200)]).toBe(1)
    await watch.look(undefined)
    expect(watch.curve('loss').steps).not.toContain(200)
  })

  it('says what went wrong, and can be tried again', async () => {
    const studio = new FakeStudio(0)
    const watch = await watching(studio, 4)
    expect(watch.error).toMatchObject({ kind: 'not-found' })
    studio.addRun(4, 10)
    await watch.load()
    await settled()
    expect(watch.error).toBeUndefined()
    expect(watch.details?.run).toBe(4)
  })

  it('hears nothing after it is stopped', async () => {
    const studio = new FakeStudio(1, 50)
    const watch = new RunWatch(studio, 1)
    const stop = watch.start()
    await settled()
    stop()
    studio.push('run', { points: studio.points(1, 51, 51) })
    await settled()
    expect(watch.latest.step).toBe(50)
  })
})

describe('the board', () => {
  it('shows runs, keeps those it showed, and lets the others go', async () => {
    const studio = new FakeStudio(4, 20)
    const board = new Board(studio)
    board.show([1, 2])
    await settled()
    const [first, second] = board.watches
    board.show([1, 3, 3])
    await settled()
    expect(board.watches.map(({ run }) => run)).toEqual([1, 3])
    expect(board.focus).toBe(first)
    studio.push('run', { points: studio.points(2, 21, 21) }, 2)
    expect(second.latest.step).toBe(20)
    board.close()
    expect(studio.listeners.every(({ stopped }) => stopped)).toBe(true)
  })

  it('zooms all runs into the same range of its axis, each by its own steps', async () => {
    const studio = new FakeStudio(2, 1000)
    const board = new Board(studio)
    board.show([1, 2])
    await settled()
    board.setMode('tokens')
    board.zoom({ from: 100 * 8192, to: 200 * 8192 })
    await settled()
    const asked = studio.asked.filter(({ input }) => (input as { from?: number }).from !== undefined)
    expect(asked).toHaveLength(2)
    for (const { input } of asked) {
      const { from, to } = input as { from: number; to: number }
      expect(from).toBeLessThanOrEqual(100)
      expect(from).toBeGreaterThan(90)
      expect(to).toBeGreaterThanOrEqual(200)
      expect(to).toBeLessThan(210)
    }
    board.setMode('step')
    expect(board.range).toBeUndefined()
  })

  it('forgets the zoom when another run is looked at', async () => {
    const board = new Board(new FakeStudio(2, 20))
    board.show([1])
    await settled()
    board.zoom({ from: 2, to: 5 })
    board.show([1, 2])
    expect(board.range).toEqual({ from: 2, to: 5 })
    board.show([2])
    expect(board.range).toBeUndefined()
  })
})
