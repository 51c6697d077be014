import { describe, expect, it } from 'vitest'
import { madeEvaluation } from '../made-runs.fixture.ts'
import { bucketRows, sparkline } from './frequency.ts'

describe('which tokens a run learns', () => {
  it('is nothing before the first evaluation, and no change at it', () => {
    expect(bucketRows([])).toEqual([])
    const rows = bucketRows([{ evaluation: madeEvaluation(50) }])
    expect(rows).toHaveLength(5)
    expect(rows.every(({ change }) => change === undefined)).toBe(true)
  })

  it('is the latest evaluation beside the first, with all between', () => {
    const evaluations = [100, 80, 50].map((perplexity) => ({ evaluation: madeEvaluation(perplexity) }))
    const [rarest] = bucketRows(evaluations)
    expect(rarest.change).toBeCloseTo(-0.5)
    expect(rarest.history).toEqual([4000, 3200, 2000])
    const shares = bucketRows(evaluations).map(({ share }) => share)
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1)
  })

  it('has no change where the first evaluation has no such bucket', () => {
    const first = madeEvaluation(100)
    const evaluations = [
      { evaluation: { ...first, byFrequency: first.byFrequency.slice(1) } },
      { evaluation: madeEvaluation(50) },
    ]
    const [rarest, next] = bucketRows(evaluations)
    expect(rarest.change).toBeUndefined()
    expect(rarest.history).toHaveLength(1)
    expect(next.change).toBeCloseTo(-0.5)
  })
})

describe('a sparkline', () => {
  it('goes from corner to corner, by the logarithm', () => {
    expect(sparkline([100, 10, 1], 40, 16)).toBe('0.0,0.0 20.0,8.0 40.0,16.0')
  })

  it('is level where nothing changes, and leaves out what is no number', () => {
    expect(sparkline([5, 5], 40, 16)).toBe('0.0,8.0 40.0,8.0')
    expect(sparkline([NaN, 5, 0], 40, 16)).toBe('0.0,8.0')
    expect(sparkline([], 40, 16)).toBe('')
  })
})
