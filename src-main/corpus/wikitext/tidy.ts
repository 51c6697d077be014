/**
 * The last touch on one paragraph: what removed constructs leave behind (empty brackets, stranded commas, doubled
 * blanks), invisible characters, and the return of literal characters to themselves.
 */
import { hole, lineBreak, unshield } from './characters.ts'

const blanks = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g
const needsBlanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2}/
/** Soft hyphens, zero-width spaces, direction marks, byte-order marks. Joiners stay: Persian and emoji need them. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/** One paragraph as a person should read it; empty where nothing readable is left. */
export function tidy(paragraph: string): string {
  let text = paragraph.replace(invisible, '')
  if (needsBlanks.test(text)) text = text.replace(blanks, ' ')
  if (text.includes(hole)) text = closeHoles(text)
  text = removeEmptyBrackets(text)
  if (text.includes(lineBreak)) text = splitLines(text)
  text = unshield(text).trim()
  return readable.test(text) ? text : ''
}

const readable = /[\p{L}\p{N}]/u

/** A bracket without brackets inside; longer ones are sentences in which a hole's neighbours do not matter. */
const bracket = / ?([(（])([^()（）]{1,400})([)）])/g
const leading = /^(?:[\s,;:，；、：/]*\ufdee)+[\s,;:，；、：/]*/
const trailing = /[\s,;:，；、：/]*(?:\ufdee[\s,;:，；、：/]*)+$/
const between = /([,;，；、])\s*(?:\ufdee\s*)+[,;，；、]/g
/** Words that announce a pronunciation and mean nothing without it. */
const orphanLabel =
  /^(?:pronounced|pronunciation|pron\.?|ipa|listen|also|or|from|发音|發音|读音|讀音|国际音标|國際音標)$/i

function closeHoles(text: string): string {
  return text
    .replace(bracket, (whole, open: string, content: string, close: string) => {
      if (!content.includes(hole)) return whole
      const rest = content.replace(leading, '').replace(trailing, '').replace(between, '$1')
      const words = rest.replaceAll(hole, '').trim()
      if (!readable.test(words) || orphanLabel.test(words)) return hole
      return (whole[0] === ' ' ? ' ' : '') + open + rest + close
    })
    .replace(/ ?(?:\ufdee ?)+(?=[.,;:!?)\]。，、；：！？）」』》])/g, '')
    .replace(/ (?:\ufdee ?)+/g, ' ')
    .replaceAll(hole, '')
}

/** "（）" is never meant; "()" may be, as in `main()`, unless a blank stands before it. */
function removeEmptyBrackets(text: string): string {
  let result = text
  if (result.includes('（')) result = result.replace(/（[\s，、；：,;]{0,20}）/g, '')
  if (result.includes(' (')) result = result.replace(/ \([\s,;:]{0,20}\)/g, '')
  return result
}

function splitLines(text: string): string {
  return text
    .split(lineBreak)
    .map((line) => line.trim())
    .filter((line) => line)
    .join('\n')
}
