import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { css, diverging, mix, sequential, seriesCount, seriesToken, type Rgb } from './colours.ts'

/** Relative luminance as WCAG defines it. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('ramps', () => {
  it('change lightness one way only, so that they read without colour', () => {
    for (const [ground, sign] of [
      ['light', -1],
      ['dark', 1],
    ] as const) {
      const steps = Array.from({ length: 64 }, (_, index) => luminance(sequential(index / 63, ground)))
      for (let index = 1; index < steps.length; index++)
        expect(sign * (steps[index] - steps[index - 1])).toBeGreaterThan(-1e-3)
    }
  })

  it('have their zero nearest to the ground', () => {
    for (const [ground, sign] of [
      ['light', 1],
      ['dark', -1],
    ] as const) {
      const middle = luminance(diverging(0, ground))
      for (const value of [-1, -0.5, 0.5, 1])
        expect(sign * (middle - luminance(diverging(value, ground)))).toBeGreaterThan(0)
    }
  })

  it('take any number', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        for (const colour of [sequential(value, 'dark'), diverging(value, 'light')])
          for (const channel of colour) expect(channel >= 0 && channel <= 255).toBe(true)
      }),
    )
  })
})

describe('colours', () => {
  it('mix from one end to the other', () => {
    expect(mix([0, 10, 255], [255, 10, 0], 0)).toEqual([0, 10, 255])
    expect(mix([0, 10, 255], [255, 10, 0], 1)).toEqual([255, 10, 0])
  })

  it('are written for style sheets', () => {
    expect(css([1, 2, 3])).toBe('rgb(1 2 3)')
    expect(css([1, 2, 3], 0.5)).toBe('rgb(1 2 3 / 0.5)')
  })

  it('repeat after the last series', () => {
    expect(seriesToken(0)).toBe('--series-1')
    expect(seriesToken(seriesCount)).toBe('--series-1')
  })
})
