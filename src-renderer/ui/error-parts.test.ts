import { describe, expect, it } from 'vitest'
import { errorKinds, StudioError } from '../../src-shared/errors.ts'
import { language } from '../language/index.ts'
import { errorParts } from './error-parts.ts'

describe('errorParts', () => {
  it('has a heading for every kind, in both languages', () => {
    for (const choice of ['en', 'zh'] as const) {
      language.choice = choice
      const headings = errorKinds.map(
        (kind) => errorParts(new StudioError(kind, 'It failed.', 'Try.')).heading,
      )
      expect(new Set(headings).size).toBe(errorKinds.length)
    }
    language.choice = 'system'
  })

  it('says what the studio says in the language of the window', () => {
    language.choice = 'zh'
    const problem = {
      kind: 'not-found',
      message: 'There is no run 3.',
      hint: 'List the runs to see their numbers.',
    }
    const { sentence, hint } = errorParts(problem)
    expect({ sentence, hint }).toEqual({ sentence: '没有训练 3。', hint: '请列出训练，查看编号。' })
    language.choice = 'system'
  })

  it('takes problems as they cross the contract', () => {
    const { kind, sentence, hint } = errorParts({ kind: 'disk-full', message: 'Full.', hint: 'Free some.' })
    expect({ kind, sentence, hint }).toEqual({ kind: 'disk-full', sentence: 'Full.', hint: 'Free some.' })
  })

  it('shows what nobody expected as a defect, with its details', () => {
    const parts = errorParts(new TypeError('x is undefined'))
    expect(parts.kind).toBeUndefined()
    expect(parts.sentence).toBe('x is undefined')
    expect(parts.details).toContain('TypeError')
    expect(errorParts('only text').sentence).toBe('only text')
    expect(errorParts(undefined).sentence).toBe('undefined')
  })
})
