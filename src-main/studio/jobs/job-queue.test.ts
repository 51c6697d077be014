/** Every wish in every state, with threads that do what the test says; and what a restart makes of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, temporaryFolder } from '../../../fixtures/workspace.ts'
import type { JobView } from '../../../src-shared/contract/jobs.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { openWorkspace, type Workspace } from '../../store/index.ts'
import { JobQueue } from './job-queue.ts'
import type { StartThread, ThreadListener } from './job-thread.ts'
import type { Assignment, JobInputs } from './work.ts'

interface Thread {
  readonly assignment: Assignment
  readonly listener: ThreadListener
  readonly asked: string[]
  finish(result?: unknown): void
  fail(error: unknown): void
}

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace
let queue: JobQueue
let threads: Thread[]

const start: StartThread = (assignment, listener) => {
  let finish: (result: unknown) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const result = new Promise<unknown>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  const asked: string[] = []
  threads.push({ assignment, listener, asked, finish, fail })
  return {
    result,
    stop: (reason) => void asked.push(reason),
    end: async (patience) => {
      asked.push(patience === 0 ? 'end at once' : 'end')
      if (patience === 0) fail(new StudioError('defect', 'The thread ended.', 'None.'))
    },
  }
}

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
  threads = []
  queue = new JobQueue(workspace, { start, fileOf: (upload) => `/uploads/${upload}` })
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

const input: JobInputs['import'] = { file: '/a.xml', wish: {} }
const cancelled = new StudioError('cancelled', 'It was cancelled.', 'Start it again.')
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A job in a state, and what may be wished of it there. */
const states: Record<string, { make: () => Promise<JobView>; wishes: string }> = {
  queued: {
    make: async () => {
      queue.start('import', 'first', input)
      return queue.start('import', 'A', input)
    },
    wishes: 'pause cancel',
  },
  running: { make: async () => queue.start('import', 'A', input), wishes: 'pause cancel' },
  pausing: { make: async () => queue.pause(queue.start('import', 'A', input).job), wishes: 'cancel' },
  paused: { make: () => ended('pause'), wishes: 'resume cancel' },
  cancelling: { make: async () => queue.cancel(queue.start('import', 'A', input).job), wishes: '' },
  cancelled: { make: () => ended('cancel'), wishes: 'resume dismiss' },
  failed: {
    make: async () => {
      const { job } = queue.start('import', 'A', input)
      threads[0].fail(new StudioError('disk-full', 'The disk is full.', 'Free some space.'))
      await settle()
      return queue.get(job)
    },
    wishes: 'resume dismiss',
  },
  finished: {
    make: async () => {
      const { job } = queue.start('import', 'A', input)
      threads[0].finish({ corpus: 1 })
      await settle()
      return queue.get(job)
    },
    wishes: 'dismiss',
  },
  interrupted: {
    make: async () => {
      const { job } = queue.start('import', 'A', input)
      queue = new JobQueue(workspace, { start })
      return queue.get(job)
    },
    wishes: 'resume cancel dismiss',
  },
}

async function ended(wish: 'pause' | 'cancel'): Promise<JobView> {
  const { job } = queue.start('import', 'A', input)
  queue[wish](job)
  threads[0].fail(cancelled)
  await settle()
  return queue.get(job)
}

