/** Has one thing read at a time: a call while it is being read has it read once more, since what comes may be old by then. */
export class Rereading {
  readonly #read: () => Promise<void>
  #isReading = false
  #isStale = false

  constructor(read: () => Promise<void>) {
    this.#read = read
  }

  /** Resolves when nothing newer is wanted, or at once while another call is reading; rejects as `read` does. */
  async now(): Promise<void> {
    this.#isStale = true
    if (this.#isReading) return
    this.#isReading = true
    try {
      while (this.#isStale) {
        this.#isStale = false
        await this.#read()
      }
    } finally {
      this.#isReading = false
    }
  }
}
