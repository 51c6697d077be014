import fc from 'fast-check'
import { finish } from '../../../src-shared/pieces.ts'
import { describe, expect, it } from 'vitest'
import {
  bigramModel,
  countNgrams,
  findChild,
  unigramModel,
  type NgramLevel,
  type NgramTable,
} from './index.ts'

/** Every n-gram of a level with its count, spelled out by walking from level 1. */
function spell(table: NgramTable, n: number): Map<string, number> {
  let rows: [row: number, tokens: number[]][] = [[0, []]]
  for (let k = 1; k <= n; k++) {
    const { first, targets } = table.levels[k] as NgramLevel
    rows = rows.flatMap(([row, tokens]) =>
      Array.from({ length: first[row + 1] - first[row] }, (_, i): [number, number[]] => [
        first[row] + i,
        [...tokens, targets[first[row] + i]],
      ]),
    )
  }
  const { counts } = table.levels[n] as NgramLevel
  return new Map(rows.map(([row, tokens]) => [tokens.join(), counts[row]]))
}

describe('countNgrams', () => {
  it('counts what a map counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 80 }), fc.integer({ min: 2, max: 5 }), (text, n) => {
        const expected = new Map<string, number>()
        for (let i = 0; i + n <= text.length; i++) {
          const key = text.slice(i, i + n).join()
          expected.set(key, (expected.get(key) ?? 0) + 1)
        }
        expect(spell(finish(countNgrams(Uint32Array.from(text), n, 7)), n)).toEqual(expected)
      }),
    )
  })

  it('links every n-gram to the one without its oldest token', () => {
    const text = Uint32Array.from({ length: 300 }, (_, i) => (i * 7 + (i % 5) * (i % 11)) % 9)
    const table = finish(countNgrams(text, 4, 9))
    const rowOf = (tokens: ArrayLike<number>): number => {
      let row = tokens[0]
      for (let n = 2; n <= tokens.length; n++)
        row = findChild(table.levels[n] as NgramLevel, row, tokens[n - 1])
      return row
    }
    for (let i = 0; i + 4 <= text.length; i++) {
      const row = rowOf(text.subarray(i, i + 4))
      expect((table.levels[4] as NgramLevel).suffixes[row]).toBe(rowOf(text.subarray(i + 1, i + 4)))
    }
  })

  it('keeps a 40,000-token vocabulary apart', () => {
    const text = Uint32Array.from([39999, 0, 39999, 1, 39998, 39999, 0, 39999])
    expect(spell(finish(countNgrams(text, 3, 40000)), 3)).toEqual(
      new Map([
        ['39999,0,39999', 2],
        ['0,39999,1', 1],
        ['39999,1,39998', 1],
        ['1,39998,39999', 1],
        ['39998,39999,0', 1],
      ]),
    )
  })

  it('refuses a token outside the vocabulary', () => {
    expect(() => finish(countNgrams(Uint32Array.of(0, 4), 2, 4))).toThrow(RangeError)
  })
})

describe('additive models', () => {
  const text = Uint32Array.of(0, 1, 0, 1, 2, 0)
  const table = finish(countNgrams(text, 2, 4))

  it('unigram: (count + 0.5) / (tokens + 0.5 V)', () => {
    const model = unigramModel(table)
    expect([0, 1, 2, 3].map((v) => model.probability([], 0, v))).toEqual([3.5 / 8, 2.5 / 8, 1.5 / 8, 0.5 / 8])
  })

  it('bigram: (count + 0.01) / (occurrences as predecessor + 0.01 V)', () => {
    const model = bigramModel(table)
    expect(model.probability([2, 0], 2, 1)).toBeCloseTo(2.01 / 2.04, 14)
    expect(model.probability([0], 1, 3)).toBeCloseTo(0.01 / 2.04, 14)
    expect(model.probability([3], 1, 3)).toBeCloseTo(0.25, 14)
    expect(model.probability([], 0, 0)).toBe(unigramModel(table).probability([], 0, 0))
  })

  it('give whole distributions equal to their probabilities', () => {
    const out = new Float64Array(4)
    for (const model of [unigramModel(table), bigramModel(table)])
      for (const history of [[], [0], [1], [2], [3]]) {
        model.distribution(history, history.length, out)
        for (let v = 0; v < 4; v++)
          expect(out[v]).toBeCloseTo(model.probability(history, history.length, v), 14)
        expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14)
      }
  })
})
