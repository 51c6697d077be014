import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber, stepNumber } from './read-number.ts'

describe('readNumber', () => {
  it('reads what people type', () => {
    const typed: [string, number][] = [
      ['12', 12],
      [' 1,000 ', 1000],
      ['1 000 000', 1_000_000],
      ['1_000', 1000],
      ['１２３', 123],
      ['−5', -5],
      ['0,5', 0.5],
      ['1,234.5', 1234.5],
      ['2e-3', 0.002],
      ['.5', 0.5],
    ]
    for (const [text, value] of typed) expect(readNumber(text), text).toEqual({ value })
  })

  it('names what is wrong', () => {
    expect(readNumber('').fault).toBe('none-given')
    expect(readNumber('ten').fault).toBe('none-given')
    expect(readNumber('1e999').fault).toBe('none-given')
    expect(readNumber('1.5', { integer: true }).fault).toBe('not-whole')
    expect(readNumber('0', { least: 1 }).fault).toBe('too-small')
    expect(readNumber('11', { most: 10 }).fault).toBe('too-large')
  })

  it('reads back every number as it is shown', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // Minus zero is shown as zero.
        expect(readNumber(String(value)).value).toBe(value + 0)
      }),
    )
  })
})

describe('stepNumber', () => {
  it('steps without the noise of binary fractions', () => {
    expect(stepNumber(0.1, 0.2, {})).toBe(0.3)
    expect(stepNumber(0.3, -0.1, {})).toBe(0.2)
  })

  it('stays in its range', () => {
    expect(stepNumber(9, 5, { most: 10 })).toBe(10)
    expect(stepNumber(0, -1, { least: 0 })).toBe(0)
  })
})
