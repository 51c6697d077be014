/**
 * Second stage, second half: templates, parameters, tables, language variants and links become text, in one pass over
 * the page with a stack of what is open. Brace constructs close where `matchBrackets` said; links close at their "]]",
 * or are given up at the end of a paragraph. Everything is visited once, so the time is linear in the page. One class, since every method moves the same cursor and the same stack.
 */
import { hole } from './characters.ts'
import { atLineStart, matchBrackets } from './brackets.ts'
import type { Span } from './brackets.ts'
import { abandonLink, renderLink } from './links.ts'
import type { LinkNames } from './links.ts'
import { ForwardSearch } from './search.ts'
import { callName, renderCall, ruleFor } from './templates.ts'
import type { CleanOptions, Tally } from './types.ts'
import { chooseVariant } from './variants.ts'

export type FoldContext = {
  title: string
  names: LinkNames
  /** Whether `-{…}-` is markup in this language. */
  variants: boolean
  options: CleanOptions
  dropped: Tally
}

/** What is open: the page itself, a link, or a brace construct; `parts` are its arguments so far, split at "|". */
type Frame = {
  kind: 'page' | 'link' | Span['kind']
  span?: Span
  parts: string[]
  text: string
  bracket: boolean
}

/** A real caption nests two or three links; more is a page full of unclosed ones. */
const deepestLinks = 12

const [openBrace, closeBrace, openBracket, closeBracket, pipe, dash, newline] = [
  123, 125, 91, 93, 124, 45, 10,
]

/** A line of an infobox whose end is missing. */
const argumentLine = /^\n[ \t]*\|/

export function foldBrackets(text: string, context: FoldContext): string {
  return new Folding(text, context).run()
}

class Folding {
  readonly #source: string
  readonly #context: FoldContext
  readonly #spans: Map<number, Span>
  readonly #lineEnds: ForwardSearch
  readonly #pipes: ForwardSearch
  readonly #frames: Frame[] = []
  #top: Frame = { kind: 'page', parts: [], text: '', bracket: false }
  /** Where the innermost open brace construct ends, which also ends the links inside it. */
  #end = Infinity
  /** Open links inside it. */
  #links = 0
  #copied = 0

  constructor(source: string, context: FoldContext) {
    this.#source = source
    this.#context = context
    this.#lineEnds = new ForwardSearch(source, '\n')
    this.#pipes = new ForwardSearch(source, '|')
    this.#spans = matchBrackets(source, context.variants)
  }

  run(): string {
    const source = this.#source
    let position = 0
    while (position < source.length) {
      switch (source.charCodeAt(position)) {
        case openBrace:
          position = this.#atOpenBrace(position)
          break
        case closeBrace:
          position = this.#atCloseBrace(position)
          break
        case openBracket:
          position = this.#atOpenBracket(position)
          break
        case closeBracket:
          position = this.#atCloseBracket(position)
          break
        case pipe:
          position = this.#atPipe(position)
          break
        case newline:
          if (this.#links > 0) this.#atNewline(position)
          position++
          break
        case dash:
          position = this.#atDash(position)
          break
        default:
          position++
      }
    }
    this.#copyTo(source.length)
    this.#abandonLinks()
    return this.#top.text
  }

  /** Moves the source up to `position` into the innermost frame; what follows begins at `next`. */
  #copyTo(position: number, next = position) {
    if (position > this.#copied) this.#top.text += this.#source.slice(this.#copied, position)
    this.#copied = next
  }

  #push(kind: Frame['kind'], span?: Span) {
    this.#frames.push(this.#top)
    this.#top = { kind, parts: [], text: '', bracket: false, ...(span && { span }) }
    if (!span) return
    this.#end = span.end
    this.#links = 0
  }

