import { describe, expect, it } from 'vitest'
import { learningRateAt } from './schedule.ts'

const schedule = { learningRate: 0.01, warmup: 0.1, finalLearningRate: 0.05 }

describe('learningRateAt', () => {
  it('rises linearly, peaks after the warm-up and falls to its last value', () => {
    expect(learningRateAt(schedule, 0.05)).toBeCloseTo(0.005)
    expect(learningRateAt(schedule, 0.1)).toBeCloseTo(0.01)
    expect(learningRateAt(schedule, 0.55)).toBeCloseTo(0.01 * (0.05 + 0.95 * 0.5))
    expect(learningRateAt(schedule, 1)).toBeCloseTo(0.0005)
  })

  it('never rises after the warm-up and is never 0', () => {
    let last = Infinity
    for (let i = 100; i <= 1000; i++) {
      const rate = learningRateAt(schedule, i / 1000)
      expect(rate).toBeLessThanOrEqual(last)
      last = rate
    }
    expect(learningRateAt(schedule, 0)).toBeGreaterThan(0)
  })

  it('starts at the peak without a warm-up', () => {
    expect(learningRateAt({ ...schedule, warmup: 0 }, 0)).toBe(0.01)
  })
})
