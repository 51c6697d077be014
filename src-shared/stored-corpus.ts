/** What is remembered of a corpus, its tokenizers and its tokens. Times are milliseconds since 1970 (UTC). */

export const corpusStates = ['importing', 'ready', 'interrupted', 'failed'] as const
export type CorpusState = (typeof corpusStates)[number]

export const corpusTransitions: Record<CorpusState, readonly CorpusState[]> = {
  importing: ['ready', 'interrupted', 'failed'],
  ready: [],
  interrupted: ['importing', 'failed'],
  failed: ['importing'],
}

export interface CorpusRecord {
  readonly id: number
  readonly name: string
  readonly state: CorpusState
  readonly reason: string | undefined
  /** File name, SHA-256, options and program versions: what makes the import repeatable. */
  readonly recipe: unknown
  /** Where the import goes on, as the importer wrote it with the last batch; undefined before the first. */
  readonly position: unknown
  /** Kept so far. */
  readonly articles: number
  /** Kept so far, in UTF-16 code units. */
  readonly characters: number
  /** Pages that defeated the import. */
  readonly skipped: number
  /** Undefined until it is saved. */
  readonly report: unknown
  readonly statistics: unknown
  readonly created: number
}

export interface Article {
  readonly title: string
  readonly text: string
}

export interface SkippedPage {
  readonly title: string
  readonly reason: string
}

export interface TokenizerRecord {
  readonly id: number
  readonly name: string
  /** Where it was trained; undefined when that corpus has been deleted or there was none. */
  readonly corpus: number | undefined
  readonly kind: string
  readonly vocabularySize: number
  readonly created: number
}

/** The tokens of one corpus by one tokenizer. */
export interface TokenSetRecord {
  readonly corpus: number
  readonly tokenizer: number
  readonly tokens: number
  readonly articles: number
  /** Whether every article is there. */
  readonly complete: boolean
}
