import { describe, expect, it } from 'vitest'
import { listedText, shownText } from './token-text.ts'

describe('tokens as they are shown', () => {
  it('make visible what could not be seen', () => {
    expect(shownText('a\nb')).toBe('a↵b')
    expect(shownText('\t')).toBe('⇥')
    expect(shownText('\u0000')).toBe('‹00›')
    expect(shownText('\u202e\u2028')).toBe('‹202E›‹2028›')
    expect(shownText('')).toBe('∅')
    expect(shownText(' the')).toBe(' the')
    expect(shownText('龙、é')).toBe('龙、é')
  })

  it('show spaces at the edges in lists, and wide ones', () => {
    expect(listedText(' the')).toBe('␣the')
    expect(listedText('the ')).toBe('the␣')
    expect(listedText('  ')).toBe('␣␣')
    expect(listedText('a b')).toBe('a b')
    expect(listedText(' the\n')).toBe('␣the↵')
    expect(listedText('')).toBe('∅')
    expect(listedText('\u3000')).toBe('□')
  })
})
