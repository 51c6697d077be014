/**
 * A file becomes a corpus: recognise, fingerprint, read and clean, learn a tokenizer, encode, count. Every phase ends
 * in the workspace, and reading and encoding do so batch by batch, so an import goes on where its process died.
 */
import path from 'node:path'
import { StudioError, type ErrorKind } from '../../../src-shared/errors.ts'
import type { ImportReport, ReadPosition, SourceInfo } from '../../../src-shared/corpus.ts'
import type { CorpusSummary } from '../../../src-shared/corpus-summary.ts'
import type { CorpusRecord } from '../../../src-shared/stored-corpus.ts'
import { fingerprint, readArticles, recognise, ReportBuilder } from '../../corpus/index.ts'
import type { Workspace } from '../../store/index.ts'
import { inPieces, throwIfCancelled, type JobControl } from '../job.ts'
import { recipeOf, sameRecipe, type CorpusRecipe, type ImportRequest } from './recipe.ts'
import { summarise } from './summary.ts'
import { corpusTokenizer, countBigrams, encodeArticles } from './tokenise.ts'

/** What is stored with every batch of articles. */
interface ReadingPosition {
  readonly read: ReadPosition
  readonly report: ImportReport
  /** The whole file has been read. */
  readonly isComplete: boolean
}

export async function importCorpus(
  workspace: Workspace,
  request: ImportRequest,
  control: JobControl,
): Promise<CorpusSummary> {
  const { signal, onProgress } = control
  const info = await recognise(request.file)
  const sha256 = await fingerprint(request.file, onProgress, signal)
  throwIfCancelled(control, 'Nothing was read yet.', 'Start it again.')
  const recipe = recipeOf(request, info, sha256)
  const known = workspace.corpora.list().find((record) => sameRecipe(record.recipe as CorpusRecipe, recipe))
  if (known?.state === 'ready') {
    control.onSubject?.({ corpus: known.id })
    return summarise(workspace, known.id, [
      `This file was imported with the same options before, as corpus ${known.id}; it was not read again.`,
    ])
  }
  const corpus = known ?? workspace.corpora.create({ name: recipe.fileName, recipe })
  if (known !== undefined) workspace.corpora.setState(corpus.id, 'importing')
  control.onSubject?.({ corpus: corpus.id })
  try {
    await readAll(workspace, corpus, request, info, control)
    const { id: tokenizerId, tokenizer } = await corpusTokenizer(workspace, corpus.id, recipe, control)
    const key = { corpus: corpus.id, tokenizer: tokenizerId }
    await encodeArticles(workspace, key, tokenizer, request.options.maxTokens, control)
    const statistics = await inPieces(
      countBigrams(workspace, key, tokenizer),
      control,
      'The tokens are kept.',
    )
    workspace.corpora.saveStatistics(corpus.id, statistics)
    workspace.corpora.setState(corpus.id, 'ready')
  } catch (error) {
    endFailed(workspace, corpus.id, error)
    throw error
  }
  return summarise(workspace, corpus.id)
}

async function readAll(
  workspace: Workspace,
  corpus: CorpusRecord,
  request: ImportRequest,
  info: SourceInfo,
  control: JobControl,
): Promise<void> {
  const last = corpus.position as ReadingPosition | undefined
  if (last?.isComplete === true) return
  const report = new ReportBuilder(last?.report)
  const { signal, onProgress } = control
  let read = last?.read
  for await (const batch of readArticles(request.file, request.options, {
    info,
    signal,
    onProgress,
    ...(read === undefined ? {} : { from: read }),
  })) {
    report.add(batch)
    read = batch.position
    const position: ReadingPosition = { read, report: report.report(), isComplete: false }
    const articles = batch.articles.map(({ title, text }) => ({ title, text }))
    const skipped = batch.skipped.map(({ title, reason }) => ({ title, reason }))
    workspace.corpora.appendArticles(corpus.id, { articles, skipped }, position)
  }
  const found = report.report()
  if (found.articles === 0)
    throw new StudioError(
      'input-empty',
      `${path.basename(info.path)} holds ${found.pages} pages, and none of them is an article to keep.`,
      'Choose other namespaces or a smaller minimum length; the preview shows what passes.',
    )
  workspace.transaction(() => {
    workspace.corpora.saveReport(corpus.id, found)
    workspace.corpora.appendArticles(corpus.id, { articles: [] }, { read, report: found, isComplete: true })
  })
}

/** Failures that the same file with the same options meets again: nothing of such an import is worth keeping. */
const unrepeatable: readonly ErrorKind[] = ['input-empty', 'input-damaged', 'vocabulary-too-large']

/** A cancelled import can go on; one that failed keeps its reason, and goes on when the cause is mended. */
function endFailed(workspace: Workspace, corpus: number, cause: unknown): void {
  const kind = cause instanceof StudioError ? cause.kind : undefined
  const reason = cause instanceof StudioError ? cause.message : 'Something went wrong inside the program.'
  try {
    if (kind !== undefined && unrepeatable.includes(kind)) workspace.corpora.delete(corpus)
    else workspace.corpora.setState(corpus, kind === 'cancelled' ? 'interrupted' : 'failed', reason)
  } catch {
    // A disk that is full does not take this either. The cause is what to tell; who opens the workspace next finds
    // the import interrupted.
  }
}
