/**
 * The last touch on one paragraph: what removed constructs leave behind (empty brackets, stranded commas, doubled
 * blanks), invisible characters, and the return of literal characters to themselves.
 */
import { hole, lineBreak, unshield } from './characters.ts'

const otherBlanks = '\\t\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'
/** Soft hyphens, zero-width spaces, direction marks, byte-order marks. Joiners stay: Persian and emoji need them. */
const invisibles = '\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff'
const blanks = new RegExp(`[ ${otherBlanks}]+`, 'g')
const invisible = new RegExp(`[${invisibles}]`, 'g')
/** Whether there is anything to do for the two above: most paragraphs have only single blanks. */
const unusual = new RegExp(`[${otherBlanks}${invisibles}]| {2}`)

/** One paragraph as a person should read it; empty where nothing readable is left. */
export function tidy(paragraph: string): string {
  let text = paragraph
  if (unusual.test(text)) text = text.replace(invisible, '').replace(blanks, ' ')
  if (text.includes(hole)) text = closeHoles(text)
  text = removeEmptyBrackets(text)
  if (text.includes(lineBreak)) text = splitLines(text)
  text = unshield(text).trim().replace(stranded, '').trimStart()
  return readable.test(text) ? text : ''
}

/** What closes or continues a sentence cannot begin a paragraph: its beginning was removed. */
const stranded = /^(?:(?:[)\]）」』》，、；：。,;]|\.(?= )) ?)+/

const readable = /[\p{L}\p{N}]/u

/** A bracket without brackets inside; longer ones are sentences in which a hole's neighbours do not matter. */
const bracket = /([(（])([^()（）]{1,400})([)）])/g
const leading = /^(?:[\s,;:，；、：/]*\ufdee)+[\s,;:，；、：/]*/
const trailing = /[\s,;:，；、：/]*(?:\ufdee[\s,;:，；、：/]*)+$/
const between = /[,;，；、] ?(?:\ufdee ?)+(?=[.,;。，；、])/g
/** Quotation marks, square brackets and slashes around nothing: a removed letter or sound. */
const wrapped = /[“「『《‘[] ?(?:\ufdee ?)+[”」』》’\]]/g
/** Words that lead to what was removed (a pronunciation, today's worth of a sum) and mean nothing without it. */
const leadingWords = new Set(
  (
    'pronounced pronunciation pron pron. ipa listen also or and from equivalent to as of in about approximately today dollars us ' +
    '发音 發音 读音 讀音 国际音标 國際音標'
  ).split(' '),
)

function leadsNowhere(words: string): boolean {
  const each = words.toLowerCase().split(/[\s$€£¥:,：，]+/)
  return each.every((word) => word === '' || leadingWords.has(word))
}

function closeHoles(text: string): string {
  const closed = text
    .replace(wrapped, hole)
    .replace(between, '')
    .replace(bracket, (whole, open: string, content: string, close: string) => {
      if (!content.includes(hole)) return whole
      const rest = content.replace(leading, '').replace(trailing, '')
      const words = rest.replaceAll(hole, '').trim()
      return readable.test(words) && !leadsNowhere(words) ? open + rest + close : hole
    })
  return joinAroundHoles(closed)
}

const closesSentence = new Set('.,;:!?)]。，、；：！？）」』》')

/** Each hole goes with its blanks; one blank stays where there was one and no punctuation follows. */
function joinAroundHoles(text: string): string {
  let joined = ''
  let copied = 0
  for (let start = text.indexOf(hole); start >= 0; start = text.indexOf(hole, copied)) {
    let end = start
    while (text[end] === hole || text[end] === ' ') end++
    const blankBefore = text[start - 1] === ' ' && start > copied
    const blank = blankBefore || text[end - 1] === ' '
    joined += text.slice(copied, blankBefore ? start - 1 : start)
    if (blank && !closesSentence.has(text[end])) joined += ' '
    copied = end
  }
  return joined + text.slice(copied)
}

/** "（）" is never meant; "()" may be, as in `main()`, unless a blank stands before it. */
function removeEmptyBrackets(text: string): string {
  let result = text
  if (result.includes('（')) result = result.replace(/ ?（[\s，、；：,;]{0,20}）/g, '')
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
