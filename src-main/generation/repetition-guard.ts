/** How far back a repetition is looked for, tokens. */
const memory = 256

/**
 * Keeps a text out of loops: names the tokens that would complete a row of n tokens seen before within the last 256.
 */
export class RepetitionGuard {
  readonly #length: number
  readonly #recent: number[] = []

  /** @param length n; 0: no token is ever barred. */
  constructor(length: number) {
    this.#length = length
  }

  append(token: number): void {
    if (this.#length === 0) return
    this.#recent.push(token)
    if (this.#recent.length > memory) this.#recent.shift()
  }

  /** The tokens that must not come next. */
  barred(): Set<number> {
    const barred = new Set<number>()
    if (this.#length === 0) return barred
    const recent = this.#recent
    const before = this.#length - 1
    const tail = recent.length - before
    for (let start = 0; start + before < recent.length; start++) {
      let n = 0
      while (n < before && recent[start + n] === recent[tail + n]) n++
      if (n === before) barred.add(recent[start + before])
    }
    return barred
  }
}
