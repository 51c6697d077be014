import { describe, expect, it, vi } from 'vitest'
import type { JobView, Notice } from '../../src-shared/contract/index.ts'
import { isWorthNotification, toastOf } from './notices.ts'

const location = { view: 'welcome', go: vi.fn() } as const

function notice(more: Partial<Notice>): Notice {
  return {
    number: 1,
    created: 0,
    level: 'info',
    kind: 'job-ended',
    message: 'as the studio says it',
    ...more,
  }
}

function job(more: Partial<JobView>): JobView {
  return {
    job: 1,
    kind: 'training',
    title: 'first',
    state: 'finished',
    canPause: false,
    canResume: false,
    canCancel: false,
    created: 0,
    ...more,
  }
}

describe('what the studio tells', () => {
  it('is said in the words of the window where a job is known, with the way on', () => {
    const toast = toastOf(notice({}), job({ run: 7 }), location)
    expect(toast).toMatchObject({ kind: 'done', text: 'Training finished: first' })
    toast?.action?.run()
    expect(location.go).toHaveBeenLastCalledWith('explore', { run: '7' })
  })

  it('leads from an import to its corpus, unless the person is there', () => {
    const ended = job({ kind: 'import', corpus: 3 })
    toastOf(notice({}), ended, location)?.action?.run()
    expect(location.go).toHaveBeenLastCalledWith('data', { corpus: '3' })
    expect(toastOf(notice({}), ended, { ...location, view: 'data' })?.action).toBeUndefined()
  })

  it('says why a job failed, and what to do', () => {
    const problem = { kind: 'disk-full', message: 'Full.', hint: 'Free some.' } as const
    const failed = notice({ kind: 'job-failed', level: 'error' })
    expect(toastOf(failed, job({ state: 'failed', problem }), location)).toEqual({
      kind: 'error',
      text: 'Training failed: first',
      hint: 'Full. Free some.',
    })
    expect(toastOf(failed, job({ state: 'failed' }), location)?.hint).toBe('as the studio says it')
  })

  it('is the sentence of the studio for all else, and nothing for what the banner shows', () => {
    const other = notice({ kind: 'disk', level: 'warning', hint: 'what to do' })
    expect(toastOf(other, undefined, location)).toEqual({
      kind: 'notice',
      text: 'as the studio says it',
      hint: 'what to do',
    })
    expect(toastOf(notice({ kind: 'recovered' }), undefined, location)).toBeUndefined()
  })

  it('interrupts a person only with what they wait for', () => {
    expect(isWorthNotification(notice({}))).toBe(true)
    expect(isWorthNotification(notice({ kind: 'job-failed', level: 'error' }))).toBe(true)
    expect(isWorthNotification(notice({ kind: 'recovered' }))).toBe(false)
  })
})
