/**
 * Cuts a text into the pieces within which byte pairs are merged, along the lines of GPT-2: contractions, words with
 * the space before them, runs of other signs, white space. Differences: digits stand alone, so that numbers are
 * spelled and not memorised, and combining marks belong to the word, as most scripts of South Asia need.
 */

/** In the regular expressions that Hugging Face understands (Oniguruma), where \s is Unicode's White_Space. */
export const preTokenPattern = String.raw`'(?:[stmd]|re|ve|ll)| ?[\p{L}\p{M}]+| ?\p{N}| ?[^\s\p{L}\p{M}\p{N}]+|\s+(?!\S)|\s+`

/** JavaScript's own \s lacks U+0085 and has U+FEFF in it. */
const pattern = new RegExp(
  preTokenPattern
    .replaceAll(String.raw`[^\s`, String.raw`[^\p{White_Space}`)
    .replaceAll(String.raw`\s`, String.raw`\p{White_Space}`)
    .replaceAll(String.raw`\S`, String.raw`\P{White_Space}`),
  'gu',
)

/** The expression keeps a stack entry per character of a run, so a longer text is matched window by window. */
const windowLength = 1 << 20 // UTF-16 units

/** To know where a match ends one must see this much behind it: the longest contraction is three characters. */
const lookAhead = 3

/**
 * Calls `visit` for every piece in order; the pieces joined are the text.
 * @param window for tests: a run longer than this is cut.
 */
export function eachPreToken(text: string, visit: (piece: string) => void, window = windowLength): void {
  // A copy, because lastIndex is state and visit may come back here.
  const expression = new RegExp(pattern)
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + window, text.length)
    // Never between the two halves of a character.
    if (end < text.length && text.codePointAt(end - 1) !== text.charCodeAt(end - 1)) end++
    const part = start === 0 && end === text.length ? text : text.slice(start, end)
    expression.lastIndex = 0
    let match: RegExpExecArray | null
    while ((match = expression.exec(part)) !== null) {
      const isCertain = end === text.length || expression.lastIndex + lookAhead <= part.length
      if (!isCertain && match.index > 0) break
      visit(match[0])
      if (!isCertain) {
        start += match[0].length
        break
      }
    }
    if (match === null) return
    start += match.index
  }
}

/**
 * The same characters in a string of its own. A piece cut out of a text keeps the whole text alive in V8 as long as
 * the piece is remembered.
 */
export function detached(piece: string): string {
  return piece.length < 13 ? piece : Buffer.from(piece, 'utf8').toString('utf8')
}
