/**
 * Learns byte-pair merges from counted pieces of text (Sennrich et al. 2016, arXiv 1508.07909, over bytes): the most
 * frequent pair of neighbours becomes a token, until the vocabulary is full. Ties go to the lower left id, then the
 * lower right one, so that the same counts give the same merges whatever their order.
 *
 * All pieces lie in one array of symbols with links to their neighbours. For every pair the places where it began
 * are remembered, so that a merge visits only those; a place may have changed since and is looked at again.
 */
import type { Pieces } from '../../src-shared/pieces.ts'
import { byteIds, utf8Bytes } from './byte-alphabet.ts'
import type { Merge } from './bpe-merging.ts'
import { Heap } from './heap.ts'
import { PairTable } from './pair-table.ts'

/** A pair that occurs once is no regularity. */
const leastCount = 2

const gone = 0xffffffff

/** Symbols whose pairs are counted in a few milliseconds. */
const symbolsPerPiece = 100_000

export interface Learned {
  readonly merges: readonly Merge[]
  /** [tokens beyond the base] UTF-8 bytes; fewer than asked for when the text has no more repeated pairs. */
  readonly tokens: readonly Uint8Array[]
}

/**
 * @param counts how often each piece of text occurs
 * @param wanted tokens to add to the base alphabet
 */
export function learnMerges(counts: ReadonlyMap<string, number>, wanted: number): Pieces<Learned> {
  return new Learning(counts).run(wanted)
}

class Learning {
  // Symbols of all pieces. A piece ends where `next` is −1.
  readonly #symbols: Uint32Array
  readonly #next: Int32Array
  readonly #previous: Int32Array
  readonly #piece: Uint32Array // [symbols] which piece a symbol belongs to
  readonly #pieceCounts: Float64Array

  // Pairs, numbered as they are met.
  readonly #pairs = new PairTable(1 << 16)
  readonly #lefts: number[] = []
  readonly #rights: number[] = []
  readonly #counts: number[] = []
  readonly #places: number[][] = []

  // Every pair is in the heap once, by the count that it had when it was offered. Counts only fall afterwards: the
  // pairs of a new token are all met while it is made.
  readonly #offered: number[] = [] // [pairs]
  readonly #heap = new Heap((a, b) => this.#isBefore(a, b))

  constructor(counts: ReadonlyMap<string, number>) {
    const encoder = new TextEncoder()
    let length = 0
    for (const piece of counts.keys()) length += Buffer.byteLength(piece)
    this.#symbols = new Uint32Array(length)
    this.#next = new Int32Array(length)
    this.#previous = new Int32Array(length)
    this.#piece = new Uint32Array(length)
    this.#pieceCounts = Float64Array.from(counts.values())
    let at = 0
    let piece = 0
    for (const text of counts.keys()) {
      const bytes = encoder.encode(text)
      for (let i = 0; i < bytes.length; i++, at++) {
        this.#symbols[at] = byteIds[bytes[i]]
        this.#next[at] = i + 1 < bytes.length ? at + 1 : -1
        this.#previous[at] = i > 0 ? at - 1 : -1
        this.#piece[at] = piece
      }
      piece++
    }
  }

  *run(wanted: number): Pieces<Learned> {
    for (let at = 0; at < this.#symbols.length; at++) {
      if (this.#next[at] >= 0) this.#add(at)
      if (at % symbolsPerPiece === 0) yield
    }
    for (let pair = 0; pair < this.#counts.length; pair++) this.#offer(pair)

    const merges: Merge[] = []
    const tokens: Uint8Array[] = []
    const bytesOf: Uint8Array[] = [Uint8Array.of(), ...utf8Bytes.map((byte) => Uint8Array.of(byte))]
    while (tokens.length < wanted) {
      const pair = this.#takeMostFrequent()
      if (pair === undefined) break
      const [left, right] = [this.#lefts[pair], this.#rights[pair]]
      // No two merges spell the same bytes: once one of them is made, these bytes by themselves are one symbol.
      const merged = bytesOf.length
      const bytes = Uint8Array.of(...bytesOf[left], ...bytesOf[right])
      bytesOf.push(bytes)
      tokens.push(bytes)
      merges.push({ left, right, merged })
      this.#merge(pair, merged)
      yield { phase: 'learning the tokens', done: tokens.length, total: wanted, unit: 'items' }
    }
    return { merges, tokens }
  }

  /** Counts the pair that begins at a place. */
  #add(at: number): number {
    const [left, right] = [this.#symbols[at], this.#symbols[this.#next[at]]]
    let pair = this.#pairs.get(left, right)
    if (pair < 0) {
      pair = this.#counts.length
      this.#pairs.set(left, right, pair)
      this.#lefts.push(left)
      this.#rights.push(right)
      this.#counts.push(0)
      this.#offered.push(0)
      this.#places.push([])
    }
    this.#counts[pair] += this.#pieceCounts[this.#piece[at]]
    this.#places[pair].push(at)
    return pair
  }

  #remove(at: number): void {
    const pair = this.#pairs.get(this.#symbols[at], this.#symbols[this.#next[at]])
    this.#counts[pair] -= this.#pieceCounts[this.#piece[at]]
  }

  #merge(pair: number, merged: number): void {
    const [left, right] = [this.#lefts[pair], this.#rights[pair]]
    const places = this.#places[pair]
    this.#places[pair] = []
    // In a run such as aaa the left pair is merged, as encoding does.
    if (left === right) places.sort((a, b) => a - b)
    const met = new Set<number>()
    for (const at of places) {
      const after = this.#next[at]
      if (this.#symbols[at] !== left || after < 0 || this.#symbols[after] !== right) continue
      const before = this.#previous[at]
      const beyond = this.#next[after]
      this.#remove(at)
      if (before >= 0) this.#remove(before)
      if (beyond >= 0) this.#remove(after)
      this.#symbols[at] = merged
      this.#symbols[after] = gone
      this.#next[at] = beyond
      if (beyond >= 0) this.#previous[beyond] = at
      if (before >= 0) met.add(this.#add(before))
      if (beyond >= 0) met.add(this.#add(at))
    }
    for (const other of met) this.#offer(other)
  }

  #offer(pair: number): void {
    if (this.#counts[pair] < leastCount) return
    this.#offered[pair] = this.#counts[pair]
    this.#heap.push(pair)
  }

  /** Takes offers until one still holds; the others are made again at their present count. */
  #takeMostFrequent(): number | undefined {
    for (let pair = this.#heap.pop(); pair !== undefined; pair = this.#heap.pop()) {
      if (this.#offered[pair] === this.#counts[pair]) return pair
      this.#offer(pair)
    }
    return undefined
  }

  #isBefore(a: number, b: number): boolean {
    if (this.#offered[a] !== this.#offered[b]) return this.#offered[a] > this.#offered[b]
    if (this.#lefts[a] !== this.#lefts[b]) return this.#lefts[a] < this.#lefts[b]
    return this.#rights[a] < this.#rights[b]
  }
}
