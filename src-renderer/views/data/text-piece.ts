/**
 * Where a piece of a text of about `length` UTF-16 units from `start` ends: before a line or a word where there is one
 * in its last quarter, never within a character.
 */
export function pieceEnd(text: string, start: number, length: number): number {
  const wanted = start + length
  if (wanted >= text.length) return text.length
  const earliest = start + Math.ceil(length * 0.75)
  for (const mark of ['\n', ' ']) {
    const at = text.lastIndexOf(mark, wanted)
    if (at >= earliest) return at
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[wanted - 1]) && /[\uDC00-\uDFFF]/.test(text[wanted])
  return splitsPair && wanted - 1 > start ? wanted - 1 : wanted
}
