const byteToken = /^<0x([0-9A-F]{2})>$/

/**
 * Tokens that are single bytes of a character, as vocabularies of characters have them for what they do not know: the last
 * one shows the character, those before it a dot. Bytes that make no character stay as they are.
 */
export function joinBytes(texts: readonly string[]): readonly string[] {
  let joined: string[] | undefined
  for (let first = 0; first < texts.length; first++) {
    if (texts[first].length !== 6 || !byteToken.test(texts[first])) continue
    const found = characterAt(texts, first)
    if (found === undefined) continue
    joined ??= [...texts]
    joined.fill('·', first, first + found.length - 1)
    joined[first + found.length - 1] = found.character
    first += found.length - 1
  }
  return joined ?? texts
}

function characterAt(
  texts: readonly string[],
  first: number,
): { character: string; length: number } | undefined {
  const bytes: number[] = []
  for (let length = 1; length <= 4; length++) {
    const value = byteToken.exec(texts[first + length - 1] ?? '')?.[1]
    if (value === undefined) return undefined
    bytes.push(Number.parseInt(value, 16))
    try {
      return { character: decoder.decode(Uint8Array.from(bytes)), length }
    } catch {
      // Not whole yet, or no character at all.
    }
  }
  return undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true })
