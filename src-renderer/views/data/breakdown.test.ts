import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdown, sumOf } from './breakdown.ts'

describe('breakdown', () => {
  it('has the largest first, each with its share and its length', () => {
    expect(breakdown({ short: 25, empty: 50, damaged: 0, deleted: undefined }, 100)).toEqual([
      { name: 'empty', count: 50, length: 1, share: 0.5 },
      { name: 'short', count: 25, length: 0.5, share: 0.25 },
    ])
  })

  it('takes the sum for the whole where none is given', () => {
    expect(breakdown({ a: 1, b: 3 }).map(({ share }) => share)).toEqual([0.75, 0.25])
  })

  it('is empty where nothing occurred', () => {
    expect(breakdown({})).toEqual([])
    expect(breakdown({ a: 0 }, 10)).toEqual([])
  })

  it('loses no count and has no share outside 0 … 1', () => {
    const counts = fc.dictionary(fc.string(), fc.nat(1e9))
    fc.assert(
      fc.property(counts, (given) => {
        const bars = breakdown(given)
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(sumOf(given))
        for (const { share, length } of bars) {
          expect(share).toBeGreaterThan(0)
          expect(share).toBeLessThanOrEqual(1)
          expect(length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
