/**
 * Seeded random numbers (xoshiro128**, seeded by SplitMix32), whose whole state is four integers, so that a run
 * can be resumed bit for bit. Not for secrets.
 */
export interface RandomState {
  readonly words: readonly [number, number, number, number]
}

export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: number | RandomState) {
    if (typeof seed === 'object') {
      ;[this.#a, this.#b, this.#c, this.#d] = seed.words
      return
    }
    let s = seed >>> 0
    const next = (): number => {
      s = (s + 0x9e3779b9) >>> 0
      let z = s
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return (z ^ (z >>> 15)) >>> 0
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next()
  }

  state(): RandomState {
    return { words: [this.#a, this.#b, this.#c, this.#d] }
  }

  /** Uniform in [0, 2³²). */
  integer(): number {
    const product = Math.imul(this.#b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const t = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= t
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.integer() / 4294967296
  }

  /** Uniform integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  /** Standard normal, by Box and Muller. */
  gaussian(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** Fisher-Yates, in place. */
  shuffle<T extends { length: number; [index: number]: number }>(values: T): T {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = values[i]
      values[i] = values[j]
      values[j] = kept
    }
    return values
  }
}
