import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  curveOf,
  emptyCurve,
  GrowingCurve,
  lowerBound,
  nearestIndex,
  withDetail,
  type Curve,
} from './curve.ts'

/** Points at steps 1, 2, 3 … of ten tokens and half a second each. */
function grown(values: readonly number[], most: number): GrowingCurve {
  const curve = new GrowingCurve(most)
  values.forEach((value, index) => curve.append(index + 1, 10 * (index + 1), (index + 1) / 2, value))
  return curve
}

function total(curve: Curve): number {
  return curve.points.reduce((a, b) => a + b, 0)
}

describe('a growing curve', () => {
  it('is every point while there are few', () => {
    const { view } = grown([3, 1, 2], 8)
    expect([...view.steps]).toEqual([1, 2, 3])
    expect([...view.tokens]).toEqual([10, 20, 30])
    expect([...view.seconds]).toEqual([0.5, 1, 1.5])
    expect([...view.mean]).toEqual([3, 1, 2])
    expect([...view.points]).toEqual([1, 1, 1])
  })

  it('joins neighbours when it has too many, and keeps extremes and means', () => {
    const { view } = grown([4, 2, 6, 8, 1], 4)
    expect([...view.steps]).toEqual([1, 3, 5])
    expect([...view.minimum]).toEqual([2, 6, 1])
    expect([...view.maximum]).toEqual([4, 8, 1])
    expect([...view.mean]).toEqual([3, 7, 1])
    expect([...view.points]).toEqual([2, 2, 1])
  })

  it('counts points that are no numbers, and draws nothing of them', () => {
    const { view } = grown([NaN, 2, Infinity, NaN, 5], 4)
    expect([...view.mean]).toEqual([2, NaN, 5])
    expect([...view.points]).toEqual([2, 2, 1])
    expect(view.maximum[1]).toBeNaN()
  })

  it('holds any number of points in a bounded number of buckets and loses none of them', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 })
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 50 }), (points, most) => {
        const { view } = grown(points, most)
        expect(view.steps.length).toBeLessThanOrEqual(most)
        expect(total(view)).toBe(points.length)
        expect(Math.min(...view.minimum)).toBe(Math.min(...points))
        expect(Math.max(...view.maximum)).toBe(Math.max(...points))
        const mean =
          view.mean.reduce((sum, value, index) => sum + value * view.points[index], 0) / points.length
        expect(mean).toBeCloseTo(points.reduce((a, b) => a + b) / points.length, 3)
        for (let index = 1; index < view.steps.length; index++)
          expect(view.steps[index]).toBeGreaterThan(view.steps[index - 1])
      }),
    )
  })

  it('goes on from an envelope of the studio with buckets as wide', () => {
    const start = grown([1, 2, 3, 4], 2).view
    expect([...start.points]).toEqual([2, 2])
    const curve = new GrowingCurve(10, start)
    curve.append(5, 50, 2.5, 9)
    curve.append(6, 60, 3, 7)
    expect(curve.length).toBe(3)
    expect(curve.lastStep).toBe(5)
    expect([...curve.view.mean]).toEqual([1.5, 3.5, 8])
  })

  it('is empty at first', () => {
    expect(new GrowingCurve(4).lastStep).toBe(-1)
    expect(new GrowingCurve(4).view.steps).toHaveLength(0)
  })
})

describe('looking closely', () => {
  it('puts the detail in place of the buckets that begin within it', () => {
    const coarse = grown([1, 2, 3, 4, 5, 6, 7, 8], 4).view
    expect([...coarse.steps]).toEqual([1, 3, 5, 7])
    const detail = curveOf(4)
    detail.steps.set([3, 4, 5, 6])
    detail.mean.set([3, 4, 5, 6])
    detail.points.fill(1)
    const both = withDetail(coarse, detail)
    expect([...both.steps]).toEqual([1, 3, 4, 5, 6, 7])
    expect([...both.mean]).toEqual([1.5, 3, 4, 5, 6, 7.5])
    expect(total(both)).toBe(8)
  })

  it('leaves a curve alone without detail', () => {
    const coarse = grown([1, 2], 4).view
    expect(withDetail(coarse, emptyCurve)).toBe(coarse)
  })
})

describe('finding places', () => {
  it('finds what a plain search finds', () => {
    const sorted = fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: 1 })
      .map((values) => Float64Array.from(values).sort())
    fc.assert(
      fc.property(sorted, fc.integer({ min: -60, max: 60 }), (values, value) => {
        const first = values.findIndex((one) => one >= value)
        expect(lowerBound(values, value)).toBe(first < 0 ? values.length : first)
        const distance = Math.min(...values.map((one) => Math.abs(one - value)))
        expect(Math.abs(values[nearestIndex(values, value)] - value)).toBe(distance)
      }),
    )
  })

  it('finds nothing in nothing', () => {
    expect(nearestIndex(new Float64Array(0), 3)).toBe(-1)
  })
})
