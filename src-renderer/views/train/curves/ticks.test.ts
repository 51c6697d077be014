import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockFace, decimalsOf, linearTicks, logTicks, roomAround, timeTicks } from './ticks.ts'

describe('ticks', () => {
  it('stand at round values', () => {
    expect(linearTicks({ from: 0, to: 1 }, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(linearTicks({ from: 3.1, to: 6.4 }, 4)).toEqual([4, 5, 6])
    expect(linearTicks({ from: -15, to: 15 }, 3)).toEqual([-10, 0, 10])
    expect(linearTicks({ from: 1, to: 1 }, 5)).toEqual([])
  })

  it('lie in their range, ascending, and are not many more than asked for', () => {
    const range = fc
      .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-6, max: 1e9, noNaN: true }))
      .map(([from, length]) => ({ from, to: from + length }))
      .filter(({ from, to }) => to - from > Math.abs(from) * 1e-9)
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 12 }), (asked, most) => {
        const ticks = linearTicks(asked, most)
        expect(ticks.length).toBeLessThanOrEqual(most + 1)
        const slack = (asked.to - asked.from) * 1e-6
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(asked.from - slack)
          expect(tick).toBeLessThanOrEqual(asked.to + slack)
        }
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
      }),
    )
  })

  it('are powers of ten on long logarithmic axes, with 2 and 5 on shorter ones', () => {
    expect(logTicks({ from: 1, to: 1e6 }, 8)).toEqual([1, 10, 100, 1000, 1e4, 1e5, 1e6])
    expect(logTicks({ from: 30, to: 900 }, 8)).toEqual([50, 100, 200, 500])
    expect(logTicks({ from: 55, to: 88 }, 4)).toEqual([60, 70, 80])
    expect(logTicks({ from: 0, to: 5 }, 4)).toEqual([])
    expect(logTicks({ from: 1, to: 1e12 }, 4).length).toBeLessThanOrEqual(5)
  })

  it('are minutes and hours on axes of time', () => {
    expect(timeTicks({ from: 0, to: 240 }, 5)).toEqual([0, 60, 120, 180, 240])
    expect(timeTicks({ from: 100, to: 8000 }, 5)).toEqual([1800, 3600, 5400, 7200])
    expect(timeTicks({ from: 0, to: 2 }, 4)).toEqual([0, 0.5, 1, 1.5, 2])
    expect(timeTicks({ from: 0, to: 864_000 }, 5)).toEqual([0, 172_800, 345_600, 518_400, 691_200, 864_000])
  })

  it('get as many decimals as tell them apart', () => {
    expect(decimalsOf([0, 0.2, 0.4])).toBe(1)
    expect(decimalsOf([1.25, 1.3, 1.35])).toBe(2)
    expect(decimalsOf([0, 500])).toBe(0)
  })
})

describe('a clock face', () => {
  it('shows minutes always and hours where there are any', () => {
    expect(clockFace(5)).toBe('0:05')
    expect(clockFace(754)).toBe('12:34')
    expect(clockFace(3725)).toBe('1:02:05')
    expect(clockFace(1.5, 1)).toBe('0:01.5')
  })
})

describe('room around values', () => {
  it('contains them and is never empty', () => {
    const value = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(value, value, fc.boolean(), (a, b, log) => {
        const range = roomAround(Math.min(a, b), Math.max(a, b), log)
        expect(range.from).toBeLessThanOrEqual(Math.min(a, b))
        expect(range.to).toBeGreaterThanOrEqual(Math.max(a, b))
        expect(range.to).toBeGreaterThan(range.from)
        if (log) expect(range.from).toBeGreaterThan(0)
      }),
    )
  })

  it('does not go below zero for what never does', () => {
    expect(roomAround(0.01, 5, false).from).toBe(0)
    expect(roomAround(Infinity, -Infinity, false)).toEqual({ from: 0, to: 1 })
  })
})
