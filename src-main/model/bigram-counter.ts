/**
 * Counts adjacent pairs of tokens over a stream of articles, for vocabularies up to 65,536 and any length of text, in
 * about 12-24 bytes per distinct pair: open addressing in two typed arrays. The result depends on the counts alone,
 * not on the order in which articles came.
 */

export interface BigramCounts {
  /** V. */
  readonly nodes: number
  /** [V] occurrences of each token. */
  readonly nodeCounts: Uint32Array
  /** [V + 1] where the pairs of a source begin; pairs are sorted by source, then target. */
  readonly offsets: Uint32Array
  /** [pairs] */
  readonly targets: Uint32Array
  /** [pairs] occurrences, at least 1. */
  readonly counts: Uint32Array
}

const empty = 0xffffffff
/** Share of the table that may be filled before it doubles. */
const fullest = 0.6

export class BigramCounter {
  readonly nodes: number
  readonly nodeCounts: Uint32Array
  #keys: Uint32Array // source · V + target, or `empty`
  #counts: Uint32Array
  #distinct = 0

  /** @param nodes V, at most 65,535: keys are 32-bit */
  constructor(nodes: number) {
    if (nodes < 1 || nodes > 65_535)
      throw new RangeError(`A vocabulary of ${nodes} tokens cannot be counted.`)
    this.nodes = nodes
    this.nodeCounts = new Uint32Array(nodes)
    this.#keys = new Uint32Array(1 << 12).fill(empty)
    this.#counts = new Uint32Array(1 << 12)
  }

  /** Distinct pairs so far. */
  get distinct(): number {
    return this.#distinct
  }

  /**
   * Counts the tokens and adjacent pairs of one article; no pair spans two calls, unless an article comes in parts:
   * then `before` is the token before this one.
   */
  add(tokens: ArrayLike<number>, before?: number): void {
    const { nodes, nodeCounts } = this
    let previous = before
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!(token >= 0 && token < nodes))
        throw new RangeError(`Token ${token} is outside the vocabulary of ${nodes}.`)
      nodeCounts[token]++
      if (previous !== undefined) this.#increment(previous * nodes + token)
      previous = token
    }
  }

  #increment(key: number): void {
    const keys = this.#keys
    const mask = keys.length - 1
    let slot = hash(key) & mask
    while (keys[slot] !== key) {
      if (keys[slot] === empty) {
        if (this.#distinct + 1 > keys.length * fullest) {
          this.#grow()
          this.#increment(key)
          return
        }
        keys[slot] = key
        this.#distinct++
        break
      }
      slot = (slot + 1) & mask
    }
    this.#counts[slot]++
  }

  #grow(): void {
    const keys = this.#keys
    const counts = this.#counts
    const length = keys.length * 2
    this.#keys = new Uint32Array(length).fill(empty)
    this.#counts = new Uint32Array(length)
    for (let old = 0; old < keys.length; old++) {
      if (keys[old] === empty) continue
      let slot = hash(keys[old]) & (length - 1)
      while (this.#keys[slot] !== empty) slot = (slot + 1) & (length - 1)
      this.#keys[slot] = keys[old]
      this.#counts[slot] = counts[old]
    }
  }

  /** The counts so far, sorted. */
  counts(): BigramCounts {
    const { nodes } = this
    const offsets = new Uint32Array(nodes + 1)
    for (const key of this.#keys) if (key !== empty) offsets[Math.floor(key / nodes) + 1]++
    for (let u = 0; u < nodes; u++) offsets[u + 1] += offsets[u]
    const sorted = this.#keys.filter((key) => key !== empty).sort()
    const targets = sorted.map((key) => key % nodes)
    const counts = sorted.map((key) => this.#countOf(key))
    return { nodes, nodeCounts: this.nodeCounts.slice(), offsets, targets, counts }
  }

  #countOf(key: number): number {
    const mask = this.#keys.length - 1
    let slot = hash(key) & mask
    while (this.#keys[slot] !== key) slot = (slot + 1) & mask
    return this.#counts[slot]
  }
}

/** The finaliser of MurmurHash3: every bit of the key reaches every bit of the slot. */
function hash(key: number): number {
  let h = key
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
