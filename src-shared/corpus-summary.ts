/** What is shown of a corpus: facts about its tokens, and the summary that `import` and `corpora` give. */
import type { SkipReason } from './corpus.ts'

export interface CorpusStatistics {
  readonly tokens: number
  /** V. */
  readonly vocabulary: number
  readonly tokenizer: 'bpe' | 'characters'
  readonly distinctBigrams: number
  /** Histogram over bigrams: how many occur from … to … times, and how much running text that is. */
  readonly bigramCounts: readonly {
    readonly from: number
    readonly to: number
    readonly bigrams: number
    readonly occurrences: number
  }[]
}

export interface CorpusSummary {
  readonly corpus: number
  readonly name: string
  readonly state: string
  readonly pages: number
  readonly articles: number
  readonly redirects: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** UTF-16 units of cleaned text. */
  readonly characters: number
  /** Share of the articles' source text that is left after cleaning. */
  readonly shareKept: number
  readonly dropped: Readonly<Record<string, number>>
  readonly tokens: number
  readonly vocabulary: number
  readonly tokenizer: 'bpe' | 'characters' | undefined
  readonly warnings: readonly string[]
}
