import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../../src-shared/pieces.ts'
import { Random } from '../../../src-shared/random.ts'
import { buildKneserNey, countNgrams, kneserNey } from './index.ts'

/** The definition with maps and strings, one probability at a time. */
function bruteForce(text: readonly number[], order: number, vocabulary: number) {
  const grams = (n: number): number[][] =>
    text.slice(0, Math.max(text.length - n + 1, 0)).map((_, i) => text.slice(i, i + n))
  const counts: Map<string, number>[] = []
  for (let n = 1; n <= order; n++) {
    const distinct = new Set(grams(n + 1).map(String))
    counts[n] = new Map()
    const keys =
      n === order ? grams(n).map(String) : [...distinct].map((longer) => longer.split(',').slice(1).join(','))
    for (const key of keys) counts[n].set(key, (counts[n].get(key) ?? 0) + 1)
  }
  const discount = (n: number, count: number): number => {
    if (count === 0) return 0
    const times = (k: number): number => Math.max([...counts[n].values()].filter((c) => c === k).length, 1)
    const y = times(1) / (times(1) + 2 * times(2))
    const k = Math.min(count, 3)
    return Math.min(Math.max(k - ((k + 1) * y * times(k + 1)) / times(k), 0.05), k)
  }
  const probability = (history: readonly number[], target: number, n: number): number => {
    if (n === 0) return 1 / vocabulary
    const context = n === 1 ? [] : history.slice(-(n - 1))
    const lower = probability(history, target, n - 1)
    if (context.length < n - 1) return lower
    let total = 0
    let taken = 0
    let own = 0
    for (let v = 0; v < vocabulary; v++) {
      const count = counts[n].get([...context, v].join(',')) ?? 0
      total += count
      taken += discount(n, count)
      if (v === target) own = count - discount(n, count)
    }
    return total === 0 ? lower : (own + taken * lower) / total
  }
  return (history: readonly number[], target: number) => probability(history, target, order)
}

const smallText = fc.array(fc.nat(4), { minLength: 1, maxLength: 60 })

describe('interpolated modified Kneser-Ney', () => {
  it('equals the definition on tiny texts, for every order and history', () => {
    fc.assert(
      fc.property(
        smallText,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(5), { maxLength: 6 }),
        (text, order, history) => {
          const model = finish(buildKneserNey(Uint32Array.from(text), order, 6))
          const oracle = bruteForce(text, order, 6)
          const all = new Float64Array(6)
          model.distribution(history, history.length, all)
          for (let v = 0; v < 6; v++) {
            expect(model.probability(history, history.length, v)).toBeCloseTo(oracle(history, v), 12)
            expect(all[v]).toBeCloseTo(oracle(history, v), 12)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([1, 2, 3, 5])('order %i sums to one after any history and leaves no token impossible', (order) => {
    const random = new Random(order)
    // Squared, so that some tokens are common and the last ones never occur.
    const text = Uint32Array.from({ length: 4000 }, () => Math.floor(random.uniform() ** 2 * 60))
    const model = finish(buildKneserNey(text, order, 80))
    const out = new Float64Array(80)
    for (let trial = 0; trial < 200; trial++) {
      const start = random.below(text.length - 8)
      const history = Uint32Array.from(text.subarray(start, start + random.below(7)))
      if (trial % 3 === 0 && history.length > 0) history[random.below(history.length)] = random.below(80)
      model.distribution(history, history.length, out)
      expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
      expect(Math.min(...out)).toBeGreaterThan(0)
    }
  })

  it('looks at the last order − 1 tokens only', () => {
    const text = Uint32Array.from([0, 1, 2, 3, 0, 1, 3, 2, 2, 1, 0, 3, 0, 1, 2])
    const model = finish(buildKneserNey(text, 3, 4))
    expect(model.probability([3, 3, 0, 1], 4, 2)).toBe(model.probability([0, 1], 2, 2))
    expect(model.probability([0, 1, 9], 2, 2)).toBe(model.probability([0, 1], 2, 2))
  })

  it('gives several orders from one table the same numbers as models built alone', () => {
    const text = Uint32Array.from({ length: 500 }, (_, i) => (i * i + (i >> 3)) % 17)
    const table = finish(countNgrams(text, 5, 17))
    for (const order of [2, 3, 5]) {
      const alone = finish(buildKneserNey(text, order, 17))
      const shared = kneserNey(table, order)
      for (let i = 5; i < 60; i++) {
        const history = text.subarray(i - 5, i)
        expect(shared.probability(history, 5, text[i])).toBe(alone.probability(history, 5, text[i]))
      }
    }
  })

  it('survives texts too short for its order', () => {
    for (const length of [0, 1, 2, 3]) {
      const model = finish(buildKneserNey(new Uint32Array(length), 5, 3))
      const sum = [0, 1, 2].reduce((total, v) => total + model.probability([0, 0], 2, v), 0)
      expect(sum).toBeCloseTo(1, 12)
    }
  })
})
