import type { CorpusView } from '../../../src-shared/contract/corpora.ts'
import type { CorpusStatistics } from '../../../src-shared/corpus-summary.ts'
import type { Workspace } from '../../store/index.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { CorpusRecipe } from './recipe.ts'
import { summarise } from './summary.ts'

/** A corpus as the window shows it. */
export function viewCorpus(workspace: Workspace, jobs: JobQueue, id: number): CorpusView {
  const record = workspace.corpora.get(id)
  const recipe = record.recipe as CorpusRecipe
  const { source } = recipe
  const job = jobs.of({ corpus: id })
  return {
    ...summarise(workspace, id),
    state: record.state,
    ...(record.reason !== undefined && { reason: record.reason }),
    created: record.created,
    fileName: recipe.fileName,
    bytes: recipe.bytes,
    sha256: recipe.sha256,
    format: source.format,
    compression: source.compression,
    ...(source.site?.language !== undefined && { language: source.site.language }),
    options: recipe.options,
    importVersion: recipe.importVersion,
    listedSkips: record.skipped,
    ...(record.statistics !== undefined && { statistics: record.statistics as CorpusStatistics }),
    runs: workspace.runs.list().filter(({ corpus }) => corpus === id).length,
    ...(job !== undefined && { job: job.job }),
  }
}
