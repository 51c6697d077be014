import { describe, expect, it } from 'vitest'
import { prefixOf, startOf, textBetween } from './prefix.ts'

const text = {
  prompt: 'The cat',
  promptTokens: 2,
  ids: [10, 11, 12, 13, 14],
  texts: ['The', ' cat', ' sat', ' on', ' it'],
}

describe('the text before a token', () => {
  it('is the prompt as it was typed, with the tokens behind it', () => {
    expect(prefixOf(text, 2)).toEqual({ prompt: 'The cat', continuation: [] })
    expect(prefixOf(text, 4)).toEqual({ prompt: 'The cat', continuation: [12, 13] })
  })

  it('inside the prompt is named by tokens', () => {
    expect(prefixOf(text, 1)).toEqual({ prompt: '', continuation: [10] })
  })

  it('too long to be named by tokens begins with text', () => {
    expect(prefixOf(text, 5, { most: 2 })).toEqual({ prompt: 'The cat sat', continuation: [13, 14] })
    expect(prefixOf({ ...text, promptTokens: 5 }, 4, { most: 1 })).toEqual({
      prompt: 'The cat sat',
      continuation: [13],
    })
  })

  it('holds no more than the window', () => {
    expect(prefixOf(text, 4, { window: 3 })).toEqual({ prompt: '', continuation: [11, 12, 13] })
    expect(prefixOf(text, 4, { window: 4 })).toEqual({ prompt: 'The cat', continuation: [12, 13] })
    expect(prefixOf(text, 4, { window: 3, most: 1 })).toEqual({ prompt: ' cat sat', continuation: [13] })
    expect(startOf(4, 3)).toBe(1)
    expect(startOf(4, 0)).toBe(0)
    expect(startOf(2, 9)).toBe(0)
  })
})

describe('a part of the text', () => {
  const path = [{ text: ' sat' }, { text: '' }, { text: ' é' }]

  it('is what was typed and what was written', () => {
    expect(textBetween(text, path, 0, 5)).toBe('The cat sat é')
    expect(textBetween(text, path, 0, 3)).toBe('The cat sat')
    expect(textBetween(text, path, 1, 3)).toBe(' cat sat')
    expect(textBetween(text, path, 0, 1)).toBe('The')
    expect(textBetween(text, path, 3, 5)).toBe(' é')
  })
})
