/**
 * One `<page>…</page>` of a MediaWiki export, read by looking for the few elements that matter. Tolerant on purpose:
 * a missing element is reported as missing, and never makes another one unreadable.
 */
import { decodeEntities, tidy } from './entities.ts'

export interface Page {
  /** Undefined where there is no `<title>` or it is blank. */
  readonly title?: string
  /** 0 where there is none. */
  readonly id: number
  /** As `<ns>` has it; undefined where it is missing or no number. */
  readonly namespace?: number
  /** Whether `<redirect>` marks it as one. */
  readonly redirect: boolean
  /** Content model, 'wikitext' where the page does not say. */
  readonly model: string
  /** Undefined where there is no text element. */
  readonly text?: string
  /** Whether the wiki has hidden the text. */
  readonly deleted: boolean
}

/** @param xml one page element, or the beginning of one. */
export function parsePage(xml: string): Page {
  // Of several revisions the last one counts; the page's own elements stand before the first.
  const firstRevision = xml.indexOf('<revision')
  const head = firstRevision < 0 ? xml : xml.slice(0, firstRevision)
  const revision = xml.slice(Math.max(0, xml.lastIndexOf('<revision')))
  const title = tidy(decodeEntities(element(head, 'title') ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
  const namespace = element(head, 'ns')?.trim()
  const id = Number(element(head, 'id') ?? 0)
  const body = textElement(revision)
  return {
    title: title || undefined,
    id: Number.isSafeInteger(id) && id > 0 ? id : 0,
    namespace: namespace !== undefined && /^-?\d{1,6}$/.test(namespace) ? Number(namespace) : undefined,
    redirect: /<redirect\b/.test(head),
    model: element(revision, 'model')?.trim() || 'wikitext',
    ...body,
  }
}

/** What stands between `<name>` and `</name>`, undecoded; titles with unescaped HTML come out whole. */
function element(xml: string, name: string): string | undefined {
  const open = xml.indexOf(`<${name}>`)
  if (open < 0) return undefined
  const from = open + name.length + 2
  const close = xml.indexOf(`</${name}>`, from)
  return close < 0 ? undefined : xml.slice(from, close)
}

function textElement(revision: string): Pick<Page, 'text' | 'deleted'> {
  const tag = /<text\b[^>]*>/.exec(revision)
  if (!tag) return { deleted: false }
  const deleted = /\sdeleted\b/.test(tag[0])
  if (tag[0].endsWith('/>')) return { text: '', deleted }
  const from = tag.index + tag[0].length
  const close = revision.lastIndexOf('</text>')
  if (close < from) return { deleted }
  const raw = revision.slice(from, close)
  const literal = /^\s*<!\[CDATA\[([^]*)\]\]>\s*$/.exec(raw)
  return { text: tidy(literal ? literal[1] : decodeEntities(raw)), deleted }
}
