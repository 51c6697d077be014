import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markKept } from './kept-marks.ts'

function keptOf(source: string, clean: string): string {
  return markKept(source, clean)
    .filter(({ isKept }) => isKept)
    .map(({ text }) => text)
    .join('|')
}

describe('marks of what is kept', () => {
  it('leave out templates and references between sentences that stay', () => {
    const source =
      "{{Infobox city|name=Riga|population=600000}}\n'''Riga''' is the capital of Latvia.<ref>A book about the town</ref> It lies at the sea."
    const clean = 'Riga is the capital of Latvia. It lies at the sea.'
    const kept = keptOf(source, clean)
    expect(kept).toContain('is the capital of Latvia.')
    expect(kept).toContain('It lies at the sea.')
    expect(kept).not.toContain('population')
    expect(kept).not.toContain('A book')
  })

  it('find the words of links in their brackets', () => {
    const kept = keptOf(
      'The [[river|wide river]] flows to the [[sea]] in spring',
      'The wide river flows to the sea in spring',
    )
    expect(kept).toContain('wide river')
    expect(
      keptOf(
        'a [[stateless society|stateless societies]],<ref>x</ref> although',
        'a stateless societies, although',
      ),
    ).toContain('societies')
    expect(kept).toContain('in spring')
  })

  it('are not pulled ahead by a few common words far away', () => {
    const body = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')
    // "of the new" is not in the body, only far behind it.
    const source = `${body} {{note|of the new}}`
    const clean = `of the new ${body}`
    expect(keptOf(source, clean)).toContain('word299')
    expect(keptOf(source, clean)).toContain('word0')
  })

  it('take Chinese character by character', () => {
    const source = "'''北京'''是[[中华人民共和国]]的首都。{{来源|百科}}"
    const kept = keptOf(source, '北京是中华人民共和国的首都。')
    expect(kept).toContain('的首都。')
    expect(kept).not.toContain('百科')
  })

  it('lose nothing of the source, whatever both are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b ', 'c', ' ', '.', '中', '文', '{{', '\n'),
      maxLength: 200,
    })
    fc.assert(
      fc.property(text, text, (source, clean) => {
        const parts = markKept(source, clean)
        expect(parts.map((part) => part.text).join('')).toBe(source)
        expect(parts.every((part) => part.text !== '')).toBe(true)
        for (let i = 1; i < parts.length; i++) expect(parts[i].isKept).not.toBe(parts[i - 1].isKept)
      }),
    )
  })

  it('keep everything of a text that was not changed', () => {
    expect(markKept('One two three four.', 'One two three four.')).toEqual([
      { text: 'One two three four.', isKept: true },
    ])
    expect(markKept('', '')).toEqual([])
    expect(markKept('only this', '')).toEqual([{ text: 'only this', isKept: false }])
  })
})
