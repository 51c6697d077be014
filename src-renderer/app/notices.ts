/** What the studio tells by itself: as toasts, and as system notifications where the person looks elsewhere. */
import type { Notice } from '../../src-shared/contract/index.ts'
import type { Toast } from '../ui/index.ts'

const kinds: Record<Notice['level'], Toast['kind']> = { info: 'notice', warning: 'notice', error: 'error' }

/** Undefined: not worth a toast, because the window shows it otherwise. */
export function toastOf(notice: Notice): Toast | undefined {
  if (notice.kind === 'recovered') return undefined
  const kind = notice.kind === 'job-ended' ? 'done' : kinds[notice.level]
  return { kind, text: notice.message, hint: notice.hint }
}

/** Whether it may interrupt a person who does something else: only what they wait for. */
export function isWorthNotification(notice: Notice): boolean {
  return notice.kind === 'job-ended' || notice.kind === 'job-failed' || notice.level === 'error'
}
