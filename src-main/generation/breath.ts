/** Longest time that a thread is kept to itself, milliseconds. */
const longest = 20

/** Long synchronous work lets others have the thread now and then: a cancellation could not arrive otherwise. */
export class Breath {
  #last = performance.now()
  #calls = 0

  isDue(): boolean {
    // Asking for the time is not free: only every 16th call does.
    return (++this.#calls & 15) === 0 && performance.now() - this.#last > longest
  }

  async take(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#last = performance.now()
  }
}
