import { describe, expect, it } from 'vitest'
import { GrowingCurve, type Curve } from './curve.ts'
import { smooth } from './smoothing.ts'

function curve(values: readonly number[], most = 1000): Curve {
  const growing = new GrowingCurve(most)
  values.forEach((value, index) => growing.append(index + 1, 0, 0, value))
  return growing.view
}

describe('smoothing', () => {
  it('leaves the measured values when it is off', () => {
    expect([...smooth(curve([3, 1, 2]), 0)]).toEqual([3, 1, 2])
  })

  it('begins at the first value and keeps a constant as it is', () => {
    const smoothed = smooth(curve([7, 7, 7, 7]), 5)
    for (const value of smoothed) expect(value).toBeCloseTo(7, 12)
  })

  it('forgets a step to one half after its half-life', () => {
    const before = new Array<number>(2000).fill(0)
    const smoothed = smooth(curve([...before, ...new Array<number>(20).fill(1)], 10_000), 20)
    expect(smoothed.at(-1)).toBeCloseTo(0.5, 6)
  })

  it('draws nearly the same line from buckets as from points', () => {
    const values = Array.from({ length: 1024 }, (_, index) => Math.sin(index / 200) * 5)
    const fine = smooth(curve(values, 2000), 50)
    const coarse = smooth(curve(values, 256), 50)
    expect(coarse).toHaveLength(256)
    for (let index = 40; index < 256; index++) expect(coarse[index]).toBeCloseTo(fine[4 * index + 3], 0)
  })

  it('passes over what is no number', () => {
    const smoothed = smooth(curve([NaN, 2, NaN, 2]), 3)
    expect(smoothed[0]).toBeNaN()
    for (const index of [1, 2, 3]) expect(smoothed[index]).toBeCloseTo(2, 12)
  })
})
