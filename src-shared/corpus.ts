/**
 * The words for a text on its way from a file to a corpus: what a file is, how it is read, what came out.
 * Everything here is plain data that survives JSON, because the workspace stores it and the window shows it.
 */

export type SourceFormat = 'mediawiki-xml' | 'text' | 'jsonl'
export type Compression = 'none' | 'gzip' | 'bzip2'
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be'
/**
 * How a text file marks its documents: two or more blank lines, WikiExtractor's `<doc …>`, WikiText's `= Title =`,
 * or not at all (then runs of paragraphs).
 */
export type TextLayout = 'blank-lines' | 'doc-elements' | 'headings' | 'paragraphs'

/** The header of a MediaWiki export, as far as the file gives it. A dump may lack it or lie in it. */
export interface SiteInfo {
  readonly sitename?: string
  readonly dbname?: string
  /** `xml:lang` of the export, such as 'en', 'zh', 'ltg'. */
  readonly language?: string
  /** Version of the export format, such as '0.11'. */
  readonly version?: string
  /** Namespace number → localised name ('' for articles). */
  readonly namespaces: Readonly<Record<number, string>>
}

/** What a file is, by its content. */
export interface SourceInfo {
  readonly path: string
  readonly format: SourceFormat
  readonly compression: Compression
  readonly encoding: TextEncoding
  /** Size of the file as it lies on the disk, bytes. */
  readonly bytes: number
  readonly site?: SiteInfo
  /** Only for 'text'. */
  readonly layout?: TextLayout
}

export const variants = [
  'zh-hans',
  'zh-hant',
  'zh-cn',
  'zh-tw',
  'zh-hk',
  'zh-mo',
  'zh-sg',
  'zh-my',
  'sr-ec',
  'sr-el',
] as const
export type Variant = (typeof variants)[number]

export interface ImportOptions {
  /** Numbers of the namespaces whose pages are kept. */
  readonly namespaces: readonly number[]
  /** Keep redirect pages. */
  readonly redirects: boolean
  /** Keep disambiguation pages. */
  readonly disambiguation: boolean
  /** Shorter articles are skipped; characters of cleaned text. */
  readonly minimumCharacters: number
  /** Reading ends after so many articles. Undefined: all. */
  readonly maxArticles?: number
  /** The corpus ends after so many tokens; whoever tokenises applies it. Undefined: all. */
  readonly maxTokens?: number
  /** Full-width letters to half width; recorded here, applied by the tokenizer. 'auto': for Chinese. */
  readonly foldWidth: 'auto' | boolean
  /** Unicode normalisation form C. */
  readonly normalise: boolean
  /** Which side of `-{zh-hans:…;zh-hant:…}-` is kept. */
  readonly variant: Variant
}

/** The defaults, each with its reason. */
export const importDefaults: ImportOptions = {
  namespaces: [0], // articles; talk, templates and categories are not prose
  redirects: false, // they hold a title and nothing to learn from
  disambiguation: false, // lists of titles, not sentences
  minimumCharacters: 100, // about one sentence: what is shorter is a leftover of templates and tables
  foldWidth: 'auto',
  normalise: true, // the same word in two encodings would be two words
  variant: 'zh-hans',
}

/** From where a later process goes on reading, exactly. Opaque to everyone but the reader. */
export interface ReadPosition {
  /** Size of the file the position belongs to, bytes: another size is another file. */
  readonly fileBytes: number
  /** Bytes of the decompressed UTF-8 stream that are done. */
  readonly offset: number
  /** Pages (or documents) that are done, of any kind. */
  readonly pages: number
  /** Articles that came out of them. */
  readonly articles: number
  /** bzip2 only: where the block that holds `offset` begins, so that reading can start there. */
  readonly block?: {
    /** Position in the file, bits. */
    readonly bit: number
    /** Decompressed bytes before the block. */
    readonly offset: number
    /** CRC of the blocks before it in its stream; undefined where damage made it unknowable. */
    readonly streamCrc?: number
  }
}

/** One piece of clean text with where it came from. */
export interface Article {
  readonly title: string
  /** The wiki's number of the page; for other files the number of the document in the file, from 1. */
  readonly pageId: number
  readonly namespace: number
  readonly text: string
}

/** A page that was left out. */
export interface SkippedPage {
  readonly title: string
  readonly pageId: number
  readonly reason: SkipReason
}

/** Why a page gives no article, in words that are shown as they stand. The first few are the options' doing. */
export const skipReasons = [
  'other namespace',
  'disambiguation',
  'too short',
  'not wikitext', // a Scribunto module, a style sheet, JSON
  'deleted',
  'empty',
  'no text',
  'no title',
  'cut off',
  'damaged',
  'too large',
  'took too long',
  'needed too much memory',
  'nesting too deep',
  'unclosed markup',
  'defeated the cleaner',
  'not JSON',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** What reading has found so far. Pages = articles + redirects left out + all that were skipped. */
export interface ImportCounts {
  readonly pages: number
  readonly articles: number
  /** Redirect pages met, in any namespace. */
  readonly redirects: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** Characters (UTF-16 units) of source text of the pages that became articles. */
  readonly charactersIn: number
  /** Characters (UTF-16 units) of their clean text. */
  readonly charactersOut: number
  /** Chinese characters in the clean text: decides which tokenizer suits it. */
  readonly hanCharacters: number
  /** What cleaning took out of the articles, by kind: how many templates, tables, references … */
  readonly dropped: Readonly<Record<string, number>>
}

export interface ImportReport extends ImportCounts {
  /** charactersOut / charactersIn, 0 where there is none. */
  readonly shareKept: number
  /** Sentences for a person, each with what to do about it. */
  readonly warnings: readonly string[]
  /** The first pages that were skipped for a defect, at most `listedSkips`. */
  readonly listed: readonly SkippedPage[]
}

/** The reasons that lie in the options or in the nature of a page; all others are defects and listed by name. */
export const plainSkips: ReadonlySet<SkipReason> = new Set([
  'other namespace',
  'disambiguation',
  'too short',
  'not wikitext',
])

/** How many defective pages a report names; the counts cover all of them. */
export const listedSkips = 1000
