import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogram } from './histogram.ts'
import { scaleOf, shareOf, valueAt } from './scales.ts'

describe('scales', () => {
  it('span the finite values', () => {
    expect(scaleOf([3, NaN, 1, Infinity, 2], false)).toEqual({ from: 1, to: 3, logarithmic: false })
    expect(scaleOf([], false)).toBeUndefined()
    expect(scaleOf([NaN], true)).toBeUndefined()
  })

  it('are logarithmic only above zero', () => {
    expect(scaleOf([0, 10], true)?.logarithmic).toBe(false)
    const scale = scaleOf([1, 10_000], true)!
    expect(shareOf(scale, 100)).toBeCloseTo(0.5)
  })

  it('stay within 0 and 1, and say what is not known', () => {
    const scale = scaleOf([1, 3], false)!
    expect(shareOf(scale, 99)).toBe(1)
    expect(shareOf(scale, -99)).toBe(0)
    expect(shareOf(scale, NaN)).toBeNaN()
    expect(shareOf(scaleOf([2, 2], false)!, 2)).toBe(0.5)
  })

  it('lead back to the value', () => {
    const values = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 2 })
    fc.assert(
      fc.property(values, fc.boolean(), (given, logarithmic) => {
        const scale = scaleOf(given, logarithmic)!
        if (scale.from === scale.to) return
        for (const value of given) {
          const back = valueAt(scale, shareOf(scale, value))
          expect(Math.abs(back - value)).toBeLessThan(1e-6 * scale.to)
        }
      }),
    )
  })
})

describe('histogram', () => {
  it('counts every value that is a number once', () => {
    const values = fc.array(fc.double({ min: 0.5, max: 1e5, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (given, bins) => {
        const scale = scaleOf(given, true)!
        const found = histogram([...given, NaN], scale, bins)
        expect(found).toHaveLength(bins)
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
      }),
    )
  })

  it('has bins that meet, the last with its upper end', () => {
    const bins = histogram([0, 1, 2, 3, 4], scaleOf([0, 4], false)!, 2)
    expect(bins).toEqual([
      { from: 0, to: 2, count: 2 },
      { from: 2, to: 4, count: 3 },
    ])
  })
})
