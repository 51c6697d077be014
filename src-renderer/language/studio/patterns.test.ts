import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceTranslator } from './patterns.ts'
import { sentences } from './sentences.ts'
import { states, words } from './values.ts'

describe('translating sentences', () => {
  const translate = sentenceTranslator(
    {
      'It ended.': '已结束。',
      '{0} is empty.': '{0} 是空的。',
      '{0} is nearly {1}.': '{0} 接近{1:said}。',
      'From {0} to {1}.': '到 {1}，从 {0}。',
      'It failed: {0}': '失败：{0:said}',
      'the part {0} (of {1})': '{1} 的第 {0} 部分',
      'It can become {0}.': '可变为{0:state}。',
    },
    { words: { full: '满' }, states: { paused: '已暂停', failed: '失败' } },
  )

  it('finds whole sentences, and those with values', () => {
    expect(translate('It ended.')).toBe('已结束。')
    expect(translate('a.xml is empty.')).toBe('a.xml 是空的。')
    expect(translate('From 1 to 2.')).toBe('到 2，从 1。')
  })

  it('leaves what it does not know', () => {
    for (const text of ['', 'ended', 'It ended', 'It ended. ', '是空的。', 'x'.repeat(20_000) + ' is empty.'])
      expect(translate(text)).toBe(text)
  })

  it('takes the sentence that says more', () => {
    expect(translate('It is nearly full.')).toBe('It 接近满。')
  })

  it('translates phrases in their places, and only there', () => {
    expect(translate('It failed: the part 3 (of b)')).toBe('失败：b 的第 3 部分')
    expect(translate('It failed: unknown')).toBe('失败：unknown')
    expect(translate('full is empty.')).toBe('full 是空的。')
    expect(translate('It can become paused, failed.')).toBe('可变为已暂停、失败。')
    expect(translate('It can become gone.')).toBe('可变为gone。')
  })

  it('translates sentences in a row, where it knows each', () => {
    expect(translate('It ended. a.xml is empty.')).toBe('已结束。a.xml 是空的。')
    expect(translate('It ended. Nobody knows.')).toBe('It ended. Nobody knows.')
  })

  it('takes whole sentences as values only where nothing else fits', () => {
    expect(translate('It failed: It ended. a is empty.')).toBe('失败：已结束。a 是空的。')
    expect(translate('No. 5 is empty.')).toBe('No. 5 是空的。')
  })

  it('takes values over lines, and with what patterns are made of', () => {
    expect(translate('a\nb is empty.')).toBe('a\nb 是空的。')
    expect(translate('$& {1} \\ is empty.')).toBe('$& {1} \\ 是空的。')
  })
})

describe('every sentence of the studio', () => {
  const translate = sentenceTranslator(sentences, { words, states })
  const value = fc.oneof(
    fc.integer({ min: 0 }).map(String),
    fc.integer({ min: 0 }).map((number) => number.toLocaleString('en')),
    fc.stringMatching(/^[a-z]{3,9}\.(xml|txt|bz2)$/),
    fc.stringMatching(/^(\/[a-zäé]{2,8}){1,4}$/),
    fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/),
  )

  it('is found by its own instances, with nothing left of its places', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(sentences)),
        fc.array(value, { minLength: 5, maxLength: 5 }),
        (sentence, values) => {
          const instance = sentence.replace(/\{(\d+)\}/g, (_place, number: string) => values[Number(number)])
          const translated = translate(instance)
          const expected = sentences[sentence].replace(
            /\{(\d+)(?::\w+)?\}/g,
            (_place, number: string) => values[Number(number)],
          )
          expect(translated).toBe(expected)
          expect(translated).not.toMatch(/\{\d/)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is tried against any text without harm', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof translate(text)).toBe('string')
      }),
    )
    const long = 'is x and of is '.repeat(600)
    expect(translate(long)).toBe(long)
  })
})
