import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Toasts } from './toasts.svelte.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function texts(toasts: Toasts): string[] {
  return toasts.shown.map(({ text }) => text)
}

describe('toasts', () => {
  it('go by themselves, but for errors', () => {
    const toasts = new Toasts()
    toasts.show({ kind: 'done', text: 'saved' })
    toasts.show({ kind: 'error', text: 'failed' })
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['failed'])
  })

  it('stay while they are held', () => {
    const toasts = new Toasts()
    toasts.show({ kind: 'done', text: 'saved' })
    toasts.hold(toasts.shown[0].key)
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['saved'])
    toasts.release(toasts.shown[0].key)
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual([])
  })

  it('say the same thing once', () => {
    const toasts = new Toasts()
    toasts.show({ kind: 'error', text: 'full' })
    toasts.show({ kind: 'error', text: 'other' })
    toasts.show({ kind: 'error', text: 'full' })
    expect(texts(toasts)).toEqual(['other', 'full'])
  })

  it('are never more than a few', () => {
    const toasts = new Toasts()
    for (let index = 0; index < 20; index++) toasts.show({ kind: 'error', text: `${index}` })
    expect(texts(toasts)).toEqual(['16', '17', '18', '19'])
  })

  it('are taken away by what showing them returned', () => {
    const toasts = new Toasts()
    const dismiss = toasts.show({ kind: 'notice', text: 'wait' })
    dismiss()
    dismiss()
    expect(texts(toasts)).toEqual([])
  })
})
