import { describe, expect, it } from 'vitest'
import type { ErrorKind } from '../../src-shared/errors.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { Progress } from '../../src-shared/progress.ts'
import { finish } from '../../src-shared/pieces.ts'
import { Random } from '../../src-shared/random.ts'
import { baseSize, byteIds } from './byte-alphabet.ts'
import { learnMerges } from './bpe-learning.ts'
import { hanText, zipfText } from './samples.ts'
import { TokenizerTrainer, vocabularyRange } from './trainer.ts'
import type { Tokenizer, TrainerSettings } from './types.ts'

function train(settings: TrainerSettings, texts: readonly string[]): Tokenizer {
  const trainer = new TokenizerTrainer(settings)
  for (const text of texts) trainer.add(text)
  return trainer.train()
}

function errorOf(action: () => unknown): StudioError {
  try {
    action()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const kindOf = (action: () => unknown): ErrorKind => errorOf(action).kind

const english = zipfText(7, 300_000)
const chinese = hanText(8, 50_000, 2000)

describe('sizes', () => {
  it.each([0, -1, 255, 40_001, 256.5, NaN, Infinity])('refuses a vocabulary of %s', (vocabulary) => {
    const error = errorOf(() => new TokenizerTrainer({ kind: 'bpe', vocabulary }))
    expect(error.kind).toBe('setting-out-of-range')
    expect(error.message).toContain(String(vocabularyRange.least))
    expect(error.message).toContain(String(vocabularyRange.most))
  })

  it.each([256, 257, 1000, 3000])('learns exactly %d byte pairs and bytes', (vocabulary) => {
    expect(train({ kind: 'bpe', vocabulary }, [english]).size).toBe(vocabulary)
  })

  it.each([256, 257, 1000])('learns exactly %d characters and bytes', (vocabulary) => {
    expect(train({ kind: 'characters', vocabulary }, [chinese]).size).toBe(vocabulary)
  })

  it('says how many tokens are possible, and that many are', () => {
    for (const [kind, text] of [
      ['bpe', english.slice(0, 5000)],
      ['characters', chinese],
    ] as const) {
      const error = errorOf(() => train({ kind, vocabulary: 40_000 }, [text]))
      expect(error.kind).toBe('vocabulary-too-large')
      const possible = Number(/at most (\d+)/.exec(error.message)?.[1])
      expect(error.hint).toContain(String(possible))
      expect(train({ kind, vocabulary: possible }, [text]).size).toBe(possible)
      expect(kindOf(() => train({ kind, vocabulary: possible + 1 }, [text]))).toBe('vocabulary-too-large')
    }
  })

  it('does not offer a size below the range', () => {
    const error = errorOf(() => train({ kind: 'bpe', vocabulary: 256 }, ['abc']))
    expect(error.kind).toBe('vocabulary-too-large')
    expect(error.hint).not.toMatch(/\d/)
  })

  it.each(['bpe', 'characters'] as const)('refuses to learn %s from nothing', (kind) => {
    expect(kindOf(() => train({ kind, vocabulary: 256 }, []))).toBe('input-empty')
    expect(kindOf(() => train({ kind, vocabulary: 256 }, ['', '<|endoftext|>']))).toBe('input-empty')
  })
})

describe('determinism', () => {
  it.each(['bpe', 'characters'] as const)(
    'learns the same %s twice, and from the same articles in another order',
    (kind) => {
      const articles = (english + chinese).match(/[^]{1,10000}/g) ?? []
      const settings = { kind, vocabulary: 1500 }
      const first = JSON.stringify(train(settings, articles).toJson())
      expect(JSON.stringify(train(settings, articles).toJson())).toBe(first)
      expect(JSON.stringify(train(settings, articles.toReversed()).toJson())).toBe(first)
    },
  )
})

describe('byte pairs', () => {
  it('takes the most frequent pair first, ties by id', () => {
    const tokenizer = train({ kind: 'bpe', vocabulary: 256 }, [
      'zy zy zy ba ba cd cd cd qwertyuiop qwertyuiop',
    ])
    const learned = Array.from({ length: 3 }, (_, i) => tokenizer.tokenText(baseSize + i))
    // ' c', 'cd', 'zy' occur three times each. After ' c' there is no 'cd'; ' cd' begins with a younger token than 'zy'.
    expect(learned).toEqual([' c', 'zy', ' cd'])
  })

  it('merges runs from the left, as encoding does', () => {
    const { merges } = finish(learnMerges(new Map([['aaaaa', 3]]), 2))
    const a = byteIds['a'.charCodeAt(0)]
    expect(merges).toEqual([
      { left: a, right: a, merged: baseSize },
      { left: baseSize, right: a, merged: baseSize + 1 },
    ])
  })

  it('gives every token its own spelling, the one that its merge makes', () => {
    const random = new Random(1)
    const counts = new Map<string, number>()
    for (let i = 0; i < 300; i++) {
      const word = Array.from({ length: 2 + random.below(12) }, () => 'ab'[random.below(2)]).join('')
      counts.set(word, 1 + random.below(20))
    }
    const { merges, tokens } = finish(learnMerges(counts, 150))
    expect(merges).toHaveLength(150)
    const spelled = tokens.map((token) => Buffer.from(token).toString())
    expect(new Set(spelled).size).toBe(spelled.length)
    for (const { left, right, merged } of merges) {
      const text = (id: number): string =>
        id < baseSize ? String.fromCharCode(byteIds.indexOf(id)) : spelled[id - baseSize]
      expect(text(merged)).toBe(text(left) + text(right))
    }
  })

  it('never joins across a space, a digit or the separator', () => {
    const tokenizer = train({ kind: 'bpe', vocabulary: 256 }, [
      'ab 12<|endoftext|>ab 12 in the sentence and the senate '.repeat(50),
    ])
    const texts = Array.from({ length: 256 - baseSize }, (_, i) => tokenizer.tokenText(baseSize + i))
    for (const text of texts) expect(text).toMatch(/^(?: ?[a-z]+| [12])$/)
  })

  it('keeps marks with their letters', () => {
    const tokenizer = train({ kind: 'bpe', vocabulary: 262 }, ['नमस्ते दुनिया '.repeat(100)])
    expect(tokenizer.encode('नमस्ते').length).toBeLessThan(9)
  })
})

describe('characters', () => {
  it('takes the most frequent ones, ties by code point, ASCII for free', () => {
    const text = '三三三二二一一' + '甲乙丙丁戊己庚辛壬癸'.repeat(4) + 'ASCII text'
    const tokenizer = train({ kind: 'characters', vocabulary: 256 }, [text])
    const characters = Array.from({ length: 12 }, (_, i) => tokenizer.tokenText(baseSize + i)).join('')
    expect(characters).toBe('丁丙乙壬己庚戊甲癸辛三一')
    expect(tokenizer.encode('一A').length).toBe(2)
  })

  it('spells an unknown character in bytes', () => {
    const tokenizer = train({ kind: 'characters', vocabulary: 300 }, [chinese])
    const ids = [...tokenizer.encode('龘')]
    expect(ids.map((id) => tokenizer.tokenText(id))).toEqual(['<0xE9>', '<0xBE>', '<0x98>'])
    expect(tokenizer.decode(ids)).toBe('龘')
  })

  it('folds widths unless told not to', () => {
    const folded = train({ kind: 'characters', vocabulary: 300 }, [chinese])
    expect(folded.encode('ＡＢ')).toEqual(folded.encode('AB'))
    const kept = train({ kind: 'characters', vocabulary: 300, foldWidth: false }, [chinese])
    expect(kept.decode(kept.encode('ＡＢ'))).toBe('ＡＢ')
  })
})

describe('progress', () => {
  it.each(['bpe', 'characters'] as const)('of learning %s ends at its total', (kind) => {
    const reports: Progress[] = []
    const trainer = new TokenizerTrainer({ kind, vocabulary: baseSize + 200 })
    trainer.add(english + chinese)
    for (const progress of trainer.trainInPieces()) if (progress !== undefined) reports.push(progress)
    expect(reports.at(-1)).toMatchObject({ done: 200, total: 200 })
    expect(reports.map(({ done }) => done)).toEqual(reports.map(({ done }) => done).sort((a, b) => a - b))
  })
})