describe.each(Object.entries(states))('a job that is %s', (state, { make, wishes }) => {
  it('says so, and what may be wished of it', async () => {
    const view = await make()
    expect(view.state).toBe(state)
    const { canPause, canResume, canCancel } = view
    expect({ canPause, canResume, canCancel }).toEqual({
      canPause: wishes.includes('pause'),
      canResume: wishes.includes('resume'),
      canCancel: wishes.includes('cancel'),
    })
  })

  it.each(['pause', 'resume', 'cancel', 'dismiss'] as const)('answers to %s', async (wish) => {
    const { job } = await make()
    const act = (): unknown => (wish === 'dismiss' ? queue.dismiss([job]) : queue[wish](job))
    if (wishes.split(' ').includes(wish)) expect(act).not.toThrow()
    else expect(act).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

describe('the queue', () => {
  it('runs one job at a time, in the order they came', async () => {
    const jobs = ['A', 'B', 'C'].map((title) => queue.start('import', title, input).job)
    expect(threads).toHaveLength(1)
    threads[0].finish({})
    await settle()
    expect(threads).toHaveLength(2)
    threads[1].fail(new Error('a defect'))
    await settle()
    expect(threads).toHaveLength(3)
    expect(jobs.map((job) => queue.get(job).state)).toEqual(['finished', 'failed', 'running'])
    expect(queue.get(jobs[1]).problem).toMatchObject({ kind: 'defect' })
    expect(queue.list().map(({ title }) => title)).toEqual(['C', 'B', 'A'])
  })

  it('goes on with what a thread said that it works on', async () => {
    const { run, corpus } = addRun(workspace)
    const { job } = queue.start('training', 'A', { corpus, name: 'A', settings: {} as never })
    threads[0].listener.subject({ run })
    queue.pause(job)
    expect(threads[0].asked).toEqual(['pause'])
    workspace.runs.setState(run, 'running')
    workspace.runs.setState(run, 'paused')
    threads[0].finish({})
    await settle()
    expect(queue.get(job)).toMatchObject({
      state: 'paused',
      run,
      saved: expect.stringContaining('Nothing') as string,
    })
    expect(queue.of({ run })?.job).toBe(job)
    queue.resume(job)
    expect(threads[1].assignment.input).toMatchObject({ run })
    workspace.runs.setState(run, 'running')
    workspace.runs.setState(run, 'finished')
    threads[1].finish({})
    await settle()
    expect(queue.get(job).state).toBe('finished')
    expect(queue.of({ run })).toBeUndefined()
  })

  it('passes on progress and news of the job that runs', () => {
    const { run, corpus } = addRun(workspace)
    const news: unknown[] = []
    let changes = 0
    queue.news.listen((item) => news.push(item))
    queue.changed.listen(() => changes++)
    const { job } = queue.start('training', 'A', { corpus, name: 'A', settings: {} as never }, { run })
    threads[0].listener.progress({ phase: 'training', done: 1, total: 4, unit: 'steps' })
    expect(queue.get(job).progress).toEqual({ phase: 'training', done: 1, total: 4, unit: 'steps' })
    threads[0].listener.news([{ rewoundTo: 3 }])
    expect(news).toEqual([{ run, news: [{ rewoundTo: 3 }] }])
    expect(changes).toBeGreaterThan(1)
  })

  it('lets an evaluation end by itself: force in the middle of a step of a graphics card ends all', async () => {
    const { run } = addRun(workspace)
    const { job } = queue.start('evaluation', 'Evaluation', { run })
    expect(queue.cancel(job)).toMatchObject({ state: 'cancelling', canCancel: false })
    expect(threads[0].asked).toEqual(['end'])
    await settle()
    expect(queue.get(job).state).toBe('cancelling')
    threads[0].fail(cancelled)
    await settle()
    expect(queue.get(job)).toMatchObject({ state: 'cancelled' })
    expect(queue.get(job).problem).toBeUndefined()
  })

  it('ends what hears nothing at once, and never what compacts', async () => {
    const check = queue.start('check', 'Check', {})
    expect(check).toMatchObject({ canPause: false, canCancel: true })
    queue.cancel(check.job)
    expect(threads[0].asked).toEqual(['end at once'])
    await settle()
    expect(queue.get(check.job).state).toBe('cancelled')
    const compact = queue.start('compact', 'Compact', {})
    expect(compact).toMatchObject({ state: 'running', canCancel: false })
  })

  it('tells a job whose file is gone from one that failed inside, and goes on with the next', async () => {
    const gone = new JobQueue(workspace, {
      start,
      fileOf: () => {
        throw new StudioError('not-found', 'The file is gone.', 'Drop it again.')
      },
    })
    const { job } = gone.start('import', 'A', { ...input, upload: 'f'.repeat(32) })
    expect(gone.get(job)).toMatchObject({ state: 'failed', problem: { kind: 'not-found' } })
    gone.start('import', 'B', input)
    expect(threads).toHaveLength(1)
    const { job: later } = queue.start('import', 'C', { ...input, upload: 'e'.repeat(32) })
    expect(queue.get(later).state).not.toBe('failed')
    expect(threads.at(-1)?.assignment.input).toMatchObject({ file: `/uploads/${'e'.repeat(32)}` })
  })

  it('saves what runs when it closes, and starts nothing more', async () => {
    const first = queue.start('import', 'A', input).job
    const second = queue.start('import', 'B', input).job
    const closing = queue.close()
    expect(threads[0].asked).toEqual(['leave'])
    threads[0].fail(cancelled)
    await closing
    expect([first, second].map((job) => queue.get(job).state)).toEqual(['interrupted', 'queued'])
    expect(threads).toHaveLength(1)
    const again = new JobQueue(workspace, { start })
    expect([first, second].map((job) => again.get(job).state)).toEqual(['interrupted', 'paused'])
    expect(again.list().every(({ canResume }) => canResume)).toBe(true)
    expect(again.waited.map(({ title, saved }) => [title, saved])).toEqual([['B', 'It had not begun.']])
    expect(threads).toHaveLength(1)
    again.resume(second)
    expect(threads).toHaveLength(2)
  })

  it('forgets the oldest of many that are over', async () => {
    for (let i = 0; i < 60; i++) {
      queue.start('import', `Job ${i}`, input)
      threads[i].finish({})
      await settle()
    }
    expect(queue.list().length).toBeLessThanOrEqual(51)
    expect(queue.list()[0].title).toBe('Job 59')
  })

  it('leaves rubbish of checkpoints alone while a job may be writing one', async () => {
    const { run } = addRun(workspace)
    const companion = openWorkspace(folder.path, { companion: true })
    const writer = companion.checkpoints.begin(run, { kind: 'last', step: 1, metadata: {} })
    const { job } = queue.start('import', 'A', input)
    writer.put('weights', 0, Uint8Array.of(1, 2, 3))
    expect(workspace.checkpoints.collect()).toBe(0)
    writer.abort()
    companion.close()
    queue.cancel(job)
    threads[0].fail(cancelled)
    await settle()
    expect(workspace.checkpoints.collect()).toBe(0)
  })
})
