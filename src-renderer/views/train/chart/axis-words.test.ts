import { describe, expect, it } from 'vitest'
import { language } from '../../../language/index.ts'
import { reading, yTicks } from './axis-words.ts'

language.choice = 'en'

function labels(log: boolean, from: number, to: number): string[] {
  return yTicks(log, { from, to }, 5).map(({ label }) => label)
}

describe('the words of an axis', () => {
  it('tell its ticks apart, also where a logarithmic axis is short', () => {
    const close = labels(true, 14.8, 14.95)
    expect(close.length).toBeGreaterThan(1)
    expect(new Set(close).size).toBe(close.length)
    expect(labels(true, 1, 20_000)).toContain('10K')
  })

  it('have as many decimals as their distance needs', () => {
    expect(labels(false, 0, 1)).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'])
    expect(labels(false, 0, 400_000)).toContain('200K')
  })

  it('read a figure to what tells neighbours apart', () => {
    expect([reading(1.23456), reading(13_441.2), reading(NaN)]).toEqual(['1.235', '13,441', '—'])
  })
})
