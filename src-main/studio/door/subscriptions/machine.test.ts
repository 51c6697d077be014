import os from 'node:os'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Workbench } from '../../workbench.ts'
import { machineSource } from './machine.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the figures of the machine', () => {
  const bench = { folder: os.tmpdir() } as Workbench

  it('come every two seconds, each once', () => {
    const news = vi.fn()
    const source = machineSource(bench, {}, news)
    expect(source.next()).toBeUndefined()
    vi.advanceTimersByTime(2000)
    expect(news).toHaveBeenCalledTimes(1)
    const figures = source.next()
    expect(figures?.processor).toBeGreaterThanOrEqual(0)
    expect(figures?.processor).toBeLessThanOrEqual(1)
    for (const name of ['memory', 'availableMemory', 'disk'] as const)
      expect(figures?.[name]).toBeGreaterThan(0)
    expect(source.next()).toBeUndefined()
    source.stop()
  })

  it('are no longer looked at when nobody asks', () => {
    const news = vi.fn()
    machineSource(bench, {}, news).stop()
    vi.advanceTimersByTime(10_000)
    expect(news).not.toHaveBeenCalled()
  })
})
