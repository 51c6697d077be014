import { describe, expect, it } from 'vitest'
import { placesOf, RunClock, stepsIn } from './axis.ts'
import { GrowingCurve } from './curve.ts'

function curve(points: number, most = 1000): ReturnType<() => GrowingCurve['view']> {
  const growing = new GrowingCurve(most)
  for (let step = 1; step <= points; step++) growing.append(step, step * 100, step * 2, 1)
  return growing.view
}

describe('where points lie', () => {
  it('is their step, tokens or training time', () => {
    const clock = new RunClock([])
    expect([...placesOf(curve(2), 'step', clock)]).toEqual([1, 2])
    expect([...placesOf(curve(2), 'tokens', clock)]).toEqual([100, 200])
    expect([...placesOf(curve(2), 'time', clock)]).toEqual([2, 4])
  })

  it('is the time of day, read from the evaluations around them', () => {
    // Ten seconds of training, a pause of a minute, ten seconds more.
    const clock = new RunClock([
      { seconds: 0, clock: 1_000_000 },
      { seconds: 10, clock: 1_010_000 },
      { seconds: 10, clock: 1_070_000 },
      { seconds: 20, clock: 1_080_000 },
    ])
    expect(clock.at(5)).toBe(1_005_000)
    expect(clock.at(15)).toBe(1_075_000)
    expect(clock.at(22)).toBe(1_082_000)
    expect(new RunClock([{ seconds: 4, clock: 9000 }]).at(1)).toBe(6000)
  })

  it('never runs backwards, whatever the records say', () => {
    const clock = new RunClock([
      { seconds: 0, clock: 5000 },
      { seconds: 10, clock: 20_000 },
      { seconds: 12, clock: 4000 },
      { seconds: 30, clock: 60_000 },
    ])
    let last = -Infinity
    for (let seconds = 0; seconds <= 40; seconds++) {
      expect(clock.at(seconds)).toBeGreaterThanOrEqual(last)
      last = clock.at(seconds)
    }
  })
})

describe('the steps in a range', () => {
  it('reach one bucket beyond it at each end', () => {
    const points = curve(100)
    expect(stepsIn(points, points.tokens, { from: 2050, to: 4010 })).toEqual({ from: 20, to: 41 })
  })

  it('reach to the last point of the last bucket', () => {
    const buckets = curve(64, 16)
    const last = buckets.steps.length - 1
    const found = stepsIn(buckets, buckets.steps, { from: 50, to: 1000 })
    expect(found?.to).toBe(buckets.steps[last] + buckets.points[last])
  })

  it('are none outside of the run', () => {
    const points = curve(10)
    expect(stepsIn(points, points.steps, { from: 11, to: 20 })).toBeUndefined()
    expect(stepsIn(curve(0), new Float64Array(0), { from: 0, to: 1 })).toBeUndefined()
  })
})
