import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulative, gelu, geluDerivative, slowCumulative } from './gelu.ts'

/** Φ(z), to 20 digits by arbitrary-precision arithmetic. */
const known: [number, number][] = [
  [0, 0.5],
  [1, 0.84134474606854294859],
  [-1, 0.15865525393145705141],
  [-1.125, 0.13029451713680885],
  [-1.25, 0.10564977366685528],
  [-1.3125, 0.09467574302164258],
  [2.5, 0.99379033467422384862],
  [-2.5, 0.006209665325776135167],
  [-3.0625, 0.0010974823774378646204],
  [-5, 2.8665157187919391168e-7],
  [-8, 6.2209605742717841235e-16],
  [-12, 1.776482112077678997e-33],
  [-20, 2.7536241186062336951e-89],
]

describe('the normal distribution', () => {
  it.each(known)('Φ(%f)', (z, expected) => {
    expect(Math.abs(cumulative(z) - expected)).toBeLessThan(4e-15 * expected)
    expect(Math.abs(slowCumulative(z) - expected)).toBeLessThan(4e-15 * expected)
  })

  it('agrees with series and continued fraction everywhere, relative to its value', () => {
    fc.assert(
      fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (z) => {
        const exact = slowCumulative(z)
        expect(Math.abs(cumulative(z) - exact)).toBeLessThan(4e-15 * exact)
      }),
      { numRuns: 2000 },
    )
  })

  it('is symmetric, and has no more than its limits far out', () => {
    for (let z = 0; z < 9; z += 0.0371) expect(cumulative(z) + cumulative(-z)).toBeCloseTo(1, 14)
    expect(cumulative(50)).toBe(1)
    expect(cumulative(-50)).toBe(0)
    expect(cumulative(Infinity)).toBe(1)
    expect(cumulative(-Infinity)).toBe(0)
  })
})

describe('GeLU', () => {
  it('has the derivative that differences show', () => {
    for (let z = -8; z <= 8; z += 0.0917) {
      const h = 1e-5
      const slope = (gelu(z + h) - gelu(z - h)) / (2 * h)
      expect(geluDerivative(z)).toBeCloseTo(slope, 9)
    }
  })

  it('is 0 at 0, the identity far up and 0 far down', () => {
    expect(gelu(0)).toBe(0)
    expect(gelu(40)).toBe(40)
    expect(Math.abs(gelu(-40))).toBeLessThan(1e-300)
    expect(geluDerivative(0)).toBe(0.5)
  })

  it('keeps what is not a number visible', () => {
    expect(gelu(NaN)).toBeNaN()
    expect(geluDerivative(NaN)).toBeNaN()
  })
})
