import { describe, expect, it } from 'vitest'
import { readBlocks } from './blocks.ts'
import { clean, cleaned } from './clean.fixture.ts'

const texts = (source: string) => readBlocks(source).map((block) => `${block.kind}: ${block.text}`)

describe('readBlocks', () => {
  it.each([
    ['one\ntwo\n\nthree', ['paragraph: one two', 'paragraph: three']],
    ['数学\n家', ['paragraph: 数学家']],
    ['= A =\n== B ==\n=== C===', ['heading: A', 'heading: B', 'heading: C']],
    ["== ''B'' &amp; C ==", ['heading: B & C']],
    ['== B == trailing', ['paragraph: == B == trailing']],
    ['== B', ['paragraph: == B']],
    ['* one\n** two\n# three\n:four', ['item: one', 'item: two', 'item: three', 'item: four']],
    ['; term : meaning', ['item: term: meaning']],
    ['a * b', ['paragraph: a * b']],
    [' * indented', ['item: indented']],
    [' one\n two', ['paragraph: one\ntwo']],
    ['a\n----\nb', ['paragraph: a', 'paragraph: b']],
    ['----after', ['paragraph: after']],
    ['|-\n| cell\n! head | x\ntext', ['paragraph: text']],
    ['File:a b.jpg|caption\ntext', ['paragraph: text']],
    ['!Kung people', ['paragraph: !Kung people']],
    ['* \n\n&nbsp;\n', []],
  ])('%j', (source, blocks) => expect(texts(source)).toEqual(blocks))

  it('knows the level of headings', () => {
    const levels = readBlocks('= a =\n=== b ===\n======= c =======').map(
      (block) => 'level' in block && block.level,
    )
    expect(levels).toEqual([1, 3, 6])
  })
})

describe('options', () => {
  const page = 'Intro.\n\n== Part ==\n* item one\n* item two\n\nMore.'
  it('keeps headings and lists by default', () => {
    expect(clean(page)).toBe('Intro.\n\nPart\n\nitem one\nitem two\n\nMore.')
  })
  it('leaves out either', () => {
    expect(clean(page, { options: { headings: false } })).toBe('Intro.\n\nitem one\nitem two\n\nMore.')
    expect(clean(page, { options: { lists: false } })).toBe('Intro.\n\nPart\n\nMore.')
  })
  it('composes characters, or does not', () => {
    expect(clean('cafe\u0301')).toBe('café')
    expect(clean('cafe\u0301', { options: { normalise: false } })).toBe('cafe\u0301')
  })
})

describe('marks for the software', () => {
  it.each([
    ['__NOTOC__Text', 'Text'],
    ['__notoc__ Text', 'Text'],
    ['__无目录__文', '文'],
    ['Said I. ~~~~', 'Said I.'],
    ['__init__ and __FILE__', '__init__ and __FILE__'],
  ])('%s', (source, text) => expect(clean(source)).toBe(text))

  it('are counted', () => expect(cleaned('__NOTOC____TOC__').dropped.magicWords).toBe(2))
})
