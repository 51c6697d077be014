/**
 * Applies merges to one piece of text: again and again the pair of neighbours whose merge was learned first, the
 * leftmost of equals. Short pieces are scanned anew for every merge; long ones, whose scan would be quadratic, go
 * through a heap. Both give the same tokens.
 */
import { Heap } from './heap.ts'
import { PairTable } from './pair-table.ts'

/** A merge: two ids become a third. Its rank is its index, in the order of learning. */
export interface Merge {
  readonly left: number
  readonly right: number
  readonly merged: number
}

/** Above this many symbols the heap is faster than scanning. */
const scanLimit = 48

/** Positions fit below this in a heap key, ranks above it. */
const rankUnit = 2 ** 32

export class Merging {
  readonly #ranks: PairTable
  readonly #merged: Uint32Array // [merges] id that the merge of a rank makes

  constructor(merges: readonly Merge[]) {
    this.#ranks = new PairTable(merges.length)
    this.#merged = Uint32Array.from(merges, (merge) => merge.merged)
    merges.forEach((merge, rank) => this.#ranks.set(merge.left, merge.right, rank))
  }

  /** Merges symbols[0 … length − 1] in place and returns how many are left. */
  apply(symbols: Uint32Array, length: number): number {
    return length <= scanLimit ? this.#scan(symbols, length) : this.#queue(symbols, length)
  }

  #scan(symbols: Uint32Array, length: number): number {
    const ranks = this.#ranks
    while (length > 1) {
      let best = Infinity
      let at = -1
      for (let i = 0; i + 1 < length; i++) {
        const rank = ranks.get(symbols[i], symbols[i + 1])
        if (rank >= 0 && rank < best) {
          best = rank
          at = i
        }
      }
      if (at < 0) break
      symbols[at] = this.#merged[best]
      symbols.copyWithin(at + 1, at + 2, length)
      length--
    }
    return length
  }

  #queue(symbols: Uint32Array, length: number): number {
    const ranks = this.#ranks
    // [length] neighbours that are still there; a symbol that was merged away points nowhere.
    const next = Int32Array.from({ length }, (_, i) => (i + 1 < length ? i + 1 : -1))
    const previous = Int32Array.from({ length }, (_, i) => i - 1)
    const alive = new Uint8Array(length).fill(1)
    const heap = new Heap((a, b) => a < b)
    const offer = (left: number): void => {
      if (left < 0 || next[left] < 0) return
      const rank = ranks.get(symbols[left], symbols[next[left]])
      if (rank >= 0) heap.push(rank * rankUnit + left)
    }
    for (let i = 0; i < length; i++) offer(i)
    for (let key = heap.pop(); key !== undefined; key = heap.pop()) {
      const rank = Math.floor(key / rankUnit)
      const left = key - rank * rankUnit
      const right = next[left]
      // Either symbol may have changed since the offer was made.
      if (alive[left] === 0 || right < 0 || ranks.get(symbols[left], symbols[right]) !== rank) continue
      symbols[left] = this.#merged[rank]
      alive[right] = 0
      next[left] = next[right]
      if (next[left] >= 0) previous[next[left]] = left
      offer(previous[left])
      offer(left)
    }
    let kept = 0
    for (let i = 0; i < length; i++) if (alive[i] === 1) symbols[kept++] = symbols[i]
    return kept
  }
}
