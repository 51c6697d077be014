import { normaliseText } from '../../src-shared/text.ts'
import { byteIds, separatorId, separatorText, utf8Bytes } from './byte-alphabet.ts'
import { Merging } from './bpe-merging.ts'
import type { Merge } from './bpe-merging.ts'
import { IdBuffer } from './id-buffer.ts'
import { detached, eachPreToken } from './pre-tokens.ts'
import { bpeJson } from './tokenizer-json.ts'
import { TokenTable } from './token-table.ts'
import type { Tokenizer } from './types.ts'

/** Pieces longer than this are rarely met again. */
const longestRemembered = 64 // UTF-16 units
const mostRemembered = 200_000

/** Byte-level byte-pair encoding. Every text encodes, since every byte is a token. */
export class BpeTokenizer implements Tokenizer {
  readonly kind = 'bpe'
  readonly separator = separatorId
  readonly foldWidth: boolean
  readonly merges: readonly Merge[]
  readonly #table: TokenTable
  readonly #merging: Merging
  /** Tokens of pieces met before; a single token is kept as its id. */
  readonly #remembered = new Map<string, number | Uint32Array>()
  readonly #encoder = new TextEncoder()
  #bytes = new Uint8Array(256)
  #symbols = new Uint32Array(256)

  /**
   * @param tokens [V − 244] UTF-8 bytes of the tokens beyond the base alphabet, in id order
   * @param merges in the order of learning
   */
  constructor(tokens: readonly Uint8Array[], merges: readonly Merge[], options: { foldWidth: boolean }) {
    this.foldWidth = options.foldWidth
    this.merges = merges
    this.#table = new TokenTable([
      new TextEncoder().encode(separatorText),
      ...utf8Bytes.map((byte) => Uint8Array.of(byte)),
      ...tokens,
    ])
    this.#merging = new Merging(merges)
  }

  get size(): number {
    return this.#table.size
  }

  encode(text: string): Uint32Array {
    const ids = new IdBuffer(text.length / 3)
    text.split(separatorText).forEach((section, i) => {
      if (i > 0) ids.push(separatorId)
      eachPreToken(normaliseText(section, this), (piece) => {
        const tokens = this.#remembered.get(piece) ?? this.#merge(piece)
        if (typeof tokens === 'number') ids.push(tokens)
        else ids.pushAll(tokens)
      })
    })
    return ids.take()
  }

  #merge(piece: string): number | Uint32Array {
    if (piece.length * 3 > this.#bytes.length) {
      this.#bytes = new Uint8Array(piece.length * 3)
      this.#symbols = new Uint32Array(piece.length * 3)
    }
    const { written } = this.#encoder.encodeInto(piece, this.#bytes)
    for (let i = 0; i < written; i++) this.#symbols[i] = byteIds[this.#bytes[i]]
    const length = this.#merging.apply(this.#symbols, written)
    const tokens = length === 1 ? this.#symbols[0] : this.#symbols.slice(0, length)
    if (piece.length <= longestRemembered) {
      if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
      this.#remembered.set(detached(piece), tokens)
    }
    return tokens
  }

  decode(ids: Iterable<number>): string {
    return this.#table.decode(ids)
  }

  tokenText(id: number): string {
    return this.#table.text(id)
  }

  tokenBytes(id: number): Uint8Array {
    return this.#table.bytes(id)
  }

  toJson(): object {
    return bpeJson(this)
  }
}
