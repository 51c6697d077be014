import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBreak, TokenLines } from './lines.ts'
import { joinBytes } from './joined-bytes.ts'

/** Every character is 10 px wide. */
const widthOf = (text: string): number => text.length * 10

function linesOf(texts: readonly string[], width: number): string[] {
  const lines = new TokenLines(widthOf)
  lines.set(texts, width)
  return shownLines(lines, texts)
}

function shownLines(lines: TokenLines, texts: readonly string[]): string[] {
  return Array.from({ length: lines.count }, (_, index) => {
    const { first, end } = lines.line(index)
    return texts.slice(first, end).join('')
  })
}

describe('breaking between tokens', () => {
  it.each([
    ['the', ' cat', true],
    ['un', 'known', false],
    ['well-', 'known', true],
    ['龙', '珠', true],
    ['珠', '。', false],
    ['龙', '，', false],
    ['（', '龙', false],
    ['《', '红', false],
    ['word', ',', false],
    ['a', '龙', true],
    ['\n', 'word', true],
  ])('%j %j: %s', (before, after, expected) => {
    expect(mayBreak(before, after)).toBe(expected)
  })
})

describe('lines of tokens', () => {
  it('hold no more than fits', () => {
    expect(linesOf(['The', ' cat', ' sat', ' on', ' it'], 80)).toEqual(['The cat', ' sat on', ' it'])
  })

  it('do not count the space at their beginning', () => {
    expect(linesOf(['aaaa', ' bbbb'], 40)).toEqual(['aaaa', ' bbbb'])
    expect(linesOf(['aaaa', ' bbbb', ' c'], 40)).toEqual(['aaaa', ' bbbb', ' c'])
  })

  it('keep the tokens of a word together', () => {
    expect(linesOf(['The', ' un', 'known', ' x'], 80)).toEqual(['The', ' unknown', ' x'])
  })

  it('break a word that is longer than a line', () => {
    expect(linesOf(['abc', 'def', 'ghi'], 60)).toEqual(['abcdef', 'ghi'])
    expect(linesOf(['abcdefghij', 'k'], 60)).toEqual(['abcdefghij', 'k'])
  })

  it('end where the text does', () => {
    expect(linesOf(['a', '.\n', 'b'], 100)).toEqual(['a.\n', 'b'])
    expect(linesOf(['\n', '\n'], 100)).toEqual(['\n', '\n'])
    expect(linesOf([], 100)).toEqual([])
  })

  it('break Chinese anywhere but before punctuation', () => {
    expect(linesOf([...'龙珠是漫画。好'], 50)).toEqual(['龙珠是漫', '画。好'])
  })

  it('find the line of a token', () => {
    const texts = ['The', ' cat', ' sat', ' on', ' it']
    const lines = new TokenLines(widthOf)
    lines.set(texts, 80)
    expect(texts.map((_, token) => lines.lineOf(token))).toEqual([0, 0, 1, 1, 2])
  })

  const word = fc.constantFrom('a', ' b', 'long', ' longer', '\n', '龙', '。', ' (', ')', '-')
  const words = fc.array(word, { maxLength: 60 })

  it('are the same whether set at once or as the text grows, shrinks and branches', () => {
    fc.assert(
      fc.property(words, words, words, fc.integer({ min: 20, max: 120 }), (kept, dropped, added, width) => {
        const lines = new TokenLines(widthOf)
        lines.set([...kept, ...dropped], width)
        lines.set([...kept, ...added], width, kept.length)
        expect(shownLines(lines, [...kept, ...added])).toEqual(linesOf([...kept, ...added], width))
      }),
    )
  })

  it('hold every token once, in order', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 120 }), (texts, width) => {
        expect(linesOf(texts, width).join('')).toBe(texts.join(''))
      }),
    )
  })

  it('of 40,000 tokens that grow by one do not begin from the beginning', () => {
    const texts = Array.from({ length: 40_000 }, (_, i) => (i % 3 === 0 ? ' word' : 'ly'))
    let measured = 0
    const lines = new TokenLines((text) => {
      measured++
      return text.length * 10
    })
    lines.set(texts, 600)
    expect(lines.count).toBeGreaterThan(1000)
    measured = 0
    lines.set([...texts, ' more'], 600, texts.length)
    expect(measured).toBeLessThan(200)
  })
})

describe('tokens as they are shown', () => {
  it('show a character that comes as bytes where it is whole', () => {
    expect(joinBytes(['请', '<0xE5>', '<0x91>', '<0x90>', '喊'])).toEqual(['请', '·', '·', '呐', '喊'])
    expect(joinBytes(['<0xF0>', '<0x9F>', '<0x98>', '<0x80>', '<0x41>'])).toEqual(['·', '·', '·', '😀', 'A'])
  })

  it('leave bytes that make no character, and all other texts', () => {
    for (const texts of [['<0xE5>', '<0x91>'], ['<0xFF>', '<0xE5>', 'a'], [' the', '<0x>', '<0xZZ>'], []])
      expect(joinBytes(texts)).toBe(texts)
  })
})
