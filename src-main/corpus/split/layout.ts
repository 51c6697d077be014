/** How a text file marks where its documents begin and end: recognised on its beginning, applied line by line. */
import type { TextLayout } from '../../../src-shared/corpus.ts'
import { decodeEntities } from '../parse/entities.ts'

/** A file without marks is cut after the line at which this many bytes are reached. */
export const paragraphBytes = 8192

/** Decides, line after line, where documents begin and end. Lines come without their line ends. */
export interface LineRule {
  /** Whether a document ends before this line. `held`: bytes of the document so far. */
  endsBefore(line: string, held: number): boolean
  /** Whether a document ends after this line. */
  endsAfter(line: string): boolean
}

const docOpening = /^\ufeff?\s*<doc\b[^>]*>/
const docClosing = /^\s*<\/doc>\s*$/
/** WikiText's heading of level one; those below read `= = Title = =`. */
const heading = /^\ufeff?\s*= (?!= ).*(?<! =) =\s*$/
/** "3.2 History": a section of the document before it, however many blank lines precede it. */
const numberedHeading = /^\d{1,2}(?:\.\d{1,2})*\s+\S/
const isBlank = (line: string): boolean => line.trim() === ''

/** The rule of each layout; a new one for each file, since it remembers the lines before. */
export const lineRules: Record<TextLayout, () => LineRule> = {
  'blank-lines': () => {
    let blanks = 0
    return {
      endsBefore(line) {
        const ends = blanks >= 2 && !isBlank(line) && !numberedHeading.test(line)
        blanks = isBlank(line) ? blanks + 1 : 0
        return ends
      },
      endsAfter: () => false,
    }
  },
  'doc-elements': () => ({
    endsBefore: (line) => docOpening.test(line),
    endsAfter: (line) => docClosing.test(line),
  }),
  headings: () => {
    let afterBlank = true
    return {
      endsBefore(line) {
        const ends = afterBlank && heading.test(line)
        afterBlank = isBlank(line)
        return ends
      },
      endsAfter: () => false,
    }
  },
  paragraphs: () => ({
    endsBefore: (line, held) => held >= paragraphBytes && !isBlank(line),
    endsAfter: () => false,
  }),
}

/** The layout of a text by its first part. */
export function recogniseLayout(head: string): TextLayout {
  const lines = head.split('\n')
  if (lines.some((line) => docOpening.test(line)) && /^\s*<doc\b[^>]*\b(title|id|url)=/m.test(head))
    return 'doc-elements'
  if (
    lines.some((line, i) => heading.test(line) && isBlank(lines[i - 1] ?? '') && isBlank(lines[i + 1] ?? ''))
  )
    return 'headings'
  return hasWideGap(lines) ? 'blank-lines' : 'paragraphs'
}

/** Whether two or more blank lines stand between lines that are not blank. */
function hasWideGap(lines: readonly string[]): boolean {
  let blanks = -Infinity
  return lines.some((line) => {
    const wide = !isBlank(line) && blanks >= 2
    blanks = isBlank(line) ? blanks + 1 : 0
    return wide
  })
}

/** Title and body of a document, as its layout marks them. The title is '' where there is none. */
export function titleAndBody(document: string, layout: TextLayout): { title: string; body: string } {
  const text = document.replace(/^\ufeff/, '').trim()
  const lineEnd = text.indexOf('\n')
  const first = (lineEnd < 0 ? text : text.slice(0, lineEnd)).trim()
  const rest = lineEnd < 0 ? '' : text.slice(lineEnd + 1)
  if (layout === 'doc-elements' && docOpening.test(first)) {
    const title = decodeEntities(/\btitle="([^"]*)"/.exec(first)?.[1] ?? '')
    const end = rest.trimEnd()
    const body = (end.endsWith('</doc>') ? end.slice(0, -'</doc>'.length) : end).trim()
    // WikiExtractor repeats the title as the first line.
    const inner = body.startsWith(title + '\n') ? body.slice(title.length).trim() : body
    return { title, body: inner }
  }
  if (layout === 'headings' && heading.test(first))
    return { title: first.slice(1, -1).trim(), body: rest.trim() }
  if (layout === 'blank-lines' && first.length <= 120 && /^[^\S\n]*\n/.test(rest))
    return { title: first, body: rest.trim() }
  return { title: '', body: text }
}