  #pop(replacement: string) {
    this.#top = this.#frames.pop()!
    this.#top.text += replacement
  }

  #atOpenBrace(position: number): number {
    const span = this.#spans.get(position)
    if (!span) return this.#atUnclosedBrace(position)
    this.#copyTo(position)
    if (span.kind === 'table' || (span.kind === 'template' && !this.#isKept(span))) {
      this.#context.dropped[span.kind === 'table' ? 'tables' : 'templates']++
      this.#top.text += hole
      this.#copied = span.close
      return span.close
    }
    this.#push(span.kind, span)
    this.#copied = span.content
    return span.content
  }

  #isKept(span: Span): boolean {
    const name = callName(this.#source, span.content, span.end)
    return ruleFor(name) !== undefined
  }

  /** Braces that never close: a template's name and its lines of arguments go, running text stays. */
  #atUnclosedBrace(position: number): number {
    const source = this.#source
    if (source.charCodeAt(position + 1) === pipe && atLineStart(source, position)) {
      this.#copyTo(position)
      this.#context.dropped.tables++
      return (this.#copied = Math.min(this.#end, this.#afterTableLines(position)))
    }
    if (source.charCodeAt(position + 1) !== openBrace || this.#spans.has(position + 1)) return position + 1
    let next = position + 2
    while (source.charCodeAt(next) === openBrace && !this.#spans.has(next)) next++
    this.#copyTo(position)
    this.#context.dropped.templates++
    if (!this.#spans.has(next)) next = Math.min(this.#end, this.#afterArguments(next))
    return (this.#copied = next)
  }

  #atCloseBrace(position: number): number {
    if (position === this.#end) return this.#close(position)
    if (this.#source.charCodeAt(position + 1) !== closeBrace || position + 1 === this.#end)
      return position + 1
    this.#copyTo(position, position + 2)
    return position + 2
  }

  /** Ends the innermost brace construct. */
  #close(position: number): number {
    this.#copyTo(position)
    this.#abandonLinks()
    const { span, parts, text } = this.#top
    parts.push(text)
    this.#pop(this.#render(span!, parts))
    this.#restoreEnclosing()
    this.#copied = span!.close
    return span!.close
  }

  #restoreEnclosing() {
    this.#links = 0
    let frame = this.#top
    for (let index = this.#frames.length - 1; frame.kind === 'link'; index--) {
      this.#links++
      frame = this.#frames[index]!
    }
    this.#end = frame.span?.end ?? Infinity
  }

  #render(span: Span, parts: string[]): string {
    const { dropped, options, title } = this.#context
    switch (span.kind) {
      case 'parameter':
        return parts[1] ?? hole
      case 'variant':
        return chooseVariant(parts, options.variant, dropped)
      default: {
        const name = callName(this.#source, span.content, span.end)
        const text = renderCall(name, parts, title)
        if (text === undefined) dropped.templates++
        return text ?? hole
      }
    }
  }

  #atOpenBracket(position: number): number {
    const source = this.#source
    if (source.charCodeAt(position + 1) !== openBracket) {
      this.#top.bracket = true
      return position + 1
    }
    if (source.charCodeAt(position + 2) === openBracket) return position + 1
    this.#copyTo(position, position + 2)
    if (this.#links < deepestLinks) {
      this.#push('link')
      this.#links++
    }
    return position + 2
  }

  #atCloseBracket(position: number): number {
    const source = this.#source
    const double = source.charCodeAt(position + 1) === closeBracket
    const ownsFirst = this.#top.bracket && source.charCodeAt(position + 2) === closeBracket
    if (!double || ownsFirst) {
      this.#top.bracket = false
      return position + 1
    }
    this.#copyTo(position, position + 2)
    if (this.#top.kind === 'link') {
      const { parts, text } = this.#top
      parts.push(text)
      this.#links--
      this.#pop(renderLink(parts, this.#context.names, this.#context.dropped))
    }
    return position + 2
  }

  #atPipe(position: number): number {
    const { kind, parts } = this.#top
    if (kind === 'page' || (kind === 'variant' && parts.length > 0)) return position + 1
    this.#copyTo(position, position + 1)
    parts.push(this.#top.text)
    this.#top.text = ''
    return position + 1
  }

  /** A link's target ends with its line at the latest, a link with its paragraph. */
  #atNewline(position: number) {
    const paragraphEnds = this.#source.charCodeAt(position + 1) === newline
    this.#copyTo(position)
    while (this.#links > 0 && (paragraphEnds || this.#top.parts.length === 0)) this.#abandonLink()
  }

  #abandonLinks() {
    while (this.#links > 0) this.#abandonLink()
  }

  #abandonLink() {
    const { parts, text } = this.#top
    parts.push(text)
    this.#links--
    this.#pop(abandonLink(parts, this.#context.names, this.#context.dropped))
  }

  #atDash(position: number): number {
    const span = this.#context.variants ? this.#spans.get(position) : undefined
    if (!span) {
      // A rule that never closes is left without its mark.
      const stray = this.#context.variants && this.#source.startsWith('-{', position)
      if (!stray || this.#source[position + 2] === '{') return position + 1
      this.#copyTo(position, position + 2)
      return position + 2
    }
    this.#copyTo(position)
    this.#push('variant', span)
    this.#copied = span.content
    return span.content
  }

  /** Where an unclosed table ends: at a heading, or after a blank line that no further row follows. */
  #afterTableLines(start: number): number {
    const source = this.#source
    let position = this.#lineEnds.at(start)
    while (position < Math.min(source.length, this.#end)) {
      const next = source[position + 1]
      const blank = next === '\n'
      const follows = blank ? source[position + 2] : next
      if (follows === '=' || (blank && follows !== '|' && follows !== '!' && follows !== '{')) return position
      position = this.#lineEnds.at(position + 1)
    }
    return position
  }

  /** Where the name and arguments of an unclosed template end; at once where running text follows the braces. */
  #afterArguments(start: number): number {
    let lineEnd = this.#lineEnds.at(start)
    let position = this.#pipes.at(start) < lineEnd ? lineEnd : start
    while (lineEnd < this.#end && argumentLine.test(this.#source.slice(lineEnd, lineEnd + 20))) {
      lineEnd = this.#lineEnds.at(lineEnd + 1)
      position = lineEnd
    }
    return position
  }
}
