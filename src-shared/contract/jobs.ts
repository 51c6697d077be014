/** Long work: imports, trainings, evaluations … one mechanism, one list. One heavy job runs at a time, others wait. */
import { z } from 'zod'
import { engineChoices } from '../engine.ts'
import { errorKinds } from '../errors.ts'
import { request, subscription } from './definition.ts'
import { amount, document, figure, finite, id, list, nothing, share, text, time } from './schema.ts'

export const jobKinds = ['import', 'training', 'evaluation', 'check', 'compact'] as const

export const jobStates = [
  'queued',
  'running',
  'pausing', // asked to; ends at the next durable point
  'paused',
  'cancelling',
  'finished',
  'cancelled',
  'failed',
  'interrupted', // its process ended without a word
] as const

export const problem = z.object({
  kind: z.enum(errorKinds),
  /** A sentence for a person, and what to do about it. */
  message: text,
  hint: text,
})
export type Problem = z.infer<typeof problem>

export const jobProgress = z.object({
  /** What is being done, as a short phrase: 'reading the dump', 'training'. */
  phase: text,
  done: finite,
  total: finite.optional(),
  unit: z.enum(['bytes', 'tokens', 'steps', 'items']),
  detail: text.optional(),
  /** Units per second, over the last seconds; absent until it is known. */
  speed: figure.optional(),
  /** Seconds left of this phase; absent where nobody can know. */
  remaining: figure.optional(),
})
export type JobProgress = z.infer<typeof jobProgress>

export const jobView = z.object({
  job: id,
  kind: z.enum(jobKinds),
  /** A few words, such as the file's or the run's name. */
  title: text,
  state: z.enum(jobStates),
  progress: jobProgress.optional(),
  /** What it works on or has made, once that exists. */
  corpus: id.optional(),
  run: id.optional(),
  /** What went wrong. */
  problem: problem.optional(),
  /** What is kept of it, as a sentence: for jobs that are paused, cancelled, failed or interrupted. */
  saved: text.optional(),
  canPause: z.boolean(),
  canResume: z.boolean(),
  canCancel: z.boolean(),
  created: time,
  started: time.optional(),
  ended: time.optional(),
  /** Of a finished evaluation or check; see `runs.evaluate`, `workspace.check`. */
  result: document.optional(),
})
export type JobView = z.infer<typeof jobView>
export type JobKind = (typeof jobKinds)[number]
export type JobState = (typeof jobStates)[number]

export const startedJob = z.object({ job: id })

export const jobsRequests = {
  'jobs.list': request(
    'All jobs that are queued, running, paused or recent; newest first.',
    nothing,
    z.object({ jobs: list(jobView) }),
  ),
  'jobs.pause': request(
    'Pauses a job at its next durable point; it keeps what it has.',
    z.object({ job: id }),
    jobView,
  ),
  'jobs.resume': request(
    'Goes on with a paused, interrupted, cancelled or failed job; a training with another engine, where one is named.',
    z.object({ job: id, engine: z.enum(engineChoices).optional() }),
    jobView,
  ),
  'jobs.cancel': request(
    'Ends a job at its next durable point; what is saved stays.',
    z.object({ job: id }),
    jobView,
  ),
  'jobs.dismiss': request('Takes jobs that have ended from the list.', z.object({ jobs: list(id) }), nothing),
}

export const jobsSubscriptions = {
  jobs: subscription(
    'Every change of the list of jobs and of their progress, at most twenty times a second; the newest state wins.',
    nothing,
    z.object({
      jobs: list(jobView),
      /** Over all running jobs, for the dock or taskbar; absent while nothing runs. */
      share: share.optional(),
      waiting: amount,
    }),
    nothing,
    1,
  ),
}
