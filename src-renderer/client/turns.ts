/** Lets so many pieces of work go on at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #working = 0

  constructor(most: number) {
    this.#most = most
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#working >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#working++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // Whoever waited takes over this place.
      if (next === undefined) this.#working--
      else next()
    }
  }
}
