/**
 * Characters that must not reach the text, and the noncharacters that carry meaning between the stages.
 *
 * Unicode sets U+FDD0…U+FDEF aside for a program's own use; they are stripped from the input first, so that between
 * the stages they can stand for (a) markup characters that are meant literally, as inside <nowiki>, and (b) places
 * where something was removed, so that the brackets around a removed pronunciation can be told from those of `main()`.
 */

const firstPrivate = 0xfdd0

/** Characters that mean something to a later stage. Their index is their offset from U+FDD0. */
const shielded = "[]{}|'<>=*#:;-~_!"

const shieldFor = new Map(
  [...shielded].map((each, index) => [each, String.fromCharCode(firstPrivate + index)]),
)
const shieldable = /[[\]{}|'<>=*#:;\-~_!]/g
const shields = /[\ufdd0-\ufde0]/g
const anyShield = /[\ufdd0-\ufde0]/

/** A paragraph ends here, though the source has no blank line (<p>, </div>). */
export const paragraphBreak = '\ufded'
/** A removed piece of a sentence. */
export const hole = '\ufdee'
/** A line break that was asked for (<br>), unlike one that merely wraps the source. */
export const lineBreak = '\ufdef'

// The control characters are the point of these two expressions: they are what is removed.

const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]/
const allUnwanted = new RegExp(unwanted.source, 'g')

/** Line ends become \n, control characters and noncharacters go, lone surrogates become U+FFFD. */
export function sanitise(wikitext: string): string {
  let text = wikitext.isWellFormed() ? wikitext : wikitext.toWellFormed()
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  return unwanted.test(text) ? text.replace(allUnwanted, '') : text
}

/** Makes text opaque to every later stage; `unshield` undoes it at the very end. */
export function shield(text: string): string {
  return text.replace(shieldable, (each) => shieldFor.get(each) ?? each)
}

export function unshield(text: string): string {
  if (!anyShield.test(text)) return text
  return text.replace(shields, (each) => shielded[each.charCodeAt(0) - firstPrivate] ?? '')
}
