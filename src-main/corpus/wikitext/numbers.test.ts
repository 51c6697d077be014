import { describe, expect, it } from 'vitest'
import { TemplateArguments } from './arguments.ts'
import { asOf, circa } from './dates.ts'
import { firstMeasure, groupDigits, powerOfTen, unitName } from './numbers.ts'
import { ForwardSearch } from './search.ts'
import { isExponent, superscript } from './superscript.ts'

describe('numbers', () => {
  it.each([
    ['1234567', '1,234,567'],
    ['999', '999'],
    ['-1234.5678', '-1,234.5678'],
    ['12 34', '12 34'],
    ['', ''],
  ])('groupDigits(%j)', (text, grouped) => expect(groupDigits(text)).toBe(grouped))

  it('writes powers and exponents', () => {
    expect(powerOfTen('-24')).toBe('×10⁻²⁴')
    expect(superscript('2+')).toBe('²⁺')
    expect(isExponent('−12')).toBe(true)
    expect(isExponent('th')).toBe(false)
    expect(isExponent('1'.repeat(20))).toBe(false)
  })

  it.each([
    [['5', 'km', 'mi'], '5 km'],
    [['5'], '5'],
    [['2', '-', '3', 'm'], '2–3 m'],
    [['2', 'x', '3', 'x', '4', 'm'], '2 × 3 × 4 m'],
    [['10', 'km', '0'], '10 km'],
    [['5', 'ft', '11', 'in', 'm'], '5 feet 11 inches'],
    [[], undefined],
  ])('firstMeasure(%j)', (values, text) => expect(firstMeasure(values)).toBe(text))

  it('passes unknown units on', () => {
    expect(unitName('sqkm')).toBe('km²')
    expect(unitName('parsec')).toBe('parsec')
  })
})

describe('TemplateArguments', () => {
  it('tells positions from names', () => {
    const call = new TemplateArguments([' a ', 'Name = b ', '3=c', '', 'x=y=z'])
    expect([call.at(1), call.at(2), call.at(3), call.at(4)]).toEqual(['a', undefined, 'c', undefined])
    expect(call.named('missing', 'name')).toBe('b')
    expect(call.named('x')).toBe('y=z')
    expect(call.all).toEqual(['a', 'c'])
    expect(call.last).toBe('c')
  })
  it('has no names in parser functions', () => {
    expect(new TemplateArguments(['a=b'], true).at(1)).toBe('a=b')
  })
})

describe('dates', () => {
  const call = (...values: string[]) => new TemplateArguments(values)
  it('are written out', () => {
    expect(asOf(call('2010', '5'))).toBe('As of May 2010')
    expect(asOf(call('2010', 'since=y', 'lc=y'))).toBe('since 2010')
    expect(asOf(call('2010', 'alt=lately'))).toBe('lately')
    expect(asOf(call())).toBeUndefined()
    expect(circa(call('1500', '1570'))).toBe('c. 1500 – c. 1570')
  })
})

describe('ForwardSearch', () => {
  it('answers as indexOf would, with the length for none', () => {
    const search = new ForwardSearch('a|b|c', '|')
    expect([0, 1, 2, 3, 4].map((from) => search.at(from))).toEqual([1, 1, 3, 3, 5])
    expect(search.at(0)).toBe(1)
  })
})
