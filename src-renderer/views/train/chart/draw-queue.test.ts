import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FrameBatch } from '../frame-batch.ts'
import { fileNameOf } from './export.ts'
import { DrawQueue } from './draw-queue.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the queue of charts', () => {
  it('draws the latest wish of each, in the next frame', () => {
    const queue = new DrawQueue()
    const drawn: string[] = []
    const [a, b] = [{}, {}]
    queue.request(a, () => drawn.push('a1'))
    queue.request(b, () => drawn.push('b'))
    queue.request(a, () => drawn.push('a2'))
    expect(drawn).toEqual([])
    vi.advanceTimersByTime(20)
    expect(drawn).toEqual(['a2', 'b'])
  })

  it('leaves to later frames what would make this one long', () => {
    const queue = new DrawQueue()
    const drawn: number[] = []
    for (const number of [1, 2, 3])
      queue.request({}, () => {
        drawn.push(number)
        vi.setSystemTime(Date.now() + 40)
        vi.advanceTimersByTime(0)
      })
    // Each takes as long as the whole share of a frame.
    const now = performance.now.bind(performance)
    let passed = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now() + (passed += 40))
    vi.advanceTimersByTime(16)
    expect(drawn).toEqual([1])
    vi.advanceTimersByTime(100)
    expect(drawn).toEqual([1, 2, 3])
    vi.restoreAllMocks()
  })

  it('forgets who has gone', () => {
    const queue = new DrawQueue()
    const draw = vi.fn()
    const owner = {}
    queue.request(owner, draw)
    queue.forget(owner)
    vi.advanceTimersByTime(50)
    expect(draw).not.toHaveBeenCalled()
  })
})

describe('changes of one frame', () => {
  it('come together', () => {
    const flush = vi.fn()
    const batch = new FrameBatch(flush)
    for (let time = 0; time < 20; time++) batch.request()
    vi.advanceTimersByTime(20)
    expect(flush).toHaveBeenCalledTimes(1)
    batch.request()
    batch.stop()
    vi.advanceTimersByTime(2000)
    expect(flush).toHaveBeenCalledTimes(1)
  })
})

describe('names of files', () => {
  it('are good on any system', () => {
    expect(fileNameOf('Loss · run <3>: a/b', 'png')).toBe('loss-run-3-a-b.png')
    expect(fileNameOf('损失 · 中文', 'svg')).toBe('损失-中文.svg')
    expect(fileNameOf('///', 'svg')).toBe('chart.svg')
  })
})
