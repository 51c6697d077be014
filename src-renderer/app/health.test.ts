import { describe, expect, it } from 'vitest'
import type { JobView } from '../../src-shared/contract/index.ts'
import { Health, isSameWork } from './health.svelte.ts'

function job(number: number, state: JobView['state'], more: Partial<JobView> = {}): JobView {
  return {
    job: number,
    kind: 'training',
    title: `job ${number}`,
    state,
    canPause: false,
    canResume: true,
    canCancel: false,
    created: 0,
    ...more,
  }
}

const connected = (session: string) => ({ state: 'connected', session }) as const
const lost = { state: 'lost', reason: 'it fell silent', attempt: 1 } as const

describe('health', () => {
  it('has no trouble while it is connected', () => {
    const health = new Health()
    expect(health.trouble).toEqual({ kind: 'connecting' })
    health.setStatus(connected('1'), [])
    expect(health.trouble).toBeUndefined()
    expect(health.recover([])).toBeUndefined()
  })

  it('remembers what was under way when the connection broke, through every failed attempt', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setStatus(lost, [job(1, 'running'), job(2, 'paused'), job(3, 'finished'), job(4, 'queued')])
    health.setStatus({ ...lost, attempt: 2 }, [])
    expect(health.trouble).toEqual({ kind: 'lost', reason: 'it fell silent', attempt: 2 })
    expect(health.interrupted.map((one) => one.job)).toEqual([1, 4])
  })

  it('says nothing when the same studio is back', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setStatus(lost, [job(1, 'running')])
    health.setStatus(connected('1'), [])
    expect(health.recover([job(1, 'running')])).toBeUndefined()
    expect(health.interrupted).toEqual([])
  })

  it('goes on with what a dead studio was doing, once', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setStatus(lost, [job(1, 'running', { run: 7 }), job(2, 'running', { kind: 'evaluation' })])
    health.setStatus(connected('2'), [])
    // The new process numbers its jobs anew.
    const now = [job(9, 'interrupted', { run: 7 })]
    const recovered = health.recover(now)
    expect(recovered?.resumed).toEqual(now)
    expect(recovered?.left.map((one) => one.job)).toEqual([2])
    expect(health.recover(now)).toBeUndefined()
  })

  it('goes on with what waited for its turn, and leaves paused what a person paused', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setStatus(lost, [job(1, 'queued'), job(2, 'pausing'), job(3, 'paused')])
    health.setStatus(connected('2'), [])
    const recovered = health.recover([job(1, 'paused'), job(2, 'paused'), job(3, 'paused')])
    expect(recovered?.resumed.map((one) => one.job)).toEqual([1])
    expect(recovered?.left).toEqual([])
  })

  it('waits for the list of jobs after the connection', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setStatus(lost, [job(1, 'running', { run: 7 })])
    expect(health.recover([])).toBeUndefined()
    expect(health.interrupted).toHaveLength(1)
  })

  it('knows from the host that the process died, before the connection knows', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setProcess({ state: 'died', message: 'killed by SIGKILL' })
    expect(health.trouble).toEqual({ kind: 'died', message: 'killed by SIGKILL' })
    health.setStatus(lost, [])
    expect(health.trouble?.kind).toBe('died')
    health.setStatus(connected('2'), [])
    expect(health.trouble).toBeUndefined()
  })

  it('says why a studio is not started again, whether the window was connected or never was', () => {
    const health = new Health()
    health.setProcess({ state: 'stopped', message: 'The workspace is open elsewhere.' })
    expect(health.trouble).toEqual({ kind: 'stopped', message: 'The workspace is open elsewhere.' })
    health.setStatus(lost, [])
    expect(health.trouble?.kind).toBe('stopped')
    health.setProcess({ state: 'starting' })
    expect(health.trouble?.kind).toBe('lost')
    health.setStatus(connected('1'), [])
    expect(health.trouble).toBeUndefined()
    health.setProcess({ state: 'stopped', message: 'It ended 4 times within a minute.' })
    health.setStatus(lost, [job(1, 'running')])
    expect(health.trouble?.kind).toBe('stopped')
    expect(health.interrupted.map((one) => one.job)).toEqual([1])
  })

  it('does not take a studio that was asked to end for trouble', () => {
    const health = new Health()
    health.setStatus(connected('1'), [])
    health.setProcess({ state: 'stopped' })
    expect(health.trouble).toBeUndefined()
  })
})

describe('isSameWork', () => {
  it('is told by what is worked on, or else by number and title', () => {
    expect(isSameWork(job(1, 'running', { run: 7 }), job(2, 'running', { run: 7 }))).toBe(true)
    expect(isSameWork(job(1, 'running', { run: 7 }), job(1, 'running', { run: 8 }))).toBe(false)
    expect(isSameWork(job(1, 'running', { corpus: 7 }), job(2, 'running', { corpus: 7 }))).toBe(true)
    expect(isSameWork(job(1, 'running', { kind: 'check' }), job(1, 'running', { kind: 'check' }))).toBe(true)
    expect(isSameWork(job(1, 'running', { kind: 'check' }), job(1, 'running'))).toBe(false)
  })
})
