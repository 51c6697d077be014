/** Third stage: the lines of the page become headings, paragraphs and list items. */
import { lineBreak, paragraphBreak } from './characters.ts'
import { decodeEntities } from './entities.ts'
import { removeQuoteMarks } from './quotes.ts'
import { tidy } from './tidy.ts'

/** `level` is that of the heading (1-6); a paragraph may hold line breaks that the author asked for. */
export type Block =
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }

/** The page's blocks in order, without those that hold nothing readable. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = []
  const paragraph = new Paragraph()

  const add = (block: Block) => {
    if (block.text) blocks.push(block)
  }
  const finish = () => add({ kind: 'paragraph', text: paragraph.take() })

  for (const source of text.replaceAll(paragraphBreak, '\n\n').split('\n')) {
    const line = source.trim()
    const heading = line[0] === '=' ? readHeading(line) : undefined
    if (heading) {
      finish()
      add(heading)
    } else if (line === '' || isRemnant(line)) {
      finish()
    } else if (listMarks.has(source[0]) || indentedItem.test(source)) {
      finish()
      add({ kind: 'item', text: readItem(line) })
    } else if (line.startsWith('----')) {
      finish()
      paragraph.add(line.replace(/^-+/, ''), false)
    } else {
      paragraph.add(line, source[0] === ' ')
    }
  }
  finish()
  return blocks
}

/** The lines of one paragraph, joined at the end: joining as they come would copy long paragraphs over and over. */
class Paragraph {
  #pieces: string[] = []
  #last = ''
  #preformatted = false

  /** @param indented lines that begin with a blank are preformatted: each stays a line of its own */
  add(line: string, indented: boolean) {
    const text = removeQuoteMarks(line)
    if (!text) return
    if (this.#last)
      this.#pieces.push(indented && this.#preformatted ? lineBreak : separator(this.#last, text))
    this.#pieces.push(text)
    this.#last = text
    this.#preformatted = indented
  }

  take(): string {
    if (!this.#last) return ''
    const text = tidy(decodeEntities(this.#pieces.join('')))
    this.#pieces = []
    this.#last = ''
    return text
  }
}

/** Not a list to MediaWiki, but the author meant one. */
const indentedItem = /^ {1,4}\*{1,4} ?\S/

const listMarks = new Set('*#;:')

function readItem(line: string): string {
  let start = 0
  while (listMarks.has(line[start] ?? '')) start++
  const content = removeQuoteMarks(line.slice(start).trim())
  // "; term : definition" on one line
  const text = line[0] === ';' ? content.replace(' : ', ': ') : content
  return tidy(decodeEntities(text))
}

function readHeading(line: string): Block | undefined {
  let level = 1
  while (
    level < 6 &&
    line[level] === '=' &&
    line[line.length - level - 1] === '=' &&
    line.length > 2 * level + 2
  )
    level++
  if (line.length < 3 || line.at(-1) !== '=') return undefined
  const title = tidy(decodeEntities(removeQuoteMarks(line.slice(level, -level))))
  return { kind: 'heading', text: title.replaceAll('\n', ' '), level }
}

/** Rows of a table and lines of a gallery whose beginning is missing. */
function isRemnant(line: string): boolean {
  return line[0] === '|' || (line[0] === '!' && line.includes('|')) || galleryLine.test(line)
}

const galleryLine =
  /^[\p{L} ]{2,15}:[^|:]{1,200}\.(?:jpe?g|png|gif|svg|tiff?|webp|djvu|og[gav]|webm)\s{0,5}(?:\||$)/iu

const ideographic = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** A line end inside a paragraph is a blank, except between characters of scripts that have none. */
function separator(before: string, after: string): string {
  return ideographic.test(before.at(-1)) && ideographic.test(after[0]) ? '' : ' '
}
