import { describe, expect, it } from 'vitest'
import type { JobView } from '../../src-shared/contract/index.ts'
import type { Client } from '../client/index.ts'
import { JobList } from './jobs.svelte.ts'

function job(number: number, state: JobView['state']): JobView {
  return {
    job: number,
    kind: 'training',
    title: `job ${number}`,
    state,
    canPause: false,
    canResume: false,
    canCancel: false,
    created: number,
  }
}

/** A list of jobs, and what the studio tells it. */
function followed(): { list: JobList; tell: (...jobs: JobView[]) => void; changes: () => number } {
  let tell: (event: { jobs: JobView[]; waiting: number }) => void = () => undefined
  let changes = 0
  const client = {
    subscribe(_name: string, _input: unknown, onEvent: typeof tell) {
      tell = onEvent
      return () => undefined
    },
  }
  const list = new JobList()
  list.follow(client as unknown as Client, () => changes++)
  return { list, tell: (...jobs) => tell({ jobs, waiting: 0 }), changes: () => changes }
}

describe('the list of jobs', () => {
  it('knows which are under way', () => {
    const { list, tell, changes } = followed()
    tell(job(1, 'running'), job(2, 'paused'), job(3, 'failed'), job(4, 'queued'), job(5, 'interrupted'))
    expect(list.underWay.map((one) => one.job)).toEqual([1, 2, 4])
    expect(list.find(3)?.state).toBe('failed')
    expect(changes()).toBe(1)
  })

  it('waits until a job is at rest', async () => {
    const { list, tell } = followed()
    const ended = list.whenAtRest(1)
    tell(job(2, 'finished'))
    tell(job(1, 'queued'))
    tell(job(1, 'running'))
    tell(job(1, 'finished'))
    tell(job(1, 'failed'))
    expect((await ended).state).toBe('finished')
  })

  it('waits until what is asked is true of a job', async () => {
    const { list, tell } = followed()
    const started = list.when(1, ({ run }) => run !== undefined)
    tell({ ...job(2, 'running'), run: 8 }, job(1, 'running'))
    tell({ ...job(1, 'running'), run: 7 })
    expect((await started).run).toBe(7)
  })

  it('does not wait for one that is at rest already', async () => {
    const { list, tell } = followed()
    tell(job(1, 'paused'))
    expect((await list.whenAtRest(1)).state).toBe('paused')
  })
})
