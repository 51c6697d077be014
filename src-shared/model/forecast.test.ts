import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensions } from './config.ts'
import {
  countParameters,
  edgesOfParameters,
  edgesWithin,
  forecastMemory,
  parameterCount,
  stateFloats,
} from './forecast.ts'
import type { MemorySettings } from './forecast.ts'
import type { Optimiser } from './optimiser.ts'

const paper = { d: 32, vocabularySize: 4000, maxContext: 512 } as const
const withOptimiser = (optimiser: Optimiser['kind']): MemorySettings => ({
  optimiser,
  batchSequences: 256,
  window: 32,
})

const sizes = fc.record({
  d: fc.constantFrom(...dimensions),
  vocabularySize: fc.integer({ min: 1, max: 40_000 }),
  maxContext: fc.integer({ min: 1, max: 4096 }),
})

describe('parameter counts', () => {
  it('reproduce the paper’s 16.9 billion for 4,000 tokens and 32 neurons', () => {
    const { full, perEdge } = countParameters(paper, 0)
    expect(perEdge).toBe(1056)
    expect(full).toBe(4000 ** 2 * 1056 + 4000 * 32 + 512)
    expect(full / 1e9).toBeCloseTo(16.9, 1)
  })

  it.each([
    ['Chinese', 0.13, 2e9],
    ['English', 0.057, 1e9],
  ])('reproduce the released sparse sizes: %s, %f of the full model', (_, share, about) => {
    const { full } = countParameters(paper, 0)
    const edges = edgesOfParameters(paper, share * full)
    const counts = countParameters(paper, edges)
    expect(counts.share).toBeCloseTo(share, 6)
    expect(counts.density).toBeCloseTo(share, 4)
    expect(Math.abs(counts.own - about) / about).toBeLessThan(0.12)
    expect(counts.sparsity).toBeCloseTo(1 - share, 6)
  })

  it('stay below the paper’s bound for 40,000 tokens at its sparsity', () => {
    const wide = { ...paper, vocabularySize: 40_000 }
    const { full } = countParameters(wide, 0)
    expect((full * 0.1) / 1e9).toBeGreaterThan(100)
    expect((full * 0.1) / 1e9).toBeLessThan(200)
  })

  it('count the shared edge only where some pair uses it', () => {
    const size = { d: 8, vocabularySize: 3, maxContext: 5 } as const
    expect(countParameters(size, 0).own).toBe(72 + 24 + 5)
    expect(countParameters(size, 8).own).toBe(9 * 72 + 24 + 5)
    const whole = countParameters(size, 9)
    expect(whole.own).toBe(whole.full)
    expect(whole.sparsity).toBe(0)
  })

  it('turn back into edges', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, share) => {
        const edges = Math.floor(share * (size.vocabularySize ** 2 - 1))
        expect(edgesOfParameters(size, countParameters(size, edges).own)).toBe(edges)
      }),
    )
  })
})

describe('memory forecasts', () => {
  it('are 12.7 kB per own edge under AdamW and a third of it under the edge-normalised rule', () => {
    const adamw = forecastMemory(paper, withOptimiser('adamw'), 1e6)
    const normalised = forecastMemory(paper, withOptimiser('edge-normalised'), 1e6)
    expect(adamw.bytesPerEdge / 1000).toBeCloseTo(12.7, 1)
    expect(normalised.bytesPerEdge / 1000).toBeCloseTo(4.4, 1)
    expect(adamw.training).toBeLessThan(20e9)
    expect(adamw.training).toBeGreaterThan(1e6 * 12_672)
    expect(normalised.training).toBeLessThan(6e9)
  })

  it('let the paper’s English model train in 9 GB under factored AdamW, where plain AdamW takes nearly 12', () => {
    const size = { d: 32, vocabularySize: 4000, maxContext: 32 } as const
    const edges = 0.91e6
    expect(forecastMemory(size, withOptimiser('adamw-factored'), edges).training).toBeLessThan(9e9)
    expect(edgesWithin(size, withOptimiser('adamw-factored'), 12e9)).toBeGreaterThan(1.3 * edges)
    expect(edgesWithin(size, withOptimiser('adamw'), 11e9)).toBeLessThan(edges)
  })

  it('charge a checkpoint four bytes per parameter', () => {
    for (const edges of [0, 1, 5000]) {
      const own = parameterCount(paper, edges)
      expect(forecastMemory(paper, withOptimiser('adamw'), edges).checkpoint).toBe(4 * own)
    }
    expect(stateFloats('adamw', 32)).toBe(2113)
    expect(stateFloats('adamw-factored', 32)).toBe(1153)
    expect(stateFloats('adamw-half', 32)).toBe(1057)
    expect(stateFloats('edge-normalised', 32)).toBe(35)
  })

  it('charge a checkpoint’s state by what is exchanged, which half precision does not shrink', () => {
    const of = (kind: Parameters<typeof withOptimiser>[0]): ReturnType<typeof forecastMemory> =>
      forecastMemory(paper, withOptimiser(kind), 1000)
    expect(of('adamw-half').checkpointState).toBe(of('adamw').checkpointState)
    expect(of('adamw-half').bytesPerEdge).toBeLessThan(0.7 * of('adamw').bytesPerEdge)
    expect(of('adamw-factored').checkpointState).toBeLessThan(of('adamw').checkpointState)
  })

  it('name the number of edges that fits', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.constantFrom('adamw', 'edge-normalised'),
        fc.integer({ min: 1e9, max: 64e9 }),
        (size, optimiser, bytes) => {
          const edges = edgesWithin(size, withOptimiser(optimiser), bytes)
          expect(forecastMemory(size, withOptimiser(optimiser), edges).training).toBeLessThanOrEqual(bytes)
          expect(forecastMemory(size, withOptimiser(optimiser), edges + 1).training).toBeGreaterThan(bytes)
        },
      ),
    )
    expect(edgesWithin(paper, withOptimiser('adamw'), 1000)).toBe(0)
  })

  it('need less to complete than to train', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(1e6),
        fc.constantFrom('adamw', 'edge-normalised'),
        (size, edges, optimiser) => {
          const { training, inference } = forecastMemory(size, withOptimiser(optimiser), edges)
          expect(inference).toBeLessThan(training)
        },
      ),
    )
  })
})
