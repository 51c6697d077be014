/** How often a studio process that died is started again, and how soon: for whoever keeps one alive. */

/** Milliseconds before the next start, by the number of deaths within the last minute; beyond them there is none. */
const delays = [100, 500, 1000]
const memory = 60_000

export class Restarts {
  readonly #now: () => number
  #deaths: number[] = []

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Within the last minute, as of the last one. */
  get deaths(): number {
    return this.#deaths.length
  }

  /** @returns milliseconds to wait before the next start; undefined when it has died too often to go on */
  died(): number | undefined {
    const now = this.#now()
    this.#deaths = [...this.#deaths.filter((time) => now - time < memory), now]
    return delays[this.#deaths.length - 1]
  }

  /** The person wants to try again. */
  forget(): void {
    this.#deaths = []
  }
}
