/** What the studio tells by itself: as toasts, and as system notifications where the person looks elsewhere. */
import type { JobView, Notice } from '../../src-shared/contract/index.ts'
import { said, t } from '../language/index.ts'
import { jobKindText, type WindowLocation } from '../shell/index.ts'
import type { Toast } from '../ui/index.ts'

const kinds: Record<Notice['level'], Toast['kind']> = { info: 'notice', warning: 'notice', error: 'error' }

/**
 * Undefined: not worth a toast, because the window shows it otherwise. What concerns a job is said in the person's
 * language when the job is known; all else is the studio's sentence, translated.
 */
export function toastOf(
  notice: Notice,
  job: JobView | undefined,
  location: Pick<WindowLocation, 'view' | 'go'>,
): Toast | undefined {
  if (notice.kind === 'recovered') return undefined
  if (notice.kind === 'job-ended' && job !== undefined)
    return { kind: 'done', text: t('app.jobs.ended', named(job)), action: wayOn(job, location) }
  if (notice.kind === 'job-failed' && job !== undefined)
    return {
      kind: 'error',
      text: t('app.jobs.failed', named(job)),
      hint:
        job.problem === undefined
          ? said(notice.message)
          : `${said(job.problem.message)} ${said(job.problem.hint)}`,
    }
  return { kind: kinds[notice.level], text: said(notice.message), hint: notice.hint && said(notice.hint) }
}

function named(job: JobView): { kind: string; title: string } {
  return { kind: jobKindText(job.kind), title: job.title }
}

/** What a person wants next of what has ended: the corpus of an import, the graph of a training. */
function wayOn(job: JobView, location: Pick<WindowLocation, 'view' | 'go'>): Toast['action'] {
  const { kind, run, corpus } = job
  if (kind === 'training' && run !== undefined)
    return { label: t('app.jobs.explore'), run: () => location.go('explore', { run: String(run) }) }
  if (kind === 'import' && corpus !== undefined && location.view !== 'data')
    return { label: t('app.jobs.read'), run: () => location.go('data', { corpus: String(corpus) }) }
  return undefined
}

/** Whether it may interrupt a person who does something else: only what they wait for. */
export function isWorthNotification(notice: Notice): boolean {
  return notice.kind === 'job-ended' || notice.kind === 'job-failed' || notice.level === 'error'
}
