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

  it('goes a step, or ten, by a key, and stays within its ends', () => {
    for (const scale of ['linear', 'logarithmic'] as const) {
      expect(valueAfterKey(1, 1, false, 1, 30_000, scale, 1)).toBe(2)
      expect(valueAfterKey(2, 1, true, 1, 30_000, scale, 1)).toBe(12)
      expect(valueAfterKey(30_000, 1, false, 1, 30_000, scale, 1)).toBe(30_000)
      expect(valueAfterKey(5, -1, true, 1, 30_000, scale, 1)).toBe(5)
    }
    expect(valueAfterKey(0.3, 1, false, 0, 1, 'linear', 0.1)).toBe(0.4)
  })

  it('goes a hundredth of the way, or five, where there are no steps', () => {
    expect(valueAfterKey(50, 1, false, 0, 100, 'linear')).toBe(51)
    expect(valueAfterKey(50, -1, true, 0, 100, 'linear')).toBe(45)
    expect(valueAfterKey(99.5, 1, true, 0, 100, 'linear')).toBe(100)
    expect(valueAfterKey(100, 1, false, 1, 10_000, 'logarithmic')).toBe(110)
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
