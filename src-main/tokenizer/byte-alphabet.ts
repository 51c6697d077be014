/**
 * The ids that every tokenizer begins with: the separator, then one token for each of the 243 bytes that occur in
 * UTF-8. The thirteen bytes that never do (C0, C1, F5 … FF) would be nodes that no text reaches.
 */

export const separatorText = '<|endoftext|>'
export const separatorId = 0

/** Whether a byte occurs in valid UTF-8. */
function occursInUtf8(byte: number): boolean {
  return byte !== 0xc0 && byte !== 0xc1 && byte < 0xf5
}

/** [243] the bytes of UTF-8, ascending: token 1 + i is utf8Bytes[i]. */
export const utf8Bytes: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte).filter(
  occursInUtf8,
)

/** Tokens that every vocabulary has: the separator and the bytes. */
export const baseSize = 1 + utf8Bytes.length

/** [256] byte → id, 0 for bytes that cannot occur. */
export const byteIds: Uint32Array = (() => {
  const ids = new Uint32Array(256)
  utf8Bytes.forEach((byte, i) => (ids[byte] = 1 + i))
  return ids
})()

/**
 * [256] byte → the printable character that stands for it in a byte-level tokenizer.json: itself where it is
 * visible in Latin-1, else U+0100 onwards (the convention GPT-2's vocabulary file introduced).
 */
export const byteSigns: readonly string[] = (() => {
  let hidden = 0
  return Array.from({ length: 256 }, (_, byte) => {
    const visible = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad)
    return String.fromCharCode(visible ? byte : 0x100 + hidden++)
  })
})()

const signBytes = new Map(byteSigns.map((sign, byte) => [sign, byte]))

export function bytesToSigns(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += byteSigns[byte]
  return signs
}

/** Undefined where a character stands for no byte. */
export function signsToBytes(signs: string): Uint8Array | undefined {
  const bytes = new Uint8Array(signs.length)
  for (let i = 0; i < signs.length; i++) {
    const byte = signBytes.get(signs[i])
    if (byte === undefined) return undefined
    bytes[i] = byte
  }
  return bytes
}

/** The name of a byte that is no character by itself, in tokenizer.json and on screen: `<0xE4>`. */
export function byteName(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`
}
