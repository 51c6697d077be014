/**
 * Repeated searches for one character in one text, each from a later position than the last. The answer is kept until
 * it is passed, so that all searches together read the text once, however many are made from the same line.
 */
export class ForwardSearch {
  readonly #text: string
  readonly #character: string
  #from = 0
  #found = -1

  constructor(text: string, character: string) {
    this.#text = text
    this.#character = character
  }

  /** Position of the first such character at or after `from`; the length of the text where there is none. */
  at(from: number): number {
    if (from < this.#from || from > this.#found) {
      const found = this.#text.indexOf(this.#character, from)
      this.#found = found < 0 ? this.#text.length : found
      this.#from = from
    }
    return this.#found
  }
}
