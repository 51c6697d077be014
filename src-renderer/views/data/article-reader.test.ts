import { describe, expect, it } from 'vitest'
import type { Client } from '../../client/index.ts'
import { ArticleReader } from './article-reader.svelte.ts'

const texts = ['first text', 'x'.repeat(10_000), 'last']

function reader(): { reader: ArticleReader; cuts: string[] } {
  const cuts: string[] = []
  const request = async (
    name: string,
    input: { number?: number; text?: string; first?: number },
  ): Promise<unknown> => {
    if (name === 'corpora.articles')
      return {
        total: 3,
        articles: ['One', 'Two', 'Three']
          .map((title, number) => ({ number, title, length: 1 }))
          .slice(input.first),
      }
    if (name === 'corpora.article') {
      if (texts[input.number ?? 0] === undefined) throw new Error('no such article')
      return { title: `title ${input.number}`, text: texts[input.number ?? 0] }
    }
    cuts.push(input.text ?? '')
    return { ids: Uint32Array.of(7, 8), texts: ['a', 'b'], unknown: 1 }
  }
  return { reader: new ArticleReader(1, { request: request as Client['request'] }), cuts }
}

describe('the reader of articles', () => {
  it('finds titles while it reads them', async () => {
    const { reader: there } = reader()
    there.query = 'T'
    await there.titles.readUpTo(Infinity)
    expect(there.found.map(({ title }) => title)).toEqual(['Two', 'Three'])
    there.query = ''
    expect(there.found).toHaveLength(3)
  })

  it('cuts an article piece by piece', async () => {
    const { reader: there, cuts } = reader()
    await there.open(1)
    await there.cutMore()
    expect(there.cut).toBe(6000)
    expect(there.tokens).toEqual([
      { id: 7, text: 'a' },
      { id: 8, text: 'b' },
    ])
    await there.cutMore()
    await there.cutMore()
    expect(cuts.join('')).toBe(texts[1])
    expect(there.tokens).toHaveLength(4)
    expect(there.unknown).toBe(2)
  })

  it('begins anew with another article, and says what it could not open', async () => {
    const { reader: there } = reader()
    await there.open(0)
    await there.cutMore()
    await there.open(2)
    expect(there.article?.text).toBe('last')
    expect(there.tokens).toHaveLength(0)
    await there.open(9)
    expect(String(there.error)).toContain('no such article')
    expect(there.article?.number).toBe(2)
  })

  it('shows the article that was asked for last', async () => {
    const { reader: there } = reader()
    await Promise.all([there.open(0), there.open(2)])
    expect(there.article?.number).toBe(2)
  })
})
