import type { CorpusSummary } from '../../../src-shared/corpus-summary.ts'
import { count, percent } from '../terminal/format.ts'

/** What cleaning took out, the most first: 'templates 559, language links 289'. */
export function droppedWords(dropped: Readonly<Record<string, number>>): string {
  return Object.entries(dropped)
    .filter(([, number]) => number > 0)
    .sort(([, a], [, b]) => b - a)
    .map(
      ([kind, number]) =>
        `${kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${count(number)}`,
    )
    .join(', ')
}

/** What an import found, kept and left out. */
export function corpusReport(corpus: CorpusSummary): string {
  const skipped = Object.entries(corpus.skipped).sort(([, a], [, b]) => b - a)
  const dropped = droppedWords(corpus.dropped)
  return [
    `Corpus ${corpus.corpus}: ${corpus.name}`,
    `  ${count(corpus.pages)} pages: ${count(corpus.articles)} articles kept, ${count(corpus.redirects)} redirects`,
    ...(skipped.length > 0
      ? [`  skipped: ${skipped.map(([reason, number]) => `${count(number)} ${reason}`).join(', ')}`]
      : []),
    `  ${count(corpus.characters)} characters of clean text, ${percent(corpus.shareKept)} of the source`,
    ...(dropped === '' ? [] : [`  removed: ${dropped}`]),
    `  ${count(corpus.tokens)} tokens of a vocabulary of ${count(corpus.vocabulary)} (${corpus.tokenizer === 'bpe' ? 'byte pairs' : 'characters'})`,
    ...corpus.warnings.map((warning) => `  note: ${warning}`),
  ].join('\n')
}
