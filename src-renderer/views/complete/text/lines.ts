/**
 * Tokens set into lines, so that of a text of 40,000 only those in sight need elements. Lines break between words and
 * between Chinese characters; punctuation does not begin a line, an opening bracket does not end one. A word of several
 * tokens stays together unless it is longer than a line.
 */

export type WidthOf = (text: string) => number // px

const ideographic =
  /[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud8ff]/
const closing = /^[,.;:!?)\]}%’”»、。，．：；？！）〕〉》」』】〗〞…·ー々]/
const opening = /[([{‘“«（〔〈《「『【〖〝]$/

/** Whether a line may end between two tokens. */
export function mayBreak(before: string, after: string): boolean {
  if (/^\s/.test(after) || /\s$/.test(before)) return true
  if (closing.test(after) || opening.test(before)) return false
  if (/[-–—/]$/.test(before)) return true
  return ideographic.test(before.slice(-1)) || ideographic.test(after.slice(0, 1))
}

/** Whether a line ends after a token whatever room is left. */
export function mustBreak(text: string): boolean {
  return text.includes('\n')
}

export class TokenLines {
  readonly #widthOf: WidthOf
  #width = 0
  #texts: readonly string[] = []
  /** First token of each line. */
  #starts: number[] = []

  constructor(widthOf: WidthOf) {
    this.#widthOf = widthOf
  }

  get count(): number {
    return this.#starts.length
  }

  get tokens(): number {
    return this.#texts.length
  }

  /** Tokens of a line: first and end. */
  line(index: number): { first: number; end: number } {
    return { first: this.#starts[index], end: this.#starts[index + 1] ?? this.#texts.length }
  }

  lineOf(token: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle] <= token) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }

  /**
   * Sets the text anew from where it differs.
   * @param texts as `shownText` writes them, line feeds as '\n' still in them
   * @param width of a line, px
   * @param same tokens from the beginning that are known to be as before
   */
  set(texts: readonly string[], width: number, same = 0): void {
    const line =
      width === this.#width ? this.#lineToBeginAt(Math.min(same, this.#texts.length, texts.length)) : 0
    const start = this.#starts[line] ?? 0
    this.#width = width
    this.#texts = texts
    this.#starts.length = Math.min(line, this.#starts.length)
    if (texts.length > 0) this.#fill(start)
  }

  /** A word at the end of a line may still grow, and then move: so begin with the line before it. */
  #lineToBeginAt(same: number): number {
    return same === 0 ? 0 : Math.max(0, this.lineOf(same - 1) - 1)
  }

  #fill(from: number): void {
    const texts = this.#texts
    let start = from
    let used = 0
    /** Last token before which this line may end. */
    let lastBreak = start
    const begin = (token: number): void => {
      start = lastBreak = token
      used = 0
      this.#starts.push(token)
    }
    begin(from)
    for (let token = from; token < texts.length; token++) {
      if (token > start) {
        if (mustBreak(texts[token - 1])) begin(token)
        else if (mayBreak(texts[token - 1], texts[token])) lastBreak = token
      }
      // A space at the beginning of a line is not shown.
      used += this.#widthOf(token === start ? texts[token].replace(/^ /, '') : texts[token])
      if (used <= this.#width || token === start) continue
      begin(lastBreak > start ? lastBreak : token)
      // What moved to the new line is measured there again.
      token = start - 1
    }
  }
}
