/** The words that the parts of the wikitext converter share. */
import type { Variant } from '../../../src-shared/corpus.ts'

/** What the person may choose about the conversion; every field has its default in `defaultCleanOptions`. */
export type CleanOptions = {
  /** Canonical composition (NFC), so that é is one character however it was typed. */
  normalise: boolean
  /** The branch taken in `-{zh-hans:…;zh-hant:…}-`; it does not convert any other text. */
  variant: Variant
  /** Section headings stay as lines of their own. */
  headings: boolean
  /** List items stay, one per line, without their bullets. */
  lists: boolean
}

export const defaultCleanOptions: CleanOptions = {
  normalise: true,
  variant: 'zh-hans',
  headings: true,
  lists: true,
}

export type PageContext = {
  title: string
  /** The wiki's language code, such as 'en' or 'zh', from the dump's header. */
  language?: string
  /** Namespace number → its local name, from the dump's header. */
  namespaces?: Record<number, string>
  options: CleanOptions
}

/** The kinds of construct that are removed and counted, each once per outermost occurrence. */
export const droppedKinds = [
  'templates',
  'tables',
  'references',
  'files',
  'maths',
  'code',
  'galleries',
  'graphics', // scores, timelines, maps, hieroglyphs: what only a renderer can show
  'comments',
  'categories',
  'languageLinks',
  'bareLinks', // [http://…] without a label
  'variantRules',
  'magicWords',
  'transclusions', // <includeonly>: never seen on the page itself
  'sections', // left-overs such as "See also" that hold links only
] as const

export type DroppedKind = (typeof droppedKinds)[number]

export type Tally = Record<DroppedKind, number>

export type CleanedPage = {
  /** Paragraphs separated by one blank line; empty where the page has no text. */
  text: string
  dropped: Tally
}

export function emptyTally(): Tally {
  return Object.fromEntries(droppedKinds.map((kind) => [kind, 0])) as Tally
}

/** A page that no local recovery can save. The importer skips it and lists it with the reason. */
export class PageDefect extends Error {
  /** Short and the same for all pages with the same trouble, so that pages can be counted by it. */
  readonly reason: 'nesting too deep'

  constructor(reason: PageDefect['reason']) {
    super(reason)
    this.name = 'PageDefect'
    this.reason = reason
  }
}
