import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requests } from '../../../src-shared/contract/index.ts'
import { variants } from '../../../src-shared/corpus.ts'
import {
  changesPreview,
  defaultChoices,
  importWish,
  isDefault,
  namespaceChoices,
  wishedOptions,
  type ImportChoices,
  type SourceInfo,
} from './import-options.ts'

const info: SourceInfo = {
  path: '/x/dump.xml',
  format: 'mediawiki-xml',
  compression: 'bzip2',
  encoding: 'utf-8',
  bytes: 1000,
  site: {
    namespaces: {
      [-2]: 'Media',
      [-1]: 'Special',
      0: '',
      1: 'Talk',
      2: 'User',
      4: 'Wikipedia',
      10: 'Template',
      100: 'Portal',
    },
  },
}

describe('the wish of an import', () => {
  it('names nothing that is a default', () => {
    expect(wishedOptions(defaultChoices)).toEqual({})
    expect(importWish(defaultChoices)).toEqual({ options: {}, tokenizer: 'auto' })
    expect(isDefault(defaultChoices)).toBe(true)
  })

  it('names what was changed, in the words of the contract', () => {
    const choices: ImportChoices = {
      ...defaultChoices,
      namespaces: [4, 0],
      foldWidth: 'no',
      maxArticles: 500,
      vocabulary: 2000,
      tokenizer: 'characters',
    }
    expect(importWish(choices)).toEqual({
      options: { namespaces: [0, 4], foldWidth: false, maxArticles: 500 },
      tokenizer: 'characters',
      vocabulary: 2000,
    })
    expect(isDefault(choices)).toBe(false)
  })

  it('passes the contract whatever is chosen', () => {
    const choices: fc.Arbitrary<ImportChoices> = fc.record({
      namespaces: fc.uniqueArray(fc.nat(3000), { maxLength: 20 }),
      redirects: fc.boolean(),
      disambiguation: fc.boolean(),
      minimumCharacters: fc.nat(1e6),
      maxArticles: fc.option(fc.integer({ min: 1, max: 1e9 })),
      maxTokens: fc.option(fc.integer({ min: 1, max: 1e12 })),
      foldWidth: fc.constantFrom('auto', 'yes', 'no'),
      normalise: fc.boolean(),
      variant: fc.constantFrom(...variants),
      tokenizer: fc.constantFrom('auto', 'bpe', 'characters'),
      vocabulary: fc.option(fc.integer({ min: 256, max: 40_000 })),
    })
    fc.assert(
      fc.property(choices, (chosen) => {
        const wish = { source: { path: '/x' }, ...importWish(chosen) }
        expect(requests['corpora.import'].input.parse(wish)).toEqual(wish)
      }),
    )
  })
})

describe('a preview', () => {
  it('is made anew for what it shows, and for nothing else', () => {
    expect(changesPreview(defaultChoices, { ...defaultChoices, redirects: true })).toBe(true)
    expect(changesPreview(defaultChoices, { ...defaultChoices, minimumCharacters: 5 })).toBe(true)
    expect(changesPreview(defaultChoices, { ...defaultChoices, tokenizer: 'bpe' })).toBe(false)
    expect(changesPreview(defaultChoices, { ...defaultChoices, maxArticles: 5, maxTokens: 6 })).toBe(false)
  })
})

describe('namespaces', () => {
  it('are those of the dump with its own names; those with prose first', () => {
    const { first, others } = namespaceChoices(info, [0])
    expect(first).toEqual([
      { number: 0, name: undefined },
      { number: 4, name: 'Wikipedia' },
      { number: 100, name: 'Portal' },
    ])
    expect(others.map(({ number }) => number)).toEqual([1, 2, 10])
  })

  it('have articles even where the dump lists none, and never lose a chosen one', () => {
    expect(namespaceChoices(undefined, []).first).toEqual([{ number: 0, name: undefined }])
    expect(namespaceChoices(info, [10]).first.map(({ number }) => number)).toContain(10)
    expect(namespaceChoices(undefined, [2600]).first.map(({ number }) => number)).toEqual([0, 2600])
  })
})
