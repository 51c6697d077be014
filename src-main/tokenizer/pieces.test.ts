/** The parts below the tokenizers: cutting, counting, merging, tables. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../src-shared/random.ts'
import { baseSize, byteSigns, bytesToSigns, signsToBytes, utf8Bytes } from './byte-alphabet.ts'
import { Merging } from './bpe-merging.ts'
import type { Merge } from './bpe-merging.ts'
import { chooseKind } from './choose-kind.ts'
import { Heap } from './heap.ts'
import { PairTable } from './pair-table.ts'
import { PieceCounts } from './piece-counts.ts'
import { eachPreToken } from './pre-tokens.ts'
import { awkwardTexts } from './samples.ts'

function piecesOf(text: string, window?: number): string[] {
  const pieces: string[] = []
  eachPreToken(text, (piece) => pieces.push(piece), window)
  return pieces
}

describe('byte alphabet', () => {
  it('has the 243 bytes of UTF-8', () => {
    expect(utf8Bytes).toHaveLength(243)
    expect(baseSize).toBe(244)
    const seen = new Set<number>()
    for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 0x3b)
      for (const byte of Buffer.from(String.fromCodePoint(code).toWellFormed())) seen.add(byte)
    expect([...seen].every((byte) => utf8Bytes.includes(byte))).toBe(true)
  })

  it('writes every byte as a visible sign and reads it back', () => {
    expect(new Set(byteSigns).size).toBe(256)
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(bytesToSigns(all)).not.toMatch(/[\s\p{C}]/u)
    expect(signsToBytes(bytesToSigns(all))).toEqual(all)
    expect(signsToBytes('中')).toBeUndefined()
  })
})

describe('pre-tokens', () => {
  it.each([
    ['Hello, world', ['Hello', ',', ' world']],
    ["it's we'll", ['it', "'s", ' we', "'ll"]],
    ['in 1990.', ['in', ' 1', '9', '9', '0', '.']],
    ['a  b\n\n c ', ['a', ' ', ' b', '\n\n', ' c', ' ']],
    ['第5年，好', ['第', '5', '年', '，', '好']],
    ['x\u0085\ufeffy', ['x', '\u0085', '\ufeff', 'y']],
    ['e\u0338x नमस्ते', ['e\u0338x', ' नमस्ते']],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces)
  })

  it('are the same whatever the window, and lose nothing', () => {
    const part = fc.oneof(
      fc.constantFrom("'ll", "'", ' ', '\n', '  ', 'word', '12', '😀', '𝒳', '…', "l'", '\u3000'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 40, max: 80 }), (parts, window) => {
        const text = parts.join('').toWellFormed()
        const whole = piecesOf(text)
        expect(whole.join('')).toBe(text)
        if (whole.every((piece) => piece.length < window - 4)) expect(piecesOf(text, window)).toEqual(whole)
      }),
      { numRuns: 1000 },
    )
  })

  it('cuts a run that is longer than the window, between characters', () => {
    for (const unit of ['a', '😀', ' ', "'ll", '𝒳']) {
      const text = unit.repeat(100)
      const pieces = piecesOf(text, 10)
      expect(pieces.join('')).toBe(text)
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
    }
    for (const text of awkwardTexts)
      expect(piecesOf(text.toWellFormed(), 5).join('')).toBe(text.toWellFormed())
  })
})

describe('piece counts', () => {
  it('count', () => {
    const pieces = new PieceCounts()
    for (const piece of ['a', 'b', 'a']) pieces.add(piece)
    expect([...pieces.counts]).toEqual([
      ['a', 2],
      ['b', 1],
    ])
  })

  it('forget the rarest when full, and stay within their bound', () => {
    const pieces = new PieceCounts(1000)
    const random = new Random(3)
    for (let i = 0; i < 20_000; i++) {
      pieces.add(`rare${random.below(5000)}`)
      pieces.add(`often${i % 10}`)
    }
    let length = 0
    for (const piece of pieces.counts.keys()) length += piece.length
    expect(length).toBeLessThanOrEqual(1000)
    for (let i = 0; i < 10; i++) expect(pieces.counts.get(`often${i}`)).toBe(2000)
  })

  it('count endless pieces in parts of whole characters', () => {
    const pieces = new PieceCounts()
    pieces.add('x' + '😀'.repeat(1000))
    expect([...pieces.counts.keys()].every((piece) => piece.isWellFormed() && piece.length <= 256)).toBe(true)
    const total = [...pieces.counts].reduce((sum, [piece, count]) => sum + piece.length * count, 0)
    expect(total).toBe(2001)
  })
})

describe('merging', () => {
  /** The definition: the lowest rank anywhere, the leftmost of equals, until none is left. */
  function byDefinition(merges: readonly Merge[], symbols: number[]): number[] {
    for (;;) {
      const ranks = symbols
        .slice(1)
        .map((right, i) => merges.findIndex((m) => m.left === symbols[i] && m.right === right))
      const best = Math.min(...ranks.filter((rank) => rank >= 0))
      if (best === Infinity) return symbols
      symbols.splice(ranks.indexOf(best), 2, merges[best].merged)
    }
  }

  it('follows its definition, short and long', () => {
    const random = new Random(5)
    for (let round = 0; round < 200; round++) {
      const merges: Merge[] = []
      const seen = new Set<string>()
      for (let i = 0; i < 12; i++) {
        const [left, right] = [random.below(3 + i), random.below(3 + i)]
        if (!seen.has(`${left} ${right}`)) merges.push({ left, right, merged: 3 + i })
        seen.add(`${left} ${right}`)
      }
      const merging = new Merging(merges)
      for (const length of [0, 1, 2, 7, 48, 49, 120]) {
        const symbols = Uint32Array.from({ length }, () => random.below(3))
        const expected = byDefinition(merges, [...symbols])
        const kept = merging.apply(symbols, length)
        expect([...symbols.subarray(0, kept)]).toEqual(expected)
      }
    }
  })
})

describe('pair table', () => {
  it('holds what a map holds', () => {
    const table = new PairTable(1)
    const map = new Map<string, number>()
    const random = new Random(1)
    for (let i = 0; i < 20_000; i++) {
      const [left, right] = [random.below(150), random.below(150)]
      table.set(left, right, i)
      map.set(`${left} ${right}`, i)
    }
    expect(table.size).toBe(map.size)
    for (let left = 0; left < 151; left++)
      for (let right = 0; right < 151; right++)
        expect(table.get(left, right)).toBe(map.get(`${left} ${right}`) ?? -1)
  })
})

describe('heap', () => {
  it('sorts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        const heap = new Heap((a, b) => a < b)
        for (const item of items) heap.push(item)
        expect(items.map(() => heap.pop())).toEqual(items.toSorted((a, b) => a - b))
        expect(heap.pop()).toBeUndefined()
      }),
    )
  })
})

describe('chooseKind', () => {
  it.each([
    ['The capital of France is Paris.', 'bpe'],
    ['法国的首都是巴黎。', 'characters'],
    ['GDP 是国内生产总值', 'characters'],
    ['Beijing (北京) is the capital of China, a country in East Asia.', 'bpe'],
    ['東京は日本の首都である', 'characters'],
    ['', 'bpe'],
    ['12345 !!', 'bpe'],
  ] as const)('%s', (text, kind) => {
    expect(chooseKind(text)).toBe(kind)
  })
})
