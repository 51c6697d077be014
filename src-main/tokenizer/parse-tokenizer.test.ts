import { describe, expect, it } from 'vitest'
import { StudioError } from '../../src-shared/errors.ts'
import { parseTokenizer } from './parse-tokenizer.ts'
import { hanText, zipfText } from './samples.ts'
import { TokenizerTrainer } from './trainer.ts'
import type { TokenizerKind } from './types.ts'

interface Json {
  added_tokens: { id: number; content: string }[]
  normalizer: { type: string } | null
  pre_tokenizer: { type: string } | null
  model: { type: string; vocab: Record<string, unknown>; merges: unknown[]; byte_fallback: boolean }
}

function jsonOf(kind: TokenizerKind): Json {
  const trainer = new TokenizerTrainer({ kind, vocabulary: 300 })
  trainer.add(zipfText(1, 10_000) + hanText(2, 5000, 500))
  return JSON.parse(JSON.stringify(trainer.train().toJson())) as Json
}

const texts = { bpe: JSON.stringify(jsonOf('bpe')), characters: JSON.stringify(jsonOf('characters')) }

function kindAfter(kind: TokenizerKind, change: (json: Json) => void): string {
  const json = JSON.parse(texts[kind]) as Json
  change(json)
  return kindOf(json)
}

function kindOf(json: unknown): string {
  try {
    return `accepted as ${parseTokenizer(json).kind}`
  } catch (error) {
    if (error instanceof StudioError) return error.kind
    throw error
  }
}

/** Gives the token of one id another name. */
function rename(json: Json, id: number, name: string): void {
  json.model.vocab = Object.fromEntries(
    Object.entries(json.model.vocab).map(([token, value]) => [value === id ? name : token, value]),
  )
}

describe('parseTokenizer', () => {
  it('accepts what was written', () => {
    expect(kindAfter('bpe', () => {})).toBe('accepted as bpe')
    expect(kindAfter('characters', () => {})).toBe('accepted as characters')
  })

  it('accepts merges in the older form', () => {
    expect(
      kindAfter(
        'bpe',
        (json) => (json.model.merges = json.model.merges.map((pair) => (pair as string[]).join(' '))),
      ),
    ).toBe('accepted as bpe')
  })

  it.each([null, undefined, 7, 'text', [], {}, { version: '1.0' }])('%j is no tokenizer.json', (json) => {
    expect(kindOf(json)).toBe('format-unknown')
  })

  it.each<[string, TokenizerKind, (json: Json) => void]>([
    ['another model', 'bpe', (json) => (json.model.type = 'Unigram')],
    ['no normaliser', 'bpe', (json) => (json.normalizer = null)],
    ['another normaliser', 'characters', (json) => (json.normalizer = { type: 'NFKC' })],
    ['another pre-tokeniser', 'bpe', (json) => (json.pre_tokenizer = { type: 'Whitespace' })],
    ['a pre-tokeniser for characters', 'characters', (json) => (json.pre_tokenizer = { type: 'Whitespace' })],
    ['merges of characters', 'characters', (json) => (json.model.merges = [['a', 'b']])],
    ['a second special token', 'bpe', (json) => json.added_tokens.push({ id: 300, content: '<pad>' })],
    ['another special token', 'bpe', (json) => (json.added_tokens[0].content = '</s>')],
  ])('%s is another program’s', (_, kind, change) => {
    expect(kindAfter(kind, change)).toBe('unsupported')
  })

  it.each<[string, TokenizerKind, (json: Json) => void]>([
    ['no vocabulary', 'bpe', (json) => Reflect.deleteProperty(json.model, 'vocab')],
    ['a vocabulary that is a list', 'bpe', (json) => Reflect.set(json.model, 'vocab', [])],
    ['an empty vocabulary', 'bpe', (json) => (json.model.vocab = {})],
    ['merges that are no list', 'bpe', (json) => Reflect.set(json.model, 'merges', 'a b')],
    ['a merge of three', 'bpe', (json) => (json.model.merges[0] = ['a', 'b', 'c'])],
    ['a merge of strangers', 'bpe', (json) => (json.model.merges[0] = ['Ā', 'Ā'])],
    ['a merge that makes no token', 'bpe', (json) => (json.model.merges[0] = ['q', '~'])],
    ['a merge twice', 'bpe', (json) => json.model.merges.push(json.model.merges[0])],
    ['an id that is a string', 'bpe', (json) => (json.model.vocab['!'] = '34')],
    ['an id twice', 'bpe', (json) => (json.model.vocab['!'] = 299)],
    ['an id beyond the end', 'bpe', (json) => (json.model.vocab['!'] = 300)],
    ['a negative id', 'bpe', (json) => (json.model.vocab['!'] = -1)],
    ['a missing token', 'bpe', (json) => Reflect.deleteProperty(json.model.vocab, '!')],
    ['a separator elsewhere', 'bpe', (json) => (json.added_tokens[0].id = 5)],
    ['a byte under another name', 'bpe', (json) => rename(json, 40, 'xx')],
    ['a byte under another name', 'characters', (json) => rename(json, 200, '<0xFF>')],
    ['a token of no bytes', 'bpe', (json) => rename(json, 299, '中文')],
    ['two characters in one token', 'characters', (json) => rename(json, 299, '中文')],
    ['a token of half a character', 'characters', (json) => rename(json, 299, '\ud800')],
  ])('%s is damage', (_, kind, change) => {
    expect(kindAfter(kind, change)).toBe('input-damaged')
  })

  it('survives any single deletion in the file', () => {
    for (const text of Object.values(texts)) {
      for (let i = 0; i < text.length; i += 97) {
        const cut = text.slice(0, i) + text.slice(i + 1)
        let json: unknown
        try {
          json = JSON.parse(cut)
        } catch {
          continue
        }
        expect(kindOf(json)).toMatch(/^(accepted|input-damaged|unsupported|format-unknown)/)
      }
    }
  })

  it('knows a token called __proto__', () => {
    const trainer = new TokenizerTrainer({ kind: 'bpe', vocabulary: 256 })
    trainer.add('__proto__ and __proto__ with words of other letters, xylophone xylophone '.repeat(9))
    trainer.add('__proto__\n'.repeat(1000))
    const tokenizer = trainer.train()
    const back = parseTokenizer(JSON.parse(JSON.stringify(tokenizer.toJson())))
    expect(back.encode('__proto__')).toEqual(tokenizer.encode('__proto__'))
  })
})
