/**
 * Which parts of an article's source are found again in its cleaned text. The cleaner does not say; words that occur in
 * the same order in both are taken for kept. A run of words counts only when it is long enough not to be chance, the
 * longer the farther it lies ahead, so that a few common words in a template do not pull the whole text into it.
 */

export interface MarkedPart {
  readonly text: string
  readonly isKept: boolean
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Words of this many make up a place in the index. */
const anchorWords = 3
/** So many more words must agree for each further hundred that are jumped over. */
const wordsPerJump = 1
const shortestRun = 3
/** How far ahead a single word is believed. */
const nearWords = 3
/** Places that are tried for one run: a text of one word repeated has thousands. */
const mostPlaces = 16

const wordPattern = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu

function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function anchorAt(words: readonly Word[], at: number): string {
  let anchor = ''
  for (let i = at; i < at + anchorWords; i++) anchor += `${words[i].text}\n`
  return anchor
}

function indexOf(words: readonly Word[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (let at = 0; at + anchorWords <= words.length; at++) {
    const anchor = anchorAt(words, at)
    const places = index.get(anchor)
    if (places === undefined) index.set(anchor, [at])
    else places.push(at)
  }
  return index
}

function runLength(source: readonly Word[], at: number, clean: readonly Word[], from: number): number {
  let length = 0
  while (
    at + length < source.length &&
    from + length < clean.length &&
    source[at + length].text === clean[from + length].text
  )
    length++
  return length
}

/** A word right behind what was kept last needs no company: the rest of a link, a word after a bracket. */
function nearBy(words: readonly Word[], next: number, text: string): number | undefined {
  for (let at = next; at < Math.min(words.length, next + nearWords); at++)
    if (words[at].text === text) return at
  return undefined
}

/** Where in ascending places the first from `least` on stands. */
function firstFrom(places: readonly number[], least: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle] < least) low = middle + 1
    else high = middle
  }
  return low
}

/** The source, whole and in order, in parts that were kept or removed. Punctuation goes with the words around it. */
export function markKept(source: string, clean: string): MarkedPart[] {
  const sourceWords = wordsOf(source)
  const cleanWords = wordsOf(clean)
  const index = indexOf(sourceWords)
  const kept: { start: number; end: number }[] = []
  let next = 0
  let from = 0
  while (from < cleanWords.length) {
    const near = nearBy(sourceWords, next, cleanWords[from].text)
    if (near !== undefined) {
      kept.push({ start: sourceWords[near].start, end: sourceWords[near].end })
      next = near + 1
      from++
      continue
    }
    if (from + anchorWords > cleanWords.length) break
    const places = index.get(anchorAt(cleanWords, from)) ?? []
    const nearest = firstFrom(places, next)
    const at = places.slice(nearest, nearest + mostPlaces).find((place) => {
      const needed = shortestRun + ((place - next) / 100) * wordsPerJump
      return runLength(sourceWords, place, cleanWords, from) >= needed
    })
    if (at === undefined) {
      from++
      continue
    }
    const length = runLength(sourceWords, at, cleanWords, from)
    kept.push({ start: sourceWords[at].start, end: sourceWords[at + length - 1].end })
    next = at + length
    from += length
  }
  return partsOf(source, joined(source, kept))
}

/** Runs with nothing but punctuation and spaces between them are one; a sentence takes its full stop along. */
function joined(
  source: string,
  runs: readonly { start: number; end: number }[],
): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of runs) {
    const closing = /^[\s.,;:!?。，；：！？、）)”’"』」]*/u.exec(source.slice(end))?.[0].length ?? 0
    const last = result.at(-1)
    if (last !== undefined && start <= last.end) last.end = end + closing
    else result.push({ start, end: end + closing })
  }
  return result
}

function partsOf(source: string, kept: readonly { start: number; end: number }[]): MarkedPart[] {
  const parts: MarkedPart[] = []
  let at = 0
  for (const { start, end } of kept) {
    if (start > at) parts.push({ text: source.slice(at, start), isKept: false })
    parts.push({ text: source.slice(start, end), isKept: true })
    at = end
  }
  if (at < source.length) parts.push({ text: source.slice(at), isKept: false })
  return parts
}
