import { byteName } from './byte-alphabet.ts'

/** The bytes of every token, and what follows from them alone: decoding and display. */
export class TokenTable {
  readonly #bytes: readonly Uint8Array[]
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  /** @param bytes [V] UTF-8 bytes of each token, the separator's included. */
  constructor(bytes: readonly Uint8Array[]) {
    this.#bytes = bytes
  }

  get size(): number {
    return this.#bytes.length
  }

  bytes(id: number): Uint8Array {
    const bytes = this.#bytes[id]
    if (bytes === undefined) throw new RangeError(`token id ${id} is outside 0 … ${this.#bytes.length - 1}`)
    return bytes
  }

  decode(ids: Iterable<number>): string {
    let joined = new Uint8Array(1024)
    let length = 0
    for (const id of ids) {
      const bytes = this.bytes(id)
      if (length + bytes.length > joined.length) {
        const larger = new Uint8Array(2 * joined.length + bytes.length)
        larger.set(joined)
        joined = larger
      }
      // Most tokens are a few bytes long, where a loop is faster than set().
      for (let i = 0; i < bytes.length; i++) joined[length++] = bytes[i]
    }
    return this.#decoder.decode(joined.subarray(0, length))
  }

  text(id: number): string {
    const bytes = this.bytes(id)
    let text = ''
    for (let i = 0; i < bytes.length;) {
      const length = characterLength(bytes, i)
      if (length === 0) text += byteName(bytes[i++])
      else {
        text += this.#decoder.decode(bytes.subarray(i, i + length))
        i += length
      }
    }
    return text
  }
}

/** Bytes of the whole character that begins at `start`, 0 where none does. Tokens hold parts of valid UTF-8 only. */
function characterLength(bytes: Uint8Array, start: number): number {
  const first = bytes[start]
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  if (start + length > bytes.length) return 0
  for (let i = start + 1; i < start + length; i++) if ((bytes[i] & 0xc0) !== 0x80) return 0
  return length
}
