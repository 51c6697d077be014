import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../client/index.ts'
import { BigramState } from './bigram-state.svelte.ts'

const tables = {
  vocabulary: 50,
  tokens: 300,
  thresholds: Uint32Array.of(1, 2, 5, 40),
  ownEdges: Float64Array.of(100, 30, 9, 1),
  coverage: Float64Array.of(1, 0.7, 0.4, 0.13),
  top: [],
}

function stateWith(availableMemory: number): { state: BigramState; asked: [string, unknown][] } {
  const asked: [string, unknown][] = []
  const request = async (name: string, input: unknown): Promise<unknown> => {
    asked.push([name, input])
    if (name === 'corpora.bigrams') return tables
    if (name === 'devices.list')
      return { engines: [{ engine: 'webgpu', available: true, device: '' }], chosen: 'webgpu', reason: '' }
    if (name === 'devices.test') return { engines: [], reason: '' }
    return { availableMemory, availableDisk: 1e12, disk: 5, speedFrom: 'none', device: 'CPU' }
  }
  return { state: new BigramState(3, { request: request as Client['request'] }), asked }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the slider of minimum counts', () => {
  it('answers every place at once and asks the studio when it rests', async () => {
    const { state, asked } = stateWith(1e12)
    await state.load()
    expect(asked.map(([name]) => name)).toEqual(['corpora.bigrams', 'training.forecast'])
    for (const minimum of [1, 2, 3]) state.minimum = minimum
    expect(state.forecast?.ownEdges).toBe(9)
    expect(asked).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked.slice(2)).toEqual([
      ['training.forecast', { corpus: 3, settings: { minBigramCount: 3, d: state.d } }],
    ])
    expect(state.fits).toBe(true)
  })

  it('stays between one and the highest count', async () => {
    const { state } = stateWith(1e12)
    await state.load()
    state.minimum = 1e9
    expect(state.minimum).toBe(40)
    state.minimum = -3
    expect(state.minimum).toBe(1)
    state.minimum = 2.4
    expect(state.minimum).toBe(2)
  })

  it('says what does not fit', async () => {
    const { state } = stateWith(1000)
    await state.load()
    expect(state.fits).toBe(false)
    expect(state.leastFitting).toBeUndefined()
  })

  it('measures on the engine that would be used, and asks again', async () => {
    const { state, asked } = stateWith(1e12)
    await state.load()
    const measuring = state.measure()
    expect(state.isMeasuring).toBe(true)
    await measuring
    expect(state.isMeasuring).toBe(false)
    expect(asked.find(([name]) => name === 'devices.test')?.[1]).toMatchObject({ engine: 'webgpu' })
    expect(asked.at(-1)?.[0]).toBe('training.forecast')
  })

  it('keeps the reason why there is nothing', async () => {
    const state = new BigramState(1, { request: () => Promise.reject(new Error('gone')) })
    await state.load()
    expect(String(state.error)).toContain('gone')
    expect(state.forecast).toBeUndefined()
  })
})
