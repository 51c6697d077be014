import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatBytes,
  formatCompact,
  formatDuration,
  formatFixed,
  formatInteger,
  formatNumber,
  formatPercent,
  formatTime,
} from './format.ts'
import { language } from './language.svelte.ts'

beforeEach(() => {
  language.choice = 'en'
})
afterEach(() => {
  language.choice = 'system'
})

describe('numbers', () => {
  it('keep three digits, and every digit before the point', () => {
    expect(formatNumber(41.2689)).toBe('41.3')
    expect(formatNumber(1234.56)).toBe('1,235')
    expect(formatNumber(0)).toBe('0')
    expect(formatNumber(0.00001234)).toBe('1.23E−5')
    expect(formatNumber(-2.5e12)).toBe('−2.5E12')
  })

  it('say what is no number', () => {
    expect([NaN, Infinity, -Infinity].map((value) => formatNumber(value))).toEqual(['NaN', '∞', '−∞'])
    expect(formatFixed(NaN, 2)).toBe('NaN')
  })

  it('have the minus sign, not a hyphen, when they are below zero', () => {
    for (const choice of ['en', 'zh'] as const) {
      language.choice = choice
      expect(formatFixed(-1, 3)).toBe('−1.000')
      expect(formatInteger(-1234)).toBe('−1,234')
      expect(formatNumber(-0.00001234)).toBe('−1.23E−5')
      expect(formatPercent(-0.1)).toBe('−10.0%')
      expect(formatCompact(-120)).toBe('−120')
    }
  })

  it('keep their width where asked to', () => {
    expect(formatFixed(4.2, 2)).toBe('4.20')
    expect(formatPercent(0.1234)).toBe('12.3%')
  })

  it('follow the language', () => {
    expect(formatCompact(1_234_567)).toBe('1.23M')
    language.choice = 'zh'
    expect(formatCompact(1_234_567)).toBe('123万')
    expect(formatInteger(1_234_567)).toBe('1,234,567')
  })
})

describe('bytes', () => {
  it('have the unit in which they are shortest', () => {
    expect([0, 1, 999, 1000, 1.24e9, 5e15].map(formatBytes)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1 kB',
      '1.24 GB',
      '5,000 TB',
    ])
  })
})

describe('durations', () => {
  it('have two units at most, and none that is zero', () => {
    expect([0, 45, 60, 200, 3600, 7500, 90_061].map(formatDuration)).toEqual([
      '0 sec',
      '45 sec',
      '1 min',
      '3 min 20 sec',
      '1 hr',
      '2 hr 5 min',
      '1 day 1 hr',
    ])
  })

  it('are nothing where nobody knows', () => {
    expect(formatDuration(Infinity)).toBe('—')
    expect(formatDuration(-3)).toBe('0 sec')
  })
})

describe('times', () => {
  const now = Date.UTC(2026, 5, 15, 12)

  it('are told from now', () => {
    expect(formatAgo(now - 10_000, now)).toBe('now')
    expect(formatAgo(now - 5 * 60_000, now)).toBe('5 minutes ago')
    expect(formatAgo(now - 26 * 3_600_000, now)).toBe('yesterday')
  })

  it('have their year when it is another', () => {
    expect(formatTime(now - 400 * 86_400_000, now)).toContain('2025')
    expect(formatTime(now - 86_400_000, now)).not.toContain('2026')
  })
})
