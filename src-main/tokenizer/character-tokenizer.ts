import { normaliseText } from '../../src-shared/text.ts'
import { baseSize, byteIds, separatorId, separatorText, utf8Bytes } from './byte-alphabet.ts'
import { IdBuffer } from './id-buffer.ts'
import { charactersJson } from './tokenizer-json.ts'
import { TokenTable } from './token-table.ts'
import type { Tokenizer } from './types.ts'

/**
 * One token per character. ASCII characters are the byte tokens themselves; a character that is not in the
 * vocabulary is spelled in UTF-8 bytes.
 */
export class CharacterTokenizer implements Tokenizer {
  readonly kind = 'characters'
  readonly separator = separatorId
  readonly foldWidth: boolean
  readonly characters: readonly string[]
  readonly #table: TokenTable
  /** [65536] code point → id, 0 where the character has no token. */
  readonly #basic = new Uint32Array(0x10000)
  readonly #supplementary = new Map<number, number>()

  /** @param characters [V − 244] the characters beyond ASCII that have a token, in id order. */
  constructor(characters: readonly string[], options: { foldWidth: boolean }) {
    this.foldWidth = options.foldWidth
    this.characters = characters
    const encoder = new TextEncoder()
    this.#table = new TokenTable([
      encoder.encode(separatorText),
      ...utf8Bytes.map((byte) => Uint8Array.of(byte)),
      ...characters.map((character) => encoder.encode(character)),
    ])
    for (let code = 0; code < 0x80; code++) this.#basic[code] = byteIds[code]
    characters.forEach((character, i) => {
      const code = character.codePointAt(0) ?? 0
      if (code < 0x10000) this.#basic[code] = baseSize + i
      else this.#supplementary.set(code, baseSize + i)
    })
  }

  get size(): number {
    return this.#table.size
  }

  encode(text: string): Uint32Array {
    const ids = new IdBuffer(text.length + 16)
    text.split(separatorText).forEach((section, i) => {
      if (i > 0) ids.push(separatorId)
      this.#encodeSection(normaliseText(section, this), ids)
    })
    return ids.take()
  }

  #encodeSection(text: string, ids: IdBuffer): void {
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i)
      let id: number
      if (code >= 0xd800 && code < 0xdc00) {
        // The text is well-formed: a low surrogate follows.
        code = 0x10000 + ((code - 0xd800) << 10) + text.charCodeAt(++i) - 0xdc00
        id = this.#supplementary.get(code) ?? 0
      } else id = this.#basic[code]
      if (id !== 0) ids.push(id)
      else pushBytes(code, ids)
    }
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
    return charactersJson(this)
  }
}

/** The UTF-8 bytes of a code point above ASCII, as ids. */
function pushBytes(code: number, ids: IdBuffer): void {
  if (code < 0x800) ids.push(byteIds[0xc0 | (code >> 6)])
  else {
    if (code < 0x10000) ids.push(byteIds[0xe0 | (code >> 12)])
    else {
      ids.push(byteIds[0xf0 | (code >> 18)])
      ids.push(byteIds[0x80 | ((code >> 12) & 0x3f)])
    }
    ids.push(byteIds[0x80 | ((code >> 6) & 0x3f)])
  }
  ids.push(byteIds[0x80 | (code & 0x3f)])
}
