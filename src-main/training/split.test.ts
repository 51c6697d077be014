import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitByArticle, type TokenStream } from './split.ts'

/** Articles whose tokens say which article they belong to. */
function stream(lengths: readonly number[]): TokenStream {
  const offsets = [0]
  const tokens: number[] = []
  lengths.forEach((length, article) => {
    for (let i = 0; i < length; i++) tokens.push(article)
    offsets.push(tokens.length)
  })
  return { tokens: Uint16Array.from(tokens), articleOffsets: offsets }
}

describe('splitByArticle', () => {
  it('puts every article whole on one side and loses no token', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 8, maxLength: 60 }),
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        (lengths, share, seed) => {
          const split = splitByArticle(stream(lengths), share, seed)
          expect(split.training.length + split.heldOut.length).toBe(lengths.reduce((a, b) => a + b, 0))
          const seen = new Set(split.training)
          for (const token of split.heldOut) expect(seen.has(token)).toBe(false)
          expect(split.heldOutArticles).toBe(Math.max(1, Math.round(lengths.length * share)))
          expect(split.trainingArticles + split.heldOutArticles).toBe(lengths.length)
          expect(split.by).toBe('article')
        },
      ),
    )
  })

  it('gives the same split for the same seed, and another for another', () => {
    const articles = stream(Array.from({ length: 200 }, () => 3))
    expect(splitByArticle(articles, 0.1, 7)).toEqual(splitByArticle(articles, 0.1, 7))
    expect(splitByArticle(articles, 0.1, 7).heldOut).not.toEqual(splitByArticle(articles, 0.1, 8).heldOut)
  })

  it('holds out the tail when there are hardly any articles', () => {
    const split = splitByArticle(stream([50, 50]), 0.1, 1)
    expect(split.by).toBe('tail')
    expect(split.training).toHaveLength(90)
    expect([...split.heldOut]).toEqual(Array.from({ length: 10 }, () => 1))
  })

  it('holds out nothing when asked to', () => {
    const split = splitByArticle(stream([5, 5]), 0, 1)
    expect(split.heldOut).toHaveLength(0)
    expect(split.training).toHaveLength(10)
  })
})
