/** What the studio tells by itself: as toasts, and as system notifications where the person looks elsewhere. */
import type { JobView, Notice } from '../../src-shared/contract/index.ts'
import { t } from '../language/index.ts'
import type { Toast } from '../ui/index.ts'

const kinds: Record<Notice['level'], Toast['kind']> = { info: 'notice', warning: 'notice', error: 'error' }

/**
 * Undefined: not worth a toast, because the window shows it otherwise. What concerns a job is said in the person's
 * language when the job is known; all else is the studio's sentence.
 */
export function toastOf(notice: Notice, job: JobView | undefined): Toast | undefined {
  if (notice.kind === 'recovered') return undefined
  if (notice.kind === 'job-ended' && job !== undefined)
    return { kind: 'done', text: t('app.jobs.ended', { title: job.title }) }
  if (notice.kind === 'job-failed' && job !== undefined)
    return {
      kind: 'error',
      text: t('app.jobs.failed', { title: job.title }),
      hint: job.problem === undefined ? notice.message : `${job.problem.message} ${job.problem.hint}`,
    }
  return { kind: kinds[notice.level], text: notice.message, hint: notice.hint }
}

/** Whether it may interrupt a person who does something else: only what they wait for. */
export function isWorthNotification(notice: Notice): boolean {
  return notice.kind === 'job-ended' || notice.kind === 'job-failed' || notice.level === 'error'
}
