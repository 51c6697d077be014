import path from 'node:path'
import type { corporaRequests, ImportSource } from '../../../../src-shared/contract/corpora.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { preview } from '../../../corpus/index.ts'
import { bigramChoices } from '../../corpora/bigram-choices.ts'
import { viewCorpus } from '../../corpora/corpus-view.ts'
import { requestOf } from '../../corpora/recipe.ts'
import { loadTokenizer, tokenSetOf } from '../../runs/prepare.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const corporaHandlers: Handlers<keyof typeof corporaRequests> = {
  'corpora.list': ({ workspace, jobs }) => ({
    corpora: workspace.corpora
      .list()
      .reverse()
      .map(({ id }) => viewCorpus(workspace, jobs, id)),
  }),
  'corpora.get': ({ workspace, jobs }, { corpus }) => viewCorpus(workspace, jobs, corpus),
  'corpora.preview': (bench, { source, options, count }) => preview(fileOf(bench, source), options, count),

  'corpora.import'(bench, { source, fileName, options, tokenizer, vocabulary }) {
    const file = fileOf(bench, source)
    const name = path.basename(fileName ?? file)
    const wish = { fileName: name, options, tokenizer, vocabulary }
    // What is out of range is said now, not when its turn has come.
    requestOf(file, wish)
    const upload = 'upload' in source ? { upload: source.upload } : {}
    return { job: bench.jobs.start('import', name, { file, wish, ...upload }).job }
  },

  'corpora.rename'({ workspace, jobs }, { corpus, name }) {
    workspace.corpora.rename(corpus, name)
    return viewCorpus(workspace, jobs, corpus)
  },
  'corpora.delete'({ workspace, jobs, jobsChanged }, { corpus }) {
    const job = jobs.of({ corpus })
    if (job !== undefined && ['running', 'pausing', 'cancelling'].includes(job.state))
      throw new StudioError('busy', 'The corpus is being imported.', 'Cancel the import first.')
    const deleted = workspace.deletedRuns.list()
    // Runs that a person has deleted must not keep a corpus that nobody else needs.
    for (const { id, corpus: trainedOn } of workspace.runs.list())
      if (trainedOn === corpus && deleted.has(id)) workspace.runs.delete(id)
    workspace.corpora.delete(corpus)
    if (job !== undefined) workspace.jobs.delete(job.job)
    jobsChanged.emit()
    return {}
  },

  'corpora.skipped'({ workspace }, { corpus, first = 0, count = 100 }) {
    const pages = workspace.corpora.skippedPages(corpus)
    return { total: pages.length, pages: pages.slice(first, first + count) }
  },
  'corpora.articles'({ workspace }, { corpus, first = 0, count = 100 }) {
    const articles = []
    for (const entry of workspace.corpora.entries(corpus, first)) {
      if (articles.length === count) break
      articles.push(entry)
    }
    return { total: workspace.corpora.get(corpus).articles, articles }
  },
  'corpora.article': ({ workspace }, { corpus, number }) => workspace.corpora.article(corpus, number),

  'corpora.tokenise'({ workspace }, { corpus, text }) {
    const tokenizer = loadTokenizer(workspace, tokenSetOf(workspace, corpus).tokenizer)
    const ids = tokenizer.encode(text)
    const texts = Array.from(ids, (id) => tokenizer.tokenText(id))
    const single = texts.filter((piece) => /^<0x[0-9A-F]{2}>$/.test(piece))
    return { ids, texts, unknown: single.length }
  },
  'corpora.bigrams': ({ workspace }, { corpus, top }) => bigramChoices(workspace, corpus, top),
}

function fileOf({ uploads, resources }: Workbench, source: ImportSource): string {
  if ('upload' in source) return uploads.find(source.upload)
  if ('sample' in source) return path.join(resources, `sample-${source.sample}.xml.bz2`)
  if (path.isAbsolute(source.path)) return source.path
  throw new StudioError(
    'usage',
    'The path of the file is not complete.',
    'Give it from the root of the disk on.',
  )
}
