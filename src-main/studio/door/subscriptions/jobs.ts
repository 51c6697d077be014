import type { JobView } from '../../../../src-shared/contract/jobs.ts'
import type { Sources } from '../handlers.ts'

/** The list as it is now, whenever it is other than it was. */
export const jobsSource: Sources<'jobs'>['jobs'] = (bench, _input, news) => {
  let isNew = true
  const stop = bench.jobsChanged.listen(() => {
    isNew = true
    news()
  })
  return {
    next() {
      if (!isNew) return undefined
      isNew = false
      const jobs = bench.jobs.list()
      const share = shareOf(jobs)
      const waiting = jobs.filter(({ state }) => state === 'queued').length
      return { jobs, ...(share !== undefined && { share }), waiting }
    },
    stop,
  }
}

/** Of the job that runs: jobs that wait have not begun, and nobody knows how long they will take. */
function shareOf(jobs: readonly JobView[]): number | undefined {
  const running = jobs.find(
    ({ state }) => state === 'running' || state === 'pausing' || state === 'cancelling',
  )
  if (running === undefined) return undefined
  const { done = 0, total } = running.progress ?? {}
  return total === undefined || total <= 0 ? 0 : Math.min(1, Math.max(0, done / total))
}
