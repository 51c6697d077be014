/**
 * Gathers what arrives many times a second into one change per drawn frame. While the window is hidden no frames are
 * drawn; a slow clock stands in, so that what is shown when it comes back is not old.
 */
export class FrameBatch {
  readonly #flush: () => void
  #frame: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(flush: () => void) {
    this.#flush = flush
  }

  request(): void {
    if (this.#frame !== undefined || this.#timer !== undefined) return
    if (document.hidden) this.#timer = setTimeout(() => this.#run(), 1000)
    else this.#frame = requestAnimationFrame(() => this.#run())
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    clearTimeout(this.#timer)
    this.#frame = undefined
    this.#timer = undefined
  }

  #run(): void {
    this.stop()
    this.#flush()
  }
}
