/** A growing list of 32-bit words. */
export class Words {
  #words = new Uint32Array(2 ** 16)
  length = 0

  /** Makes room for `count` words, zeros, and returns where they begin. */
  reserve(count: number): number {
    const at = this.length
    this.length += count
    if (this.length > this.#words.length) {
      const larger = new Uint32Array(Math.max(this.length, 2 * this.#words.length))
      larger.set(this.#words)
      this.#words = larger
    }
    return at
  }

  /** Appends words and returns where they begin. */
  append(words: ArrayLike<number>): number {
    const at = this.reserve(words.length)
    this.#words.set(words, at)
    return at
  }

  /** The words themselves, until the next call that appends. */
  get all(): Uint32Array<ArrayBuffer> {
    return this.#words.subarray(0, this.length)
  }
}

const real = new Float32Array(1)
const bits = new Uint32Array(real.buffer)

/** The bits of a float32. */
export function bitsOf(value: number): number {
  real[0] = value
  return bits[0]
}

/** The float32 of some bits. */
export function realOf(word: number): number {
  bits[0] = word
  return real[0]
}
