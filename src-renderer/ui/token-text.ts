/** Tokens as they are written on the screen, the same everywhere: what could not be seen is made visible. */

const named: Readonly<Record<string, string>> = {
  '\n': '↵',
  '\r': '␍',
  '\t': '⇥',
  '\u00a0': '␣',
}

/** Within a text: spaces stay spaces. */
export function shownText(text: string): string {
  if (text === '') return '∅'
  // Control and format characters, and those that part lines, would vanish, or turn the text around.
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, (character) => {
    const name = named[character]
    if (name !== undefined) return name
    const code = character.codePointAt(0) ?? 0
    return `‹${code.toString(16).toUpperCase().padStart(2, '0')}›`
  })
}

/** On its own, in a list, a picture or a label, where a space at the edge counts: '␣the'. */
export function listedText(text: string): string {
  return shownText(text)
    .replace(/^ +| +$/g, (spaces) => '␣'.repeat(spaces.length))
    .replaceAll('\u3000', '□')
}
