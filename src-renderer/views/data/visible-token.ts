/** A token's text for a table: white space and control characters are seen, not guessed. */
export function visibleToken(text: string): string {
  return text
    .replaceAll(' ', '·')
    .replaceAll('\n', '↵')
    .replaceAll('\t', '⇥')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `⟨${character.codePointAt(0)?.toString(16)}⟩`)
}
