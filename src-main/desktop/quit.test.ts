import { EventEmitter } from 'node:events'
import type { MessageBoxOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { guardQuit } from './quit.ts'

/** A program that is gone once `before-quit` is not prevented. */
function program(options: { jobs: string[]; answer?: number; language?: 'en' | 'zh' }) {
  const happened: string[] = []
  const questions: MessageBoxOptions[] = []
  const saved = Promise.withResolvers<void>()
  const app = Object.assign(new EventEmitter(), {
    quit: () => {
      let prevented = false
      app.emit('before-quit', { preventDefault: () => (prevented = true) })
      if (!prevented) happened.push('gone')
    },
  })
  const isLeaving = guardQuit({
    app: app as never,
    jobs: () => options.jobs,
    language: () => options.language ?? 'en',
    ask: async (question) => {
      questions.push(question)
      return options.answer ?? 0
    },
    close: async () => {
      happened.push('saving')
      await saved.promise
    },
    leave: () => happened.push('hidden'),
  })
  return { quit: app.quit, isLeaving, happened, questions, saved }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('quitting', () => {
  it('lets the studio save before it goes, without a question where nothing runs', async () => {
    const { quit, isLeaving, happened, questions, saved } = program({ jobs: [] })
    expect(isLeaving()).toBe(false)
    quit()
    await settle()
    expect(happened).toEqual(['hidden', 'saving'])
    expect(isLeaving()).toBe(true)
    saved.resolve()
    await settle()
    expect(happened).toEqual(['hidden', 'saving', 'gone'])
    expect(questions).toEqual([])
  })

  it('asks during a job, naming it, and goes when told to', async () => {
    const { quit, happened, questions, saved } = program({ jobs: ['training of run 3'] })
    quit()
    saved.resolve()
    await settle()
    expect(happened).toEqual(['hidden', 'saving', 'gone'])
    expect(questions).toHaveLength(1)
    expect(questions[0].detail).toContain('training of run 3')
    expect(questions[0].buttons).toHaveLength(2)
    expect(questions[0].cancelId).toBe(1)
  })

  it('stays when the person thinks better of it, and asks again next time', async () => {
    const { quit, isLeaving, happened, questions } = program({ jobs: ['import'], answer: 1, language: 'zh' })
    quit()
    await settle()
    quit()
    await settle()
    expect(happened).toEqual([])
    expect(isLeaving()).toBe(false)
    expect(questions).toHaveLength(2)
    expect(questions[0].message).toMatch(/\p{Script=Han}/u)
  })

  it('does not mind being asked twice', async () => {
    const { quit, happened, questions, saved } = program({ jobs: ['import'] })
    quit()
    quit()
    await settle()
    quit()
    saved.resolve()
    await settle()
    expect(questions).toHaveLength(1)
    expect(happened).toEqual(['hidden', 'saving', 'gone'])
  })
})
