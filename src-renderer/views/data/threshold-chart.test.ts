import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BigramTables } from './bigram-forecast.ts'
import { thresholdChart } from './threshold-chart.ts'

const frame = { left: 40, top: 10, width: 500, height: 200 }

function tablesOf(counts: readonly number[]): BigramTables {
  const thresholds = Uint32Array.from(counts)
  const n = thresholds.length
  return {
    vocabulary: 100,
    tokens: 10_000,
    thresholds,
    ownEdges: Float64Array.from(thresholds, (_, i) => (n - i) ** 2),
    coverage: Float64Array.from(thresholds, (_, i) => 1 - i / n),
  }
}

describe('the chart of minimum counts', () => {
  it('spans its frame', () => {
    const chart = thresholdChart(tablesOf([1, 2, 10, 100]), frame)
    expect(chart.xOf(1)).toBe(40)
    expect(chart.xOf(100)).toBe(540)
    expect(chart.yOfEdges(16)).toBe(10)
    expect(chart.yOfEdges(1)).toBe(210)
    expect(chart.yOfShare(0)).toBe(210)
    expect(chart.edges.startsWith('M40 10')).toBe(true)
    expect(chart.edges.endsWith('H540')).toBe(true)
  })

  it('marks powers of ten', () => {
    const chart = thresholdChart(tablesOf([1, 1000]), frame)
    expect(chart.countTicks.map(({ value }) => value)).toEqual([1, 10, 100, 1000])
  })

  it('is drawn with hundreds of points, however many counts there are', () => {
    const counts = Array.from({ length: 50_000 }, (_, i) => i + 1)
    expect(thresholdChart(tablesOf(counts), frame).edges.split('V').length).toBeLessThan(700)
  })

  it('finds the count at a place, and the place of a count', () => {
    const chart = thresholdChart(tablesOf([1, 500]), frame)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (minimum) => {
        expect(chart.minimumAt(chart.xOf(minimum))).toBe(minimum)
      }),
    )
    expect(chart.minimumAt(-100)).toBe(1)
    expect(chart.minimumAt(10_000)).toBe(500)
  })

  it('stands a text in which everything occurs once', () => {
    const chart = thresholdChart(tablesOf([1]), frame)
    expect(chart.edges).not.toContain('NaN')
    expect(chart.countTicks.length).toBeGreaterThan(0)
  })
})
