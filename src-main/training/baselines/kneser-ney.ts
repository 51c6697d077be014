/**
 * Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999, section 3): the highest order keeps its counts,
 * every lower order counts in how many different contexts an n-gram occurs; each order takes a discount D₁, D₂ or
 * D₃₊ off and gives what it took to the order below; the lowest falls back on 1 / V.
 */
import type { Pieces } from '../../../src-shared/pieces.ts'
import type { LanguageModel } from './language-model.ts'
import { countNgrams, findChild, type NgramLevel, type NgramTable } from './ngrams.ts'

/** One order n of the model. Arrays over histories have one entry per row of level n − 1. */
export interface KneserNeyOrder {
  /** The n-grams of this order: rows, their histories and targets. */
  readonly level: NgramLevel
  /** [rows] occurrences at the highest order, continuation counts below it. */
  readonly counts: Uint32Array
  /** What is taken off a count of 0, 1, 2, and 3 or more. */
  readonly discounts: readonly [0, number, number, number]
  /** [histories] Σ counts. 0: nothing is known after this history. */
  readonly totals: Float64Array
  /** [histories] γ: the share of probability that goes to the order below. */
  readonly backOff: Float64Array
}

export interface KneserNeyModel extends LanguageModel {
  readonly order: number
  /** orders[n] for n = 1 … order; orders[0] is absent. */
  readonly orders: readonly (KneserNeyOrder | undefined)[]
}

/** The model of a text. Throws a RangeError for a token outside the vocabulary. */
export function* buildKneserNey(
  tokens: Uint32Array,
  order: number,
  vocabulary: number,
): Pieces<KneserNeyModel> {
  return kneserNey(yield* countNgrams(tokens, order, vocabulary), order)
}

/** The model of `order` from a table of at least that order; several models may share one table. */
export function kneserNey(table: NgramTable, order: number): KneserNeyModel {
  const { vocabulary } = table
  const orders: (KneserNeyOrder | undefined)[] = [undefined]
  for (let n = 1; n <= order; n++) orders.push(smoothOrder(table, n, n === order))

  /** Row, in level `length`, of the last `length` tokens of the history; −1 where the text does not have them. */
  const historyRow = (history: ArrayLike<number>, end: number, length: number): number => {
    if (length === 0) return 0
    let row = history[end - length]
    for (let n = 2; n <= length && row >= 0; n++)
      row = findChild((orders[n] as KneserNeyOrder).level, row, history[end - length + n - 1])
    return row
  }

  return {
    vocabulary,
    order,
    orders,
    probability(history, length, target) {
      let probability = 1 / vocabulary
      for (let n = 1; n <= order && n - 1 <= length; n++) {
        const { level, counts, discounts, totals, backOff } = orders[n] as KneserNeyOrder
        const context = historyRow(history, length, n - 1)
        if (context < 0 || totals[context] === 0) break
        const row = findChild(level, context, target)
        const count = row < 0 ? 0 : counts[row]
        probability =
          (count - discounts[Math.min(count, 3)]) / totals[context] + backOff[context] * probability
      }
      return probability
    },
    distribution(history, length, out) {
      out.fill(1 / vocabulary)
      for (let n = 1; n <= order && n - 1 <= length; n++) {
        const { level, counts, discounts, totals, backOff } = orders[n] as KneserNeyOrder
        const context = historyRow(history, length, n - 1)
        if (context < 0 || totals[context] === 0) break
        for (let v = 0; v < vocabulary; v++) out[v] *= backOff[context]
        for (let row = level.first[context]; row < level.first[context + 1]; row++)
          out[level.targets[row]] += (counts[row] - discounts[Math.min(counts[row], 3)]) / totals[context]
      }
    },
  }
}

function smoothOrder(table: NgramTable, n: number, highest: boolean): KneserNeyOrder {
  const level = table.levels[n] as NgramLevel
  const counts = highest ? level.counts : continuationCounts(level, table.levels[n + 1] as NgramLevel)
  const discounts = findDiscounts(counts)
  const histories = level.first.length - 1
  const totals = new Float64Array(histories)
  const backOff = new Float64Array(histories)
  for (let h = 0; h < histories; h++) {
    let taken = 0
    for (let row = level.first[h]; row < level.first[h + 1]; row++) {
      totals[h] += counts[row]
      taken += discounts[Math.min(counts[row], 3)]
    }
    backOff[h] = totals[h] === 0 ? 1 : taken / totals[h]
  }
  return { level, counts, discounts, totals, backOff }
}

/** In how many different contexts each n-gram occurs: the n-grams one longer that end in it. */
function continuationCounts(level: NgramLevel, above: NgramLevel): Uint32Array {
  const counts = new Uint32Array(level.targets.length)
  for (const suffix of above.suffixes) counts[suffix]++
  return counts
}

/**
 * D_k = k − (k + 1) · Y · n_{k+1} / n_k with Y = n₁ / (n₁ + 2 n₂), n_k the n-grams counted exactly k times. A text
 * too small or too regular to have some n_k gets 1 in its place, and no discount leaves [0.05, k]: a model always
 * comes out, with probability left for what was not seen.
 */
function findDiscounts(counts: Uint32Array): readonly [0, number, number, number] {
  const times = [0, 0, 0, 0, 0]
  for (const count of counts) if (count >= 1 && count <= 4) times[count]++
  const [, n1, n2, n3, n4] = times.map((n) => Math.max(n, 1))
  const y = n1 / (n1 + 2 * n2)
  const bounded = (k: number, discount: number): number => Math.min(Math.max(discount, 0.05), k)
  return [
    0,
    bounded(1, 1 - (2 * y * n2) / n1),
    bounded(2, 2 - (3 * y * n3) / n2),
    bounded(3, 3 - (4 * y * n4) / n3),
  ]
}
