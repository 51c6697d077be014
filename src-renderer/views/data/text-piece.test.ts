import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pieceEnd } from './text-piece.ts'

describe('a piece of a text', () => {
  it('ends before a line or a word where one is near', () => {
    expect('aaaa bbbb\ncc dd'.slice(0, pieceEnd('aaaa bbbb\ncc dd', 0, 11))).toBe('aaaa bbbb')
    expect('aaaa bbbb cccc'.slice(0, pieceEnd('aaaa bbbb cccc', 0, 11))).toBe('aaaa bbbb')
  })

  it('pieces make up the whole text, and none splits a character or is empty', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (whole, length) => {
        let joined = ''
        let at = 0
        while (at < whole.length) {
          const end = pieceEnd(whole, at, length)
          expect(end).toBeGreaterThan(at)
          const piece = whole.slice(at, end)
          expect(piece.isWellFormed()).toBe(true)
          joined += piece
          at = end
        }
        expect(joined).toBe(whole)
      }),
    )
  })
})
