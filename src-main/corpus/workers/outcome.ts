/** One record of the stream → what becomes of it. Pure: the same record and context give the same outcome. */
import { skipReasons, type Article, type SkippedPage, type SkipReason } from '../../../src-shared/corpus.ts'
import { tidy } from '../parse/entities.ts'
import { parsePage, type Page } from '../parse/page.ts'
import { namespaceOf } from '../parse/site.ts'
import { titleAndBody } from '../split/layout.ts'
import type { RawRecord } from '../split/splitter.ts'
import { cleanPage, isDisambiguation, PageDefect, redirectTarget } from '../wikitext/index.ts'
import type { CleanContext, Outcome } from './tasks.ts'

/** @param number of the record in the file, from 1. */
export function outcomeOf(
  kind: RawRecord['kind'],
  bytes: Uint8Array,
  number: number,
  context: CleanContext,
): Outcome {
  const source = new TextDecoder().decode(bytes)
  try {
    if (context.format === 'mediawiki-xml') return pageOutcome(kind, source, number, context)
    return documentOutcome(kind, source, number, context)
  } catch (error) {
    if (error instanceof RangeError && /stack/i.test(error.message))
      return defect(number, source, context, 'nesting too deep')
    const reason =
      error instanceof PageDefect ? skipReasons.find((known) => known === error.reason) : undefined
    return defect(number, source, context, reason ?? 'defeated the cleaner')
  }
}

/** The outcome of a record that is not tried, or was tried in vain; its title is still told. */
export function defect(number: number, source: string, context: CleanContext, reason: SkipReason): Outcome {
  if (context.format === 'mediawiki-xml') {
    const page = parsePage(source.slice(0, 10_000))
    return skip(page.title ?? '', page.id || number, reason)
  }
  return skip('', number, reason)
}

const reasonOfKind = { cut: 'cut off', damaged: 'damaged', large: 'too large' } as const

function pageOutcome(kind: RawRecord['kind'], xml: string, number: number, context: CleanContext): Outcome {
  const page = parsePage(xml)
  const { options, language, namespaces } = context
  const title = page.title ?? ''
  const id = page.id || number
  if (kind !== 'whole') return skip(title, id, reasonOfKind[kind])
  const namespace = page.namespace ?? namespaceOf(title, namespaces)
  const text = page.text ?? ''
  const redirect = page.redirect || (page.model === 'wikitext' && redirectTarget(text) !== undefined)
  if (redirect && !options.redirects) return { ...nothing, redirect }
  const reason = whyNotClean(page, namespace, context)
  if (reason) return { ...skip(title, id, reason), redirect }
  const { text: clean, dropped } = cleanPage(text, {
    title,
    language,
    namespaces,
    options: { normalise: options.normalise, variant: options.variant, headings: true, lists: true },
  })
  const article = { title, pageId: id, namespace, text: clean }
  return { ...finish(article, text, dropped, context), redirect }
}

function whyNotClean(page: Page, namespace: number, { options }: CleanContext): SkipReason | undefined {
  if (!options.namespaces.includes(namespace)) return 'other namespace'
  if (page.title === undefined) return 'no title'
  if (page.model !== 'wikitext') return 'not wikitext'
  if (page.deleted) return 'deleted'
  if (page.text === undefined) return 'no text'
  if (page.text.trim() === '') return 'empty'
  if (!options.disambiguation && isDisambiguation(page.text)) return 'disambiguation'
  return undefined
}

function documentOutcome(
  kind: RawRecord['kind'],
  source: string,
  number: number,
  context: CleanContext,
): Outcome {
  if (kind !== 'whole') return skip('', number, reasonOfKind[kind])
  let title = ''
  let body: string
  if (context.format === 'jsonl') {
    const object = parseObject(source)
    if (!object) return skip('', number, 'not JSON')
    if (typeof object.text !== 'string') return skip(textOr(object.title, ''), number, 'no text')
    title = textOr(object.title, '')
    body = object.text
  } else {
    ;({ title, body } = titleAndBody(tidy(source), context.layout ?? 'paragraphs'))
  }
  const tidied = tidy(body).trim()
  const text = context.options.normalise ? tidied.normalize('NFC') : tidied
  const article = {
    title: tidy(title).replace(/\s+/g, ' ').trim() || firstWords(text),
    pageId: number,
    namespace: 0,
    text,
  }
  return finish(article, body, {}, context)
}

/** An article, unless so little is left of it that it is none. */
function finish(
  article: Article,
  source: string,
  dropped: Outcome['dropped'],
  context: CleanContext,
): Outcome {
  const carried = context.keepSource ? { source } : {}
  if (article.text.length < Math.max(1, context.options.minimumCharacters))
    return { ...skip(article.title, article.pageId, 'too short'), ...carried }
  const hanCharacters = countHan(article.text)
  return { article, redirect: false, charactersIn: source.length, hanCharacters, dropped, ...carried }
}

const nothing = { redirect: false, charactersIn: 0, hanCharacters: 0, dropped: {} } as const

function skip(title: string, pageId: number, reason: SkipReason): Outcome {
  const skipped: SkippedPage = { title: title.slice(0, 300), pageId, reason }
  return { ...nothing, skipped }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    return undefined
  }
  return undefined
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

/** A name for a document that has none. */
function firstWords(text: string): string {
  const line = text.slice(0, 200).split('\n', 1)[0].trim()
  return line.length <= 60 ? line : line.slice(0, 59).toWellFormed().replace('\ufffd', '') + '…'
}

/** Chinese characters of the basic plane and its first extension; rarer ones do not change what a text is. */
function countHan(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x3400 && code <= 0x9fff) count++
  }
  return count
}
