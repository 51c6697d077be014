import { detached } from './pre-tokens.ts'

/** Longer pieces are counted in parts of this length, so that one endless word cannot fill the memory. */
const longestPiece = 256 // UTF-16 units

/**
 * How often each piece of text was met. The memory is bounded: when it is full, the rarest pieces are forgotten, and
 * a piece met later must come more often to stay ("lossy counting"). Three million characters are some 300,000
 * different words, and about 300 MB while merges are learned.
 */
export class PieceCounts {
  readonly counts = new Map<string, number>()
  readonly #most: number
  #length = 0
  #forgottenBelow = 1

  /** @param most total length of the pieces remembered, in UTF-16 units. */
  constructor(most = 3_000_000) {
    this.#most = most
  }

  add(piece: string): void {
    if (piece.length > longestPiece) return this.#addParts(piece)
    const count = this.counts.get(piece)
    if (count !== undefined) this.counts.set(piece, count + 1)
    else {
      if (this.#length + piece.length > this.#most) this.#forget()
      this.#length += piece.length
      this.counts.set(detached(piece), 1)
    }
  }

  #addParts(piece: string): void {
    for (let start = 0; start < piece.length;) {
      let end = Math.min(start + longestPiece, piece.length)
      // Never between the two halves of a character.
      if (end < piece.length && piece.codePointAt(end - 1) !== piece.charCodeAt(end - 1)) end--
      this.add(piece.slice(start, end))
      start = end
    }
  }

  /** Raises the bar until at least half of the room is free again. */
  #forget(): void {
    while (this.#length * 2 > this.#most) {
      this.#forgottenBelow++
      for (const [piece, count] of this.counts) {
        if (count >= this.#forgottenBelow) continue
        this.counts.delete(piece)
        this.#length -= piece.length
      }
    }
  }
}
