import type { ImportReport } from '../../../src-shared/corpus.ts'
import type { CorpusStatistics, CorpusSummary } from '../../../src-shared/corpus-summary.ts'
import { isWorkspaceLocked, type Workspace } from '../../store/index.ts'
import { defaultVocabulary, type CorpusRecipe } from './recipe.ts'

/**
 * A corpus that a dead process left 'importing' is called what the next writer will call it.
 * @param notes to be shown before the warnings of the import
 */
export function summarise(workspace: Workspace, id: number, notes: readonly string[] = []): CorpusSummary {
  const record = workspace.corpora.get(id)
  const isAbandoned = record.state === 'importing' && !isWorkspaceLocked(workspace.folder)
  const recipe = record.recipe as CorpusRecipe
  const position = record.position as { report: ImportReport } | undefined
  const report = (record.report as ImportReport | undefined) ?? position?.report
  const statistics = record.statistics as CorpusStatistics | undefined
  const smaller =
    recipe.vocabulary === 'default' && statistics !== undefined && statistics.vocabulary < defaultVocabulary
      ? [
          `The text yields a vocabulary of ${statistics.vocabulary} tokens, fewer than the usual ${defaultVocabulary}.`,
        ]
      : []
  return {
    corpus: id,
    name: record.name,
    state: isAbandoned ? 'interrupted' : record.state,
    pages: report?.pages ?? 0,
    articles: record.articles,
    redirects: report?.redirects ?? 0,
    skipped: report?.skipped ?? {},
    characters: record.characters,
    shareKept: report?.shareKept ?? 0,
    dropped: report?.dropped ?? {},
    tokens: statistics?.tokens ?? 0,
    vocabulary: statistics?.vocabulary ?? 0,
    tokenizer: statistics?.tokenizer,
    warnings: [...notes, ...(report?.warnings ?? []), ...smaller],
  }
}
