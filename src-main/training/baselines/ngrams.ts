/**
 * All n-grams of a text, exactly, in sorted arrays. Level n holds the distinct n-grams as the children of their
 * history in level n − 1, so an n-gram is a row number and a look-up is a walk of binary searches. A second link
 * leads from an n-gram to the one without its oldest token: back-off and continuation counts follow it.
 *
 * Sorting needs one float64 per token; a level keeps 12 bytes per distinct n-gram.
 */
import type { Pieces } from '../../../src-shared/pieces.ts'

export interface NgramLevel {
  /** [rows of the level below + 1] n-grams with history row h are first[h] … first[h + 1] − 1. */
  readonly first: Uint32Array
  /** [rows] last token of the n-gram, ascending within a history. */
  readonly targets: Uint32Array
  /** [rows] occurrences in the text. */
  readonly counts: Uint32Array
  /** [rows] row, in the level below, of the n-gram without its oldest token. */
  readonly suffixes: Uint32Array
}

export interface NgramTable {
  readonly vocabulary: number
  /** Tokens of the text. */
  readonly tokens: number
  /** levels[n] for n = 1 … order; levels[0] is absent. Level 1 has one row per token, seen or not. */
  readonly levels: readonly (NgramLevel | undefined)[]
}

/** Tokens that are looked up in a few milliseconds. */
const tokensPerPiece = 10_000

/** Row of `target` after the history `row` in a level, or −1. */
export function findChild(level: NgramLevel, row: number, target: number): number {
  const { first, targets } = level
  let low = first[row]
  let high = first[row + 1] - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = targets[middle]
    if (found === target) return middle
    if (found < target) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Counts every n-gram of n = 1 … order. Throws a RangeError for a token that is not below `vocabulary`. */
export function* countNgrams(tokens: Uint32Array, order: number, vocabulary: number): Pieces<NgramTable> {
  const levels: (NgramLevel | undefined)[] = [undefined, countTokens(tokens, vocabulary)]
  // The row, in the level last built, of the n-gram that ends at each position.
  let rows: Uint32Array = tokens
  for (let n = 2; n <= order; n++) {
    const below = levels[n - 1] as NgramLevel
    const next = yield* countLevel(tokens, rows, below.targets.length, n, vocabulary)
    levels.push(next.level)
    rows = next.rows
  }
  return { vocabulary, tokens: tokens.length, levels }
}

function countTokens(tokens: Uint32Array, vocabulary: number): NgramLevel {
  const counts = new Uint32Array(vocabulary)
  for (const token of tokens) {
    if (token >= vocabulary) throw new RangeError(`token ${token} is outside a vocabulary of ${vocabulary}`)
    counts[token]++
  }
  const targets = new Uint32Array(vocabulary)
  for (let v = 0; v < vocabulary; v++) targets[v] = v
  return { first: Uint32Array.of(0, vocabulary), targets, counts, suffixes: new Uint32Array(vocabulary) }
}

/** Level n from the rows of level n − 1 at every position. */
function* countLevel(
  tokens: Uint32Array,
  rowsBelow: Uint32Array,
  histories: number,
  n: number,
  vocabulary: number,
): Pieces<{ level: NgramLevel; rows: Uint32Array }> {
  const occurrences = Math.max(tokens.length - n + 1, 0)
  // history row × V + token stays below 2³² · 2¹⁶: exact in a float64, whose sort is the platform's own.
  const keys = new Float64Array(occurrences)
  for (let i = 0; i < occurrences; i++) keys[i] = rowsBelow[i + n - 2] * vocabulary + tokens[i + n - 1]
  yield
  keys.sort()
  yield

  let types = 0
  for (let i = 0; i < occurrences; i++) if (i === 0 || keys[i] !== keys[i - 1]) types++
  const level = {
    first: new Uint32Array(histories + 1),
    targets: new Uint32Array(types),
    counts: new Uint32Array(types),
    suffixes: new Uint32Array(types),
  }
  let row = -1
  for (let i = 0; i < occurrences; i++) {
    if (i === 0 || keys[i] !== keys[i - 1]) {
      const history = Math.floor(keys[i] / vocabulary)
      level.targets[++row] = keys[i] - history * vocabulary
      level.first[history + 1]++
    }
    level.counts[row]++
  }
  for (let h = 0; h < histories; h++) level.first[h + 1] += level.first[h]

  const rows = new Uint32Array(tokens.length)
  for (let i = n - 1; i < tokens.length; i++) {
    rows[i] = findChild(level, rowsBelow[i - 1], tokens[i])
    level.suffixes[rows[i]] = rowsBelow[i]
    if (i % tokensPerPiece === 0) yield
  }
  return { level, rows }
}
