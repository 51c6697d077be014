import { describe, expect, it } from 'vitest'
import { Questions } from './questions.svelte.ts'

describe('questions', () => {
  it('are answered', async () => {
    const questions = new Questions()
    const answer = questions.ask({ title: 'Delete?', yes: 'Delete' })
    expect(questions.current?.title).toBe('Delete?')
    questions.answer(true)
    expect(await answer).toBe(true)
    expect(questions.current).toBeUndefined()
  })

  it('mean no when another comes before they are answered', async () => {
    const questions = new Questions()
    const first = questions.ask({ title: '1', yes: 'Yes' })
    const second = questions.ask({ title: '2', yes: 'Yes' })
    expect(await first).toBe(false)
    questions.answer(true)
    questions.answer(false)
    expect(await second).toBe(true)
  })
})
