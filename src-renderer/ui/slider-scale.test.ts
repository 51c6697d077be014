import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOf, places, valueAfterKey, valueAt } from './slider-scale.ts'

describe('slider scale', () => {
  it('has its ends at the ends', () => {
    for (const scale of ['linear', 'logarithmic'] as const) {
      expect(placeOf(1, 1, 10_000, scale)).toBe(0)
      expect(placeOf(10_000, 1, 10_000, scale)).toBe(places)
      expect(valueAt(0, 1, 10_000, scale)).toBe(1)
      expect(valueAt(places, 1, 10_000, scale)).toBe(10_000)
    }
  })

  it('has the geometric mean in the middle of a logarithmic scale', () => {
    expect(placeOf(100, 1, 10_000, 'logarithmic')).toBe(places / 2)
    expect(valueAt(places / 2, 1, 10_000, 'logarithmic')).toBe(100)
  })

  it('keeps to its steps', () => {
    expect(valueAt(333, 0, 1, 'linear', 0.1)).toBe(0.3)
    expect(valueAt(places, 0, 1, 'linear', 0.3)).toBe(0.9)
  })

  it('is confined', () => {
    expect(placeOf(-5, 0, 10, 'linear')).toBe(0)
    expect(placeOf(50, 0, 10, 'linear')).toBe(places)
    expect(placeOf(3, 3, 3, 'linear')).toBe(0)
  })

  it('leaves every value by its keys, and comes to both ends', () => {
    for (const scale of ['linear', 'logarithmic'] as const)
      for (const most of [2, 90, 30_000]) {
        let value = 1
        let presses = 0
        for (; value < most; presses++) {
          const next = valueAfterKey(value, 1, scale === 'linear', 1, most, scale, 1)
          expect(next).toBeGreaterThan(value)
          value = next
        }
        expect(value).toBe(most)
        expect(valueAfterKey(value, 1, false, 1, most, scale, 1)).toBe(most)
        if (scale === 'logarithmic') expect(presses).toBeLessThan(130)
        while (value > 1) {
          const next = valueAfterKey(value, -1, scale === 'linear', 1, most, scale, 1)
          expect(next).toBeLessThan(value)
          value = next
        }
      }
  })

  it('goes a step, or ten, by a key on an even scale; a hundredth of the way without steps', () => {
    expect(valueAfterKey(0.3, 1, false, 0, 1, 'linear', 0.1)).toBe(0.4)
    expect(valueAfterKey(5, -1, true, 0, 100, 'linear', 1)).toBe(0)
    expect(valueAfterKey(50, 1, false, 0, 100, 'linear')).toBe(51)
  })

  it('never falls while the knob goes right', () => {
    const place = fc.integer({ min: 0, max: places })
    fc.assert(
      fc.property(place, place, fc.constantFrom('linear', 'logarithmic'), (a, b, scale) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(valueAt(low, 1, 5000, scale)).toBeLessThanOrEqual(valueAt(high, 1, 5000, scale))
      }),
    )
  })
})
