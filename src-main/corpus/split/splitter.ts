/**
 * Cuts a stream of bytes into records: pages of a dump, documents of a text, lines of JSON. Works on bytes, because
 * only then is the place of a record in the stream known exactly, and holds one record at a time.
 */
export interface RawRecord {
  /**
   * `whole`: as it should be. `cut`: its end is missing. `damaged`: the file is damaged inside it. `large`: too
   * large to be held. All but `whole` carry only their beginning.
   */
  readonly kind: 'whole' | 'cut' | 'damaged' | 'large'
  /** Valid until the next call. */
  readonly bytes: Uint8Array
  /** Where the record ends in the stream, bytes. */
  readonly end: number
}

export interface Splitter {
  /** Takes the next bytes of the stream; `offset` is their place in it. */
  push(bytes: Uint8Array, offset: number): Iterable<RawRecord>
  /** Something is missing at `offset`: what was begun is over. */
  gap(offset: number): Iterable<RawRecord>
  /** The stream is over. */
  end(): Iterable<RawRecord>
  /** Whether the stream ended the way its format asks for. */
  readonly closed: boolean
}

/** MediaWiki lets a page hold 2 MB of text; larger records are not held. Bytes. */
export const recordLimit = 8 << 20
/** What is kept of a record that is not whole, to find its title in. Bytes. */
export const headLimit = 4096

/** Bytes that were pushed and are still needed, in one piece. Views of them are valid until the next `append`. */
export class Held {
  #buffer = Buffer.alloc(1 << 16)
  #from = 0
  #to = 0
  /** Place of the first held byte in the stream. */
  offset = 0

  get bytes(): Buffer {
    return this.#buffer.subarray(this.#from, this.#to)
  }

  get length(): number {
    return this.#to - this.#from
  }

  /** Place in the stream after the last held byte. */
  get end(): number {
    return this.offset + this.length
  }

  append(bytes: Uint8Array, offset: number): void {
    if (this.length === 0) this.offset = offset
    if (this.#to + bytes.length > this.#buffer.length) {
      const needed = this.length + bytes.length
      const room =
        needed > this.#buffer.length ? Buffer.alloc(Math.max(needed, this.#buffer.length * 2)) : this.#buffer
      this.#buffer.copy(room, 0, this.#from, this.#to)
      this.#buffer = room
      this.#to -= this.#from
      this.#from = 0
    }
    this.#buffer.set(bytes, this.#to)
    this.#to += bytes.length
  }

  /** Lets go of the first `count` bytes. */
  drop(count: number): void {
    this.#from += count
    this.offset += count
  }
}
