/** A token as it is written on the screen: what could not be seen is made visible. */

const named: Readonly<Record<string, string>> = {
  '\n': '↵',
  '\r': '␍',
  '\t': '⇥',
  '\u00a0': '␣',
  '\u3000': '　',
}

export function shownText(text: string): string {
  if (text === '') return '∅'
  // Control and format characters would vanish, or turn the text around.
  return text.replace(/[\p{Cc}\p{Cf}\u00a0]/gu, (character) => {
    const name = named[character]
    if (name !== undefined) return name
    const code = character.codePointAt(0) ?? 0
    return `‹${code.toString(16).toUpperCase().padStart(2, '0')}›`
  })
}

/** For lists, where a space at the edge counts: '␣the'. */
export function listedText(text: string): string {
  return shownText(text)
    .replace(/^ +| +$/g, (spaces) => '␣'.repeat(spaces.length))
    .replace(/^$/, '␣')
}
