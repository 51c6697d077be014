/**
 * Second stage, first half: which braces belong together. Knowing every closing position in advance is what makes local
 * recovery cheap: the next stage sees at once that a "{{" is never closed and need not swallow the page to find out.
 *
 * Braces pair as in MediaWiki's preprocessor: from the inside out, three for a parameter where both sides have three,
 * otherwise two. A closing bracket whose partner lies deeper abandons what was opened in between.
 */
import { paragraphBreak } from './characters.ts'
import { ForwardSearch } from './search.ts'
import { PageDefect } from './types.ts'

export type BracketKind = 'template' | 'parameter' | 'table' | 'variant'

/** A construct from its opening position: `end` is the position of its closing bracket, `close` the one after it. */
export type Span = { kind: BracketKind; open: number; content: number; end: number; close: number }

/** Deeper than any page that people read: MediaWiki itself refuses templates nested more than 100 deep. */
const deepest = 1000

const [openBrace, closeBrace, pipe, dash, newline] = [123, 125, 124, 45, 10]
const breakCode = paragraphBreak.charCodeAt(0)

/** An opened run of braces ('brace', of which `count` are still unmatched), table or language variant. */
type Frame = { kind: 'brace' | 'table' | 'variant'; start: number; count: number }

/**
 * Every closed brace construct by its opening position. `variants`: whether `-{` opens one in this language.
 * @throws PageDefect where brackets nest too deep.
 */
export function matchBrackets(text: string, variants: boolean): Map<number, Span> {
  const spans = new Map<number, Span>()
  const open = new OpenFrames()
  const openings = new ForwardSearch(text, '{')
  const closings = new ForwardSearch(text, '}')
  const next = (from: number) => Math.min(openings.at(from), closings.at(from))
  for (let position = next(0); position < text.length; position = next(position)) {
    if (text.charCodeAt(position) === openBrace) {
      const count = runLength(text, position, openBrace)
      const afterDash = variants && text.charCodeAt(position - 1) === dash && (count === 1 || count >= 3)
      const braces = afterDash ? count - 1 : count
      if (afterDash) open.push({ kind: 'variant', start: position - 1, count: 1 })
      if (count === 1 && text.charCodeAt(position + 1) === pipe && atLineStart(text, position)) {
        open.push({ kind: 'table', start: position, count: 1 })
      } else if (braces >= 2) open.push({ kind: 'brace', start: position + count - braces, count: braces })
      position += count
      continue
    }
    const tableEnd = text.charCodeAt(position - 1) === pipe && closesTable(text, position, open)
    if (tableEnd) {
      const table = open.popTo('table')!
      const end = position - 1
      spans.set(table.start, {
        kind: 'table',
        open: table.start,
        content: table.start + 2,
        end,
        close: end + 2,
      })
      position++
    }
    if (text.charCodeAt(position) === closeBrace) position = closeRun(text, position, open, spans)
  }
  return spans
}

/** Closes as many constructs as the run of closing braces at `position` can; returns the position after the run. */
function closeRun(text: string, position: number, open: OpenFrames, spans: Map<number, Span>): number {
  let left = runLength(text, position, closeBrace)
  while (left > 0) {
    if (left === 1) {
      const variant = text.charCodeAt(position + 1) === dash && open.popTo('variant')
      if (variant) {
        const { start } = variant
        spans.set(start, {
          kind: 'variant',
          open: start,
          content: start + 2,
          end: position,
          close: position + 2,
        })
      }
      break
    }
    const frame = open.topOf('brace')
    if (!frame) {
      position += left - 1
      left = 1
      continue
    }
    const width = left >= 3 && frame.count >= 3 ? 3 : 2
    const start = frame.start + frame.count - width
    const kind = width === 3 ? 'parameter' : 'template'
    spans.set(start, { kind, open: start, content: start + width, end: position, close: position + width })
    frame.count -= width
    if (frame.count < 2) open.pop()
    position += width
    left -= width
  }
  return position + left
}

/** "|}" ends the innermost table; "|}}" does so only where no template inside that table waits for its end. */
function closesTable(text: string, brace: number, open: OpenFrames): boolean {
  if (!open.has('table') || !atLineStart(text, brace - 1)) return false
  return open.top?.kind === 'table' || text.charCodeAt(brace + 1) !== closeBrace
}

/** The constructs that are open at one point of the page, with the number of each kind among them. */
class OpenFrames {
  readonly #frames: Frame[] = []
  readonly #counts = { brace: 0, table: 0, variant: 0 }

  get top(): Frame | undefined {
    return this.#frames.at(-1)
  }

  has(kind: Frame['kind']): boolean {
    return this.#counts[kind] > 0
  }

  push(frame: Frame) {
    if (this.#frames.length >= deepest) throw new PageDefect('nesting too deep')
    this.#frames.push(frame)
    this.#counts[frame.kind]++
  }

  pop(): Frame | undefined {
    const frame = this.#frames.pop()
    if (frame) this.#counts[frame.kind]--
    return frame
  }

  /** Makes the innermost frame of this kind the top, abandoning those inside it. */
  topOf(kind: Frame['kind']): Frame | undefined {
    if (!this.has(kind)) return undefined
    while (this.top?.kind !== kind) this.pop()
    return this.top
  }

  popTo(kind: Frame['kind']): Frame | undefined {
    return this.topOf(kind) && this.pop()
  }
}

function runLength(text: string, start: number, code: number): number {
  let end = start + 1
  while (text.charCodeAt(end) === code) end++
  return end - start
}

/** Whether only indentation (spaces, tabs, ":" and list marks) stands between the line's start and here. */
export function atLineStart(text: string, position: number): boolean {
  for (let before = position - 1, steps = 0; before >= 0; before--, steps++) {
    const code = text.charCodeAt(before)
    if (code === newline || code === breakCode) return true
    if (steps > 20 || !(code === 32 || code === 9 || code === 58 || code === 42 || code === 35)) return false
  }
  return true
}
