/**
 * A hash table from an ordered pair of ids to a number, in typed arrays with open addressing: about five times faster
 * than a Map over combined keys, which exceed V8's small integers.
 */
export class PairTable {
  #left: Uint32Array // [capacity] id + 1; 0 marks an empty slot
  #right: Uint32Array // [capacity]
  #value: Int32Array // [capacity]
  #size = 0

  constructor(expected = 1024) {
    const capacity = 1 << Math.ceil(Math.log2(Math.max(expected, 8) * 2))
    this.#left = new Uint32Array(capacity)
    this.#right = new Uint32Array(capacity)
    this.#value = new Int32Array(capacity)
  }

  get size(): number {
    return this.#size
  }

  /** −1 where the pair is absent. */
  get(left: number, right: number): number {
    const slot = this.#slot(left, right)
    return this.#left[slot] === 0 ? -1 : this.#value[slot]
  }

  set(left: number, right: number, value: number): void {
    let slot = this.#slot(left, right)
    if (this.#left[slot] === 0) {
      if (++this.#size * 2 > this.#left.length) {
        this.#grow()
        slot = this.#slot(left, right)
      }
      this.#left[slot] = left + 1
      this.#right[slot] = right
    }
    this.#value[slot] = value
  }

  /** The slot that holds the pair, or the empty one where it would go. */
  #slot(left: number, right: number): number {
    const lefts = this.#left
    const rights = this.#right
    const mask = lefts.length - 1
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (lefts[slot] !== 0 && (lefts[slot] !== left + 1 || rights[slot] !== right)) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [lefts, rights, values] = [this.#left, this.#right, this.#value]
    this.#left = new Uint32Array(lefts.length * 2)
    this.#right = new Uint32Array(lefts.length * 2)
    this.#value = new Int32Array(lefts.length * 2)
    for (let i = 0; i < lefts.length; i++) {
      if (lefts[i] === 0) continue
      const slot = this.#slot(lefts[i] - 1, rights[i])
      this.#left[slot] = lefts[i]
      this.#right[slot] = rights[i]
      this.#value[slot] = values[i]
    }
  }
}
