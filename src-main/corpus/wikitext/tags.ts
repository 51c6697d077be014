/**
 * The first stage: comments and XML-like elements. MediaWiki takes these out before it looks at any bracket, because
 * what stands in <math> or <nowiki> is not wikitext. One pass from left to right; every search for a closing tag
 * is remembered, so that a page of a hundred thousand unclosed tags costs no more than one without.
 */
import { hole, lineBreak, paragraphBreak, shield } from './characters.ts'
import { elementRules } from './elements.ts'
import type { ElementRule } from './elements.ts'
import { writeFormula } from './formulas.ts'
import { ForwardSearch } from './search.ts'
import { isExponent, superscript } from './superscript.ts'
import type { Tally } from './types.ts'

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s|\/)[^<>]*)?>/y

/** Text without comments and elements; literal content is shielded, the rest of the markup is untouched. */
export function foldTags(source: string, dropped: Tally): string {
  let position = source.indexOf('<')
  if (position < 0) return source
  const closings = new ClosingTags(source)
  let output = ''
  let copied = 0
  while (position >= 0) {
    if (source.startsWith('<!--', position)) {
      output += source.slice(copied, position)
      dropped.comments++
      copied = afterComment(source, position)
      if (startsLine(source, position) && source[copied] === '\n') copied++
    } else {
      tag.lastIndex = position
      const found = tag.exec(source)
      const rule = found?.[2] && elementRules.get(found[2].toLowerCase())
      if (found && rule) {
        output += source.slice(copied, position)
        const opening = {
          name: found[2].toLowerCase(),
          closing: found[1] === '/',
          empty: found[3]?.endsWith('/') ?? false,
          start: position,
          end: tag.lastIndex,
        }
        const step = foldElement(source, opening, rule, closings, dropped)
        output += step.text
        copied = step.end
      } else if (closings.isBrokenReference(position)) {
        output += source.slice(copied, position)
        copied = closings.lineEnd(position)
      }
    }
    position = source.indexOf('<', Math.max(copied, position + 1))
  }
  return output + source.slice(copied)
}

type Tag = { name: string; closing: boolean; empty: boolean; start: number; end: number }

/** What replaces the element that begins with `opening`, and where the source goes on. */
function foldElement(source: string, opening: Tag, rule: ElementRule, closings: ClosingTags, dropped: Tally) {
  const { name, start, end } = opening
  const only = (text: string) => ({ text, end })
  switch (rule.action) {
    case 'break':
      return only(lineBreak)
    case 'paragraph':
      return only(paragraphBreak)
    case 'unwrap':
      return only('')
  }
  if (opening.closing) return only('')
  if (opening.empty) {
    // An empty <nowiki/> keeps apart what stands at its sides; a hole does the same and closes in the end.
    if (rule.action === 'literal') return only(hole)
    if (rule.action !== 'drop') return only('')
    dropped[rule.counts]++
    return only(hole)
  }
  if (rule.action === 'table') {
    const close = closings.ofTable(start)
    if (close === undefined) return only('')
    dropped.tables++
    return { text: hole, end: close }
  }
  const close = closings.after(name, end)
  const reopened = close && name === 'ref' && closings.reopens(end, close.start)
  if (!close || reopened) {
    if (rule.action !== 'drop') return only('')
    // Unclosed: only the rest of the line is lost, and not even that where the next reference begins in it.
    dropped[rule.counts]++
    return { text: hole, end: Math.min(reopened || Infinity, closings.lineEnd(end)) }
  }
  const content = source.slice(end, close.start)
  switch (rule.action) {
    case 'drop':
      dropped[rule.counts]++
      return { text: hole, end: close.end }
    case 'literal':
      return { text: shield(content), end: close.end }
    case 'formula': {
      const formula = writeFormula(content)
      if (formula === undefined) dropped.maths++
      return { text: formula === undefined ? hole : shield(formula), end: close.end }
    }
    case 'superscript':
      return isExponent(content) ? { text: superscript(content), end: close.end } : only('')
    case 'lines': {
      const lines = foldTags(content, dropped).trim().replaceAll('\n', lineBreak)
      return { text: paragraphBreak + lines + paragraphBreak, end: close.end }
    }
  }
}

function afterComment(source: string, start: number): number {
  const end = source.indexOf('-->', start + 4)
  // MediaWiki hides everything after an unclosed comment, so no reader has ever seen it.
  return end < 0 ? source.length : end + 3
}

function startsLine(source: string, position: number): boolean {
  return position === 0 || source[position - 1] === '\n'
}

/** Finds closing tags; no part of the page is searched twice for the same name. */
class ClosingTags {
  readonly #source: string
  readonly #next = new Map<string, { start: number; end: number } | undefined>()
  readonly #lineEnds: ForwardSearch
  #tables: Map<number, number> | undefined
  readonly #referenceOpening = /<ref(?=[\s>])[^<>]*>/gi
  readonly #referenceStart = /<ref(?:erences)?[\s/]/iy

  constructor(source: string) {
    this.#source = source
    this.#lineEnds = new ForwardSearch(source, '\n')
  }

  lineEnd(position: number): number {
    return this.#lineEnds.at(position)
  }

  after(name: string, position: number) {
    const known = this.#next.get(name)
    if (this.#next.has(name) && (!known || known.start >= position)) return known
    const pattern = new RegExp(`</${name}\\s*>`, 'gi')
    pattern.lastIndex = position
    const found = pattern.exec(this.#source)
    const closing = found ? { start: found.index, end: pattern.lastIndex } : undefined
    this.#next.set(name, closing)
    return closing
  }

  /** Where another <ref> is opened before the closing tag: then that closing tag belongs to the other one. */
  reopens(from: number, until: number): number | undefined {
    this.#referenceOpening.lastIndex = from
    for (;;) {
      const found = this.#referenceOpening.exec(this.#source)
      if (!found || found.index >= until) return undefined
      if (!found[0].endsWith('/>')) return found.index
    }
  }

  /** A <ref whose own > is missing. */
  isBrokenReference(position: number): boolean {
    this.#referenceStart.lastIndex = position
    return this.#referenceStart.test(this.#source)
  }

  /** End of the </table> that closes the <table> at `start`. */
  ofTable(start: number): number | undefined {
    this.#tables ??= matchTables(this.#source)
    return this.#tables.get(start)
  }
}

function matchTables(source: string): Map<number, number> {
  const closings = new Map<number, number>()
  const open: number[] = []
  for (const found of source.matchAll(/<(\/?)table(?:\s[^<>]*)?>/gi)) {
    if (!found[1]) open.push(found.index)
    else {
      const start = open.pop()
      if (start !== undefined) closings.set(start, found.index + found[0].length)
    }
  }
  return closings
}
