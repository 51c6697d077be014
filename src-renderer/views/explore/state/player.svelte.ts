/** Plays the steps of a prompt one after the other. */

const perStep = 900 // ms

export class Player {
  #timer = $state.raw<ReturnType<typeof setInterval> | undefined>(undefined)

  get playing(): boolean {
    return this.#timer !== undefined
  }

  /** `advance` goes one step on and tells whether there was one. */
  start(advance: () => boolean): void {
    this.stop()
    this.#timer = setInterval(() => {
      if (!advance()) this.stop()
    }, perStep)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
