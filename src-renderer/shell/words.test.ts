import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStates } from '../../src-shared/run.ts'
import { language } from '../language/index.ts'
import { phaseText, progressText, runStateText, runTone, shareOf } from './words.ts'

const sources = import.meta.glob<string>(
  ['../../src-main/{studio,training,tokenizer,corpus,generation}/**/*.ts', '!**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
)

beforeAll(() => {
  language.choice = 'en'
})
afterAll(() => {
  language.choice = 'system'
})

describe('words', () => {
  it('exist for every state of a run', () => {
    expect(new Set(runStates.map(runStateText)).size).toBe(runStates.length)
    for (const state of runStates) expect(runTone(state)).toBeDefined()
  })

  it('exist for every phase that the studio says', () => {
    const said = new Set(
      Object.values(sources).flatMap((text) =>
        [...text.matchAll(/\bphase: '([^']+)'/g)].map(([, name]) => name),
      ),
    )
    expect(said.size).toBeGreaterThan(10)
    expect([...said].filter((name) => phaseText(name) === name)).toEqual([])
  })

  it('translate the phases they know, and pass on the others', () => {
    expect(phaseText('warm start')).toBe('Warm start')
    expect(phaseText('doing something new')).toBe('doing something new')
  })
})

describe('progress', () => {
  it('is told in its unit', () => {
    expect(progressText({ phase: '', done: 1.2e6, total: 3.4e6, unit: 'bytes', speed: 512_000 })).toBe(
      '1.2 MB of 3.4 MB · 512 kB/s',
    )
    expect(progressText({ phase: '', done: 412, total: 1000, unit: 'steps', speed: 23.4 })).toBe(
      '412 of 1,000 steps · 23 steps/s',
    )
    expect(progressText({ phase: '', done: 1, unit: 'tokens' })).toBe('1 token')
  })

  it('has a share where there is a total', () => {
    expect(shareOf({ phase: '', done: 5, total: 20, unit: 'items' })).toBe(0.25)
    expect(shareOf({ phase: '', done: 30, total: 20, unit: 'items' })).toBe(1)
    expect(shareOf({ phase: '', done: 5, total: 0, unit: 'items' })).toBeUndefined()
    expect(shareOf({ phase: '', done: 5, unit: 'items' })).toBeUndefined()
    expect(shareOf(undefined)).toBeUndefined()
  })
})
