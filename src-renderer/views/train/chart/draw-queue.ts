/**
 * Charts are drawn one after the other, as many per frame as fit into a share of it: however many runs are laid over
 * each other, the window stays answerable, and the last charts follow a frame or two later.
 */

/** Milliseconds of a frame that drawing may begin in; a chart that has begun is finished. */
const budget = 14

export class DrawQueue {
  readonly #waiting = new Map<object, () => void>()
  #frame: number | undefined

  /** Draws in the next frame, or in one soon after. A later wish of the same owner replaces an earlier one. */
  request(owner: object, draw: () => void): void {
    this.#waiting.set(owner, draw)
    this.#frame ??= requestAnimationFrame(() => this.#drawSome())
  }

  forget(owner: object): void {
    this.#waiting.delete(owner)
  }

  #drawSome(): void {
    this.#frame = undefined
    const began = performance.now()
    for (const [owner, draw] of this.#waiting) {
      this.#waiting.delete(owner)
      draw()
      if (performance.now() - began >= budget) break
    }
    if (this.#waiting.size > 0) this.#frame = requestAnimationFrame(() => this.#drawSome())
  }
}

/** One for the window: all charts share its frames. */
export const drawQueue = new DrawQueue()
