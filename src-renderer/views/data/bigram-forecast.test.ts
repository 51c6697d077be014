import { describe, expect, it } from 'vitest'
import { edgesThatFit, forecastAt, leastThatFits, leftBy, type BigramTables } from './bigram-forecast.ts'

/** Counts 1, 2, 5 and 40 occur: 100, 30, 9 and 1 bigrams of them or more. */
const tables: BigramTables = {
  vocabulary: 50,
  tokens: 300,
  thresholds: Uint32Array.of(1, 2, 5, 40),
  ownEdges: Float64Array.of(100, 30, 9, 1),
  coverage: Float64Array.of(1, 0.7, 0.4, 0.13),
}

describe('what a minimum count leaves', () => {
  it('is what the next count that occurs leaves', () => {
    expect(leftBy(tables, 1)).toEqual({ ownEdges: 100, coverage: 1 })
    expect(leftBy(tables, 2)).toEqual({ ownEdges: 30, coverage: 0.7 })
    expect(leftBy(tables, 3)).toEqual({ ownEdges: 9, coverage: 0.4 })
    expect(leftBy(tables, 40)).toEqual({ ownEdges: 1, coverage: 0.13 })
  })

  it('is nothing beyond the highest count, and in a text without bigrams', () => {
    expect(leftBy(tables, 41)).toEqual({ ownEdges: 0, coverage: 0 })
    const none = { ...tables, thresholds: new Uint32Array(), ownEdges: new Float64Array() }
    expect(leftBy(none, 1)).toEqual({ ownEdges: 0, coverage: 0 })
  })

  it('costs d² + d parameters an edge, the shared one included', () => {
    const { parameters, fullParameters, sparsity } = forecastAt(tables, 2, 32)
    const perNode = parameters - 31 * (32 * 32 + 32)
    expect(fullParameters).toBe(50 * 50 * (32 * 32 + 32) + perNode)
    expect(sparsity).toBeCloseTo(1 - parameters / fullParameters, 12)
  })

  it('never grows with the minimum count', () => {
    const at = [1, 2, 3, 5, 40, 100].map((minimum) => forecastAt(tables, minimum, 16))
    for (let i = 1; i < at.length; i++) {
      expect(at[i].training).toBeLessThanOrEqual(at[i - 1].training)
      expect(at[i].checkpoint).toBeLessThanOrEqual(at[i - 1].checkpoint)
      expect(at[i].parameters).toBeLessThanOrEqual(at[i - 1].parameters)
    }
  })
})

describe('the least minimum count that fits', () => {
  it('is the first whose training fits', () => {
    const enough = forecastAt(tables, 5, 32).training
    expect(leastThatFits(tables, 32, enough)).toBe(5)
    expect(leastThatFits(tables, 32, forecastAt(tables, 1, 32).training)).toBe(1)
  })

  it('has no more own edges than fit', () => {
    const bytes = forecastAt(tables, 2, 32).training
    expect(edgesThatFit(tables, 32, bytes)).toBeGreaterThanOrEqual(30)
    expect(edgesThatFit(tables, 32, bytes)).toBeLessThan(100)
    expect(edgesThatFit(tables, 32, 0)).toBe(0)
  })

  it('is none where not even an empty graph fits', () => {
    expect(leastThatFits(tables, 32, 1e6)).toBeUndefined()
  })
})
