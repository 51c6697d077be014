import type { jobsRequests } from '../../../../src-shared/contract/jobs.ts'
import type { Handlers } from '../handlers.ts'

export const jobsHandlers: Handlers<keyof typeof jobsRequests> = {
  'jobs.list': ({ jobs }) => ({ jobs: jobs.list() }),
  'jobs.pause': ({ jobs }, { job }) => jobs.pause(job),
  'jobs.resume': ({ jobs }, { job, engine }) => jobs.resume(job, engine),
  'jobs.cancel': ({ jobs }, { job }) => jobs.cancel(job),
  'jobs.dismiss'({ jobs }, { jobs: ids }) {
    jobs.dismiss(ids)
    return {}
  },
}
