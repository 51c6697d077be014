import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dithersOf,
  nearest,
  packMoments,
  packStates,
  rootMost,
  unpackMoments,
  unpackStates,
} from './half-moments.ts'

/** A mean and a square that belong to each other: |m| / √v between 2⁻¹³ and 2¹⁵, √v between 2⁻⁴⁰ and 2²⁰. */
const moments = fc
  .record({
    root: fc.double({ min: -40, max: 20, noNaN: true }),
    ratio: fc.double({ min: -13, max: 15, noNaN: true }),
    negative: fc.boolean(),
  })
  .map(({ root, ratio, negative }) => ({
    mean: (negative ? -1 : 1) * 2 ** (root + ratio),
    square: 4 ** root,
  }))
const dithers = fc.tuple(fc.nat(8191), fc.nat(8191))

describe('moments in half precision', () => {
  it('are within a thousandth, rounded up or down, and within half of that when rounded to the nearest', () => {
    fc.assert(
      fc.property(moments, dithers, ({ mean, square }, dither) => {
        for (const [packed, error] of [
          [packMoments(mean, square, dither), 2 ** -10],
          [packMoments(mean, square), 2 ** -11],
        ]) {
          const back = unpackMoments(packed)
          const root = Math.sqrt(square)
          expect(Math.abs(Math.sqrt(back.square) - root)).toBeLessThanOrEqual(1.001 * error * root)
          expect(Math.abs(back.mean - mean)).toBeLessThanOrEqual(2.01 * error * Math.abs(mean))
        }
      }),
    )
  })

  it('come out as float32s that give the same word again', () => {
    fc.assert(
      fc.property(moments, dithers, ({ mean, square }, dither) => {
        const word = packMoments(mean, square, dither)
        const back = unpackMoments(word)
        expect(Math.fround(back.mean)).toBe(back.mean)
        expect(Math.fround(back.square)).toBe(back.square)
        for (const any of [[nearest, nearest], [0, 0], dither] as const)
          expect(packMoments(back.mean, back.square, any)).toBe(word)
      }),
    )
  })

  it('never are a mean without a square', () => {
    for (const square of [0, 1e-40, 4 ** -44]) expect(packMoments(1e-3, square)).toBe(0)
    expect(packMoments(0, 1)).toBeGreaterThan(0)
    expect(unpackMoments(packMoments(0, 1))).toEqual({ mean: 0, square: 1 })
  })

  it('stop at the largest numbers', () => {
    const largest = unpackMoments(packMoments(3e38, 1e38, [8191, 8191]))
    expect(largest.square).toBe(new Float32Array(Uint32Array.of(rootMost).buffer)[0] ** 2)
    expect(unpackMoments(packMoments(1e6, 1)).mean).toBe(65504)
    expect(unpackMoments(packMoments(-1e6, 1)).mean).toBe(-65504)
  })

  it('keep a mean moving that changes by less than its last digit', () => {
    const run = (beta2: number, round: (n: number, step: number) => readonly [number, number]): number => {
      let square = 1.02
      for (let step = 1; step <= 3000; step++)
        square = unpackMoments(packMoments(0, beta2 * square, round(7, step))).square
      return square
    }
    for (const beta2 of [0.999, 0.9999]) {
      const expected = 1.02 * beta2 ** 3000
      expect(Math.abs(run(beta2, dithersOf) / expected - 1)).toBeLessThan(0.01)
    }
    expect(run(0.9999, () => [nearest, nearest])).toBeGreaterThan(0.99)
  })

  it('are rounded up as often as the remainder says, for every number of a record', () => {
    for (const n of [0, 1, 17, 1055])
      for (const [part, share] of [
        [0, 0.1],
        [1, 0.37],
        [1, 0.9],
      ]) {
        let ups = 0
        for (let step = 1; step <= 2000; step++) if (dithersOf(n, step)[part] < share * 8192) ups++
        expect(Math.abs(ups / 2000 - share)).toBeLessThan(0.01)
      }
  })
})

describe('states of edges', () => {
  it('keep means, squares and steps in their places', () => {
    const length = 3
    const states = Float32Array.of(1, -2, 0.5, 4, 16, 1, 9, 0, -1, 2, 0, 1, 4, 10)
    const words = new Uint32Array(2 + 2 * 8)
    packStates(states, length, words, 8, 2)
    expect(words.subarray(0, 2)).toEqual(new Uint32Array(2))
    const back = new Float32Array(states.length)
    unpackStates(words, 8, length, back, 2)
    expect(back).toEqual(states)
  })
})
