import type { JobRecord, Workspace } from '../../store/index.ts'

const count = (number: number): string => number.toLocaleString('en')

/** What is kept of a job that did not come to its end, as a sentence. */
export function savedOf(workspace: Workspace, job: JobRecord): string | undefined {
  if (job.kind === 'training') {
    if (job.run === undefined) return 'It had not begun.'
    const latest = workspace.checkpoints.latest(job.run)
    if (latest === undefined) return 'Nothing was saved yet; it starts from its beginning.'
    return latest.step === 0 ? 'Its start is saved.' : `Everything up to step ${count(latest.step)} is saved.`
  }
  if (job.kind === 'import') {
    if (job.corpus === undefined) return 'It had not begun.'
    const corpus = workspace.corpora.list().find(({ id }) => id === job.corpus)
    if (corpus === undefined) return undefined
    return `${count(corpus.articles)} articles are saved.`
  }
  return undefined
}
