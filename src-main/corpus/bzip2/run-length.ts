/**
 * The outermost layer of bzip2: four equal bytes are followed by a count of 0 to 255 more. A block of 900 kB can
 * expand to 46 MB, so the expansion can be made piece by piece.
 */
export class RunLengthExpander {
  readonly #packed: Uint8Array
  #at = 0
  #last = -1
  #equal = 0
  #repeat = 0

  constructor(packed: Uint8Array) {
    this.#packed = packed
  }

  /** Fills `into` from its start; the bytes written, 0 at the end. */
  read(into: Uint8Array): number {
    const packed = this.#packed
    const end = into.length
    let at = this.#at
    let last = this.#last
    let equal = this.#equal
    let written = 0
    if (this.#repeat > 0) {
      written = Math.min(this.#repeat, end)
      into.fill(last, 0, written)
      this.#repeat -= written
    }
    while (written < end && at < packed.length) {
      const byte = packed[at++]
      if (equal === 4) {
        equal = 0
        const count = Math.min(byte, end - written)
        into.fill(last, written, written + count)
        written += count
        this.#repeat = byte - count
        continue
      }
      equal = byte === last ? equal + 1 : 1
      last = byte
      into[written++] = byte
    }
    this.#at = at
    this.#last = last
    this.#equal = equal
    return written
  }
}

/** Bytes that `packed` expands to. */
export function expandedLength(packed: Uint8Array): number {
  let length = 0
  let last = -1
  let equal = 0
  for (let i = 0; i < packed.length; i++) {
    const byte = packed[i]
    if (equal === 4) {
      length += byte
      equal = 0
      continue
    }
    equal = byte === last ? equal + 1 : 1
    last = byte
    length++
  }
  return length
}
