import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../../../src-shared/trace.ts'
import { explanationOf } from './explanations.ts'
import { formatBeside } from './figures.ts'
import { remediesOf } from './remedies.ts'
import { surprisesIn } from './surprises.ts'

const texts = ['The', ' cat', ' sat']

/** ' on' came with 3, ' by' was expected and has 2.5; without ' sat' the first one loses 1. */
function explained(): Explanation {
  const base = explanationOf(' on', texts, ' by')
  const { chosen, expected } = base
  if (expected === undefined) throw new Error('none expected')
  const contributions = (values: readonly number[]): Explanation['chosen']['contributions'] =>
    chosen.contributions.map((one, index) => ({ ...one, removed: values[index], renormalised: 0 }))
  return {
    ...base,
    chosen: { ...chosen, energy: 3, contributions: contributions([0, 0.4, 1]) },
    expected: { ...expected, energy: 2.5, contributions: contributions([0, 0, 0.1]) },
  }
}

describe('what would have led to another token', () => {
  it('is the earlier token without which it leads, exactly', () => {
    const remedies = remediesOf(explained(), 'removed')
    expect(remedies?.gap).toBeCloseTo(0.5)
    expect(remedies?.removals.map(({ text }) => text)).toEqual([' sat'])
    expect(remedies?.removals[0].lead).toBeCloseTo(2.4 - 2)
    expect(remediesOf(explained(), 'renormalised')?.removals).toEqual([])
  })

  it('is a change of the matrix of its edge that closes the gap', () => {
    const remedies = remediesOf(explained(), 'removed')
    expect(remedies?.edge?.position).toBe(3)
    expect(remedies?.change).toBeCloseTo(0.5 / 0.4)
  })

  it('is nothing where no token was expected, or it leads already', () => {
    expect(remediesOf(explanationOf(' on', texts), 'removed')).toBeUndefined()
    const base = explained()
    const leads = { ...base, chosen: { ...base.chosen, energy: 2 } }
    expect(remediesOf(leads, 'removed')).toMatchObject({ removals: [], change: undefined })
  })
})

describe('steps that were hardly expected', () => {
  const probabilities = [NaN, 0.5, 0.001, undefined, 0.01, 0.0001, 0.3]

  it('are the least expected of a part of the text', () => {
    const found = surprisesIn(1, 6, (position) => probabilities[position], 2)
    expect(found).toEqual([
      { position: 5, probability: 0.0001 },
      { position: 2, probability: 0.001 },
    ])
    expect(surprisesIn(6, 7, (position) => probabilities[position])).toEqual([])
    expect(surprisesIn(3, 3, () => 0)).toEqual([])
  })
})

describe('a figure beside the largest of its column', () => {
  it('has the digits that say something', () => {
    expect(formatBeside(111.283, 111.283)).toBe('111')
    expect(formatBeside(1.2345, 12)).toBe('1.2')
    expect(formatBeside(-0.00197, 0.589)).toBe('−0.002')
    expect(formatBeside(-1.85e-7, 0.589)).toBe('0.000')
    expect(formatBeside(0, 0)).toBe('0')
  })
})
