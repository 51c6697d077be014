import type { CorpusSummary } from '../../../src-shared/corpus-summary.ts'
import { count, percent } from '../terminal/format.ts'

/** What an import found, kept and left out. */
export function corpusReport(corpus: CorpusSummary): string {
  const skipped = Object.entries(corpus.skipped).sort(([, a], [, b]) => b - a)
  const dropped = Object.entries(corpus.dropped)
    .filter(([, number]) => number > 0)
    .sort(([, a], [, b]) => b - a)
  return [
    `Corpus ${corpus.corpus}: ${corpus.name}`,
    `  ${count(corpus.pages)} pages: ${count(corpus.articles)} articles kept, ${count(corpus.redirects)} redirects`,
    ...(skipped.length > 0
      ? [`  skipped: ${skipped.map(([reason, number]) => `${count(number)} ${reason}`).join(', ')}`]
      : []),
    `  ${count(corpus.characters)} characters of clean text, ${percent(corpus.shareKept)} of the source`,
    ...(dropped.length > 0
      ? [`  removed: ${dropped.map(([kind, number]) => `${count(number)} ${kind}`).join(', ')}`]
      : []),
    `  ${count(corpus.tokens)} tokens of a vocabulary of ${count(corpus.vocabulary)} (${corpus.tokenizer === 'bpe' ? 'byte pairs' : 'characters'})`,
    ...corpus.warnings.map((warning) => `  note: ${warning}`),
  ].join('\n')
}
