import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diverging, sequential, type Rgb } from '../../../ui/index.ts'
import {
  contrast,
  contributionPaint,
  doubtOf,
  inkOn,
  marginPaint,
  marginShare,
  probabilityPaint,
} from './colours.ts'

const grounds = ['light', 'dark'] as const

function parse(colour: string): Rgb {
  const [red, green, blue] = colour.match(/\d+/g)?.map(Number) ?? []
  return [red, green, blue]
}

describe('colours of tokens', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
    expect(contrast([255, 255, 255], [255, 255, 255])).toBe(1)
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
  })

  it('can be read at every place of both ramps, light and dark', () => {
    for (const ground of grounds)
      for (let step = 0; step <= 100; step++)
        for (const colour of [sequential(step / 100, ground), diverging(step / 50 - 1, ground)])
          expect(contrast(colour, parse(inkOn(colour)))).toBeGreaterThanOrEqual(4.5)
  })

  it('go from sure to doubtful', () => {
    expect(doubtOf(1)).toBe(0)
    expect(doubtOf(0.01)).toBeCloseTo(0.5)
    expect(doubtOf(1e-9)).toBe(1)
    expect(doubtOf(0)).toBe(1)
    expect(doubtOf(NaN)).toBe(1)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => (a < b ? doubtOf(a) >= doubtOf(b) : doubtOf(a) <= doubtOf(b)),
      ),
    )
  })

  it('tell ahead from behind, and near from far', () => {
    expect(marginShare(0)).toBe(0)
    expect(marginShare(100)).toBe(1)
    expect(marginShare(-Infinity)).toBe(-1)
    expect(marginShare(NaN)).toBe(0)
    expect(marginShare(0.1)).toBeGreaterThan(0)
    expect(marginShare(0.1)).toBeLessThan(marginShare(0.2))
    for (const ground of grounds) {
      const [red, , blue] = parse(marginPaint(3, ground).background)
      expect(blue).toBeGreaterThan(red)
      const [redBehind, , blueBehind] = parse(marginPaint(-3, ground).background)
      expect(redBehind).toBeGreaterThan(blueBehind)
    }
  })

  it('differ between light and dark ground', () => {
    expect(probabilityPaint(0.99, 'light')).toBeUndefined()
    expect(probabilityPaint(0.5, 'light')).not.toEqual(probabilityPaint(0.5, 'dark'))
  })

  it('leave a contribution that hardly counts unpainted', () => {
    expect(contributionPaint(0, 1, 'light')).toBeUndefined()
    expect(contributionPaint(0.01, 1, 'light')).toBeUndefined()
    expect(contributionPaint(1, 0, 'light')).toBeUndefined()
    expect(contributionPaint(NaN, 1, 'light')).toBeUndefined()
    const raised = parse(contributionPaint(1, 1, 'light')?.background ?? '')
    const lowered = parse(contributionPaint(-1, 1, 'light')?.background ?? '')
    expect(raised[0]).toBeGreaterThan(raised[2])
    expect(lowered[2]).toBeGreaterThan(lowered[0])
  })
})
