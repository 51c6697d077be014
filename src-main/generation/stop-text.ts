/**
 * Lets a stream of text through up to the first of some stop texts to be complete. What may be the beginning of one is held back
 * until it is clear, so that nothing shown has to be taken back.
 */
export class StopText {
  readonly #stops: readonly string[]
  #held = ''
  #isStopped = false

  /** Empty stop texts are ignored. */
  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '')
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** What can be shown now. */
  push(text: string): string {
    if (this.#isStopped) return ''
    const all = this.#held + text
    const ended = this.#firstComplete(all)
    if (ended !== undefined) {
      this.#isStopped = true
      this.#held = ''
      return all.slice(0, ended)
    }
    const clear = all.length - this.#heldLength(all)
    this.#held = all.slice(clear)
    return all.slice(0, clear)
  }

  /** What is still held back. */
  end(): string {
    const held = this.#held
    this.#held = ''
    return held
  }

  /** Where the stop text begins that is complete first; the longest, if several are at once. */
  #firstComplete(text: string): number | undefined {
    let begin: number | undefined
    let end = Infinity
    for (const stop of this.#stops) {
      const at = text.indexOf(stop)
      if (at < 0 || at + stop.length > end) continue
      begin = at + stop.length === end ? Math.min(at, begin ?? at) : at
      end = at + stop.length
    }
    return begin
  }

  /** The longest end of the text that is the beginning of a stop text. */
  #heldLength(text: string): number {
    const longest = Math.max(0, ...this.#stops.map((stop) => stop.length - 1))
    for (let length = Math.min(longest, text.length); length > 0; length--)
      if (this.#stops.some((stop) => stop.startsWith(text.slice(-length)))) return length
    return 0
  }
}
