/** What every tokenizer must satisfy, whatever its kind, size and folding. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shared } from '../../fixtures/shared.ts'
import { normaliseText } from '../../src-shared/text.ts'
import { parseTokenizer, TextStream, TokenizerTrainer } from './index.ts'
import { oracleOf } from './oracle.ts'
import { awkwardTexts, hanText, zipfText } from './samples.ts'
import type { Tokenizer, TrainerSettings } from './types.ts'

function train(settings: TrainerSettings, ...texts: string[]): Tokenizer {
  const trainer = new TokenizerTrainer(settings)
  for (const text of texts) trainer.add(text)
  return trainer.train()
}

const english = zipfText(1, 200_000)
const chinese = hanText(2, 100_000, 3000)
const both = [english, chinese, ...awkwardTexts]

const made: Record<string, Tokenizer> = {
  'bpe 256': train({ kind: 'bpe', vocabulary: 256 }, ...both),
  'bpe 2000': train({ kind: 'bpe', vocabulary: 2000 }, ...both),
  'bpe 2000, widths folded': train({ kind: 'bpe', vocabulary: 2000, foldWidth: true }, ...both),
  'characters 256': train({ kind: 'characters', vocabulary: 256 }, ...both),
  'characters 1000': train({ kind: 'characters', vocabulary: 1000 }, ...both),
  'characters 1000, widths kept': train({ kind: 'characters', vocabulary: 1000, foldWidth: false }, ...both),
}

/** All of Unicode, lone surrogates too, mixed with what occurs in text. */
const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...awkwardTexts, ...english.slice(0, 2000).split(' '), ' ', "'", 'l', '\n'))
    .map((parts) => parts.join('')),
)

describe.each(Object.entries(made))('%s', (name, tokenizer) => {
  const size = Number(/\d+/.exec(name)?.[0])
  const oracle = oracleOf(tokenizer)
  const check = (text: string): void => {
    const ids = tokenizer.encode(text)
    expect([...ids]).toEqual(oracle.encode(text.toWellFormed()))
    expect(ids.every((id) => id < size)).toBe(true)
    const normalised = text.split('<|endoftext|>').map((part) => normaliseText(part, tokenizer))
    expect(tokenizer.decode(ids)).toBe(normalised.join('<|endoftext|>'))
  }

  it('has exactly the size asked for', () => {
    expect(tokenizer.size).toBe(size)
    const { model } = tokenizer.toJson() as { model: { vocab: Record<string, number> } }
    expect(Object.values(model.vocab).sort((a, b) => a - b)).toEqual(
      Array.from({ length: size }, (_, id) => id),
    )
  })

  it.each(awkwardTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'agrees with the oracle: %s',
    (_, text) => {
      check(text)
    },
  )

  it('agrees with the oracle and round-trips on any text', () => {
    fc.assert(fc.property(anyText, check), { numRuns: 300 })
  })

  it('agrees with the oracle on running text', () => {
    check(english.slice(0, 20_000) + chinese.slice(0, 20_000))
  })

  it('decodes as the oracle does, broken characters too', () => {
    const anyIds = fc.array(fc.integer({ min: 0, max: size - 1 }), { minLength: 1 })
    fc.assert(
      fc.property(anyIds, (ids) => {
        const decoded = tokenizer.decode(ids)
        // The oracle drops a byte order mark at the head of a run of bytes; we keep every character.
        if (!decoded.includes('\ufeff')) expect(decoded).toBe(oracle.decode(ids))
      }),
    )
  })

  it('streams what it decodes', () => {
    const anyIds = fc.array(fc.integer({ min: 0, max: size - 1 }))
    fc.assert(
      fc.property(anyIds, (ids) => {
        const stream = new TextStream(tokenizer)
        expect(ids.map((id) => stream.push(id)).join('') + stream.end()).toBe(tokenizer.decode(ids))
      }),
    )
  })

  it('comes back from its tokenizer.json', () => {
    const back = parseTokenizer(JSON.parse(JSON.stringify(tokenizer.toJson())))
    expect(back.kind).toBe(tokenizer.kind)
    expect(back.foldWidth).toBe(tokenizer.foldWidth)
    expect(back.toJson()).toEqual(tokenizer.toJson())
    for (const text of [...awkwardTexts, english.slice(0, 5000)])
      expect(back.encode(text)).toEqual(tokenizer.encode(text))
  })

  it('shows every token, and refuses ids it does not have', () => {
    for (let id = 0; id < size; id++) expect(tokenizer.tokenText(id)).not.toMatch(/^$|\ufffd/)
    expect(() => tokenizer.tokenText(size)).toThrow(RangeError)
    expect(() => tokenizer.decode([0, size])).toThrow(RangeError)
    expect(() => tokenizer.decode([-1])).toThrow(RangeError)
  })

  it('puts the separator where the text says so', () => {
    const ids = [...tokenizer.encode('a<|endoftext|>b')]
    expect(ids.filter((id) => id === tokenizer.separator)).toHaveLength(1)
    expect(tokenizer.tokenText(tokenizer.separator)).toBe('<|endoftext|>')
  })

  it('encodes nothing to nothing', () => {
    expect(tokenizer.encode('')).toEqual(new Uint32Array(0))
    expect(tokenizer.decode([])).toBe('')
  })
})

describe('a text of a megabyte without a break', () => {
  it.each(['a', 'ab', '中', '😀', ' ', '1'])('%j', (unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    for (const tokenizer of [made['bpe 2000'], made['characters 1000']])
      expect(tokenizer.decode(tokenizer.encode(text)) === text).toBe(true)
  })
})

describe.skipIf(!shared.present)(`real texts (${shared.reason})`, () => {
  const text = (name: string): string => {
    const bytes = readFileSync(shared.path(`data/${name}`))
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  const agree = (tokenizer: Tokenizer, sample: string): void => {
    const oracle = oracleOf(tokenizer)
    for (const line of sample.split('\n')) {
      const ids = tokenizer.encode(line)
      expect([...ids]).toEqual(oracle.encode(line))
      expect(tokenizer.decode(ids)).toBe(normaliseText(line, tokenizer))
    }
  }

  it('learns 40,000 tokens from WikiText-2 and agrees with the oracle', () => {
    const tokenizer = train(
      { kind: 'bpe', vocabulary: 40_000 },
      ...text('wikitext-2/train.txt.gz').split('\n'),
    )
    expect(tokenizer.size).toBe(40_000)
    agree(tokenizer, text('wikitext-2/test.txt.gz').slice(0, 300_000))
  })

  it.each(['ltgwiki-2017-2004pages.xml', 'tinywiki-8pages.xml'])('agrees with the oracle on %s', (name) => {
    const dump = text(name).slice(0, 300_000)
    agree(train({ kind: 'bpe', vocabulary: 1000 }, ...dump.split('\n')), dump)
  })

  it.each(['drcd-half-a-traditional.txt', 'zhwiki-2020-readwiki-100articles.txt'])(
    'agrees with the oracle on %s',
    (name) => {
      const chineseText = text(`zh-text/${name}`)
      const sample = chineseText.slice(0, 100_000)
      const characters = train({ kind: 'characters', vocabulary: 3000 }, chineseText)
      agree(characters, sample)
      agree(train({ kind: 'bpe', vocabulary: 3000 }, sample), sample)
      expect(characters.encode(sample).length).toBeLessThan([...sample].length * 1.02)
    },
  )
})
