/** What reading gives out: the outcomes of one group, counted. */
import type { Article, ImportCounts, ReadPosition, SkippedPage, SkipReason } from '../../src-shared/corpus.ts'
import type { Group } from './group.ts'
import type { Outcome } from './workers/tasks.ts'

export interface ArticleBatch {
  readonly articles: readonly Article[]
  readonly skipped: readonly SkippedPage[]
  /** Of this batch alone. */
  readonly counts: ImportCounts
  readonly warnings: readonly string[]
  /** From where reading goes on after this batch. */
  readonly position: ReadPosition
  /** Bytes of the file that are done. */
  readonly fileOffset: number
}

/**
 * @param articlesBefore articles of all batches before. @param maxArticles where reading ends: later records of the
 * group are as if they had not been read.
 */
export function batchOf(
  group: Group,
  outcomes: readonly Outcome[],
  fileBytes: number,
  articlesBefore: number,
  maxArticles = Infinity,
): ArticleBatch {
  let taken = 0
  for (let articles = articlesBefore; taken < outcomes.length && articles < maxArticles; taken++)
    if (outcomes[taken].article) articles++
  const used = outcomes.slice(0, taken)
  const articles = used.flatMap(({ article }) => article ?? [])
  return {
    articles,
    skipped: used.flatMap(({ skipped }) => skipped ?? []),
    counts: count(used),
    warnings: group.warnings,
    position: {
      fileBytes,
      articles: articlesBefore + articles.length,
      ...group.place(taken === outcomes.length ? undefined : taken),
    },
    fileOffset: group.fileOffset,
  }
}

function count(outcomes: readonly Outcome[]): ImportCounts {
  const skipped: Partial<Record<SkipReason, number>> = {}
  const dropped: Record<string, number> = {}
  const sums = { articles: 0, redirects: 0, charactersIn: 0, charactersOut: 0, hanCharacters: 0 }
  for (const outcome of outcomes) {
    if (outcome.redirect) sums.redirects++
    if (outcome.skipped) skipped[outcome.skipped.reason] = (skipped[outcome.skipped.reason] ?? 0) + 1
    if (!outcome.article) continue
    sums.articles++
    sums.charactersIn += outcome.charactersIn
    sums.charactersOut += outcome.article.text.length
    sums.hanCharacters += outcome.hanCharacters
    for (const [kind, number] of Object.entries(outcome.dropped))
      dropped[kind] = (dropped[kind] ?? 0) + number
  }
  return { pages: outcomes.length, ...sums, skipped, dropped }
}
