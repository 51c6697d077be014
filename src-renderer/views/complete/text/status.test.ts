import { describe, expect, it } from 'vitest'
import { generationEnds } from '../../../../src-shared/generation.ts'
import { language } from '../../../language/index.ts'
import { endWord, firstDifference, formatShare, meanProbability } from './status.ts'

describe('figures about a text', () => {
  it('give the geometric mean of its probabilities', () => {
    expect(meanProbability([{ probability: 0.1 }, { probability: 0.001 }])).toBeCloseTo(0.01)
    expect(meanProbability([{ probability: 0 }, { probability: 1 }])).toBe(0)
    expect(meanProbability([])).toBeUndefined()
  })

  it('find where two texts part', () => {
    expect(firstDifference(['a', 'b', 'c'], ['a', 'x'])).toBe(1)
    expect(firstDifference(['a'], ['a', 'b'])).toBeUndefined()
    expect(firstDifference([], [])).toBeUndefined()
  })

  it('tell a small probability from none', () => {
    expect(formatShare(0.12345)).toBe('12.35%')
    expect(formatShare(1e-9)).toBe('< 0.01%')
    expect(formatShare(0)).toBe('0.00%')
  })

  it('say how it ended, in both languages', () => {
    for (const choice of ['en', 'zh'] as const) {
      language.choice = choice
      const words = [...generationEnds, 'failed' as const].map(endWord)
      expect(new Set(words).size).toBe(5)
    }
    language.choice = 'system'
  })
})
