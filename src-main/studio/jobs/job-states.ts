/** What may follow which state of a job, and what is said of a wish that does not fit. */
import type { JobProgress, JobState, JobView } from '../../../src-shared/contract/jobs.ts'
import { StudioError } from '../../../src-shared/errors.ts'

export const ended: readonly string[] = ['finished', 'cancelled', 'failed']
export const resumable: readonly string[] = ['paused', 'interrupted', 'cancelled', 'failed']
/** Those that keep what they have when they end early. */
export const pausable: readonly string[] = ['import', 'training']
/** Those that hear nothing until they are done, and only read, so that they may be ended at any moment. */
export const deaf: readonly string[] = ['check']

/** Of a job that ended early, by the state in which it was asked to. */
export function stateAfter(asked: string): JobState {
  if (asked === 'pausing') return 'paused'
  return asked === 'cancelling' ? 'cancelled' : 'interrupted'
}

export function withoutSpeed({
  speed: _speed,
  remaining: _remaining,
  ...progress
}: JobProgress): JobProgress {
  return progress
}

export function wrongState(job: JobView, wish: string): StudioError {
  return new StudioError(
    'usage',
    `The job “${job.title}” is ${job.state} and cannot be ${wish}.`,
    'The list of jobs shows what can be done with each.',
  )
}
