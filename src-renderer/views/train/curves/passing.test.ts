import { describe, expect, it } from 'vitest'
import type { BaselineEvaluations, Evaluation } from '../../../../src-shared/evaluation.ts'
import { passings } from './passing.ts'

function evaluation(perplexity: number): Evaluation {
  const rest = { predictions: 1, bytes: 1, candidates: 'all', loss: 0, bitsPerByte: 0 } as const
  return { ...rest, perplexity, byFrequency: [], byPosition: [] }
}

const baselines: BaselineEvaluations = {
  unigram: evaluation(400),
  bigram: evaluation(100),
  kneserNey2: evaluation(80),
  kneserNey3: evaluation(60),
  kneserNey5: evaluation(50),
}

function at(step: number, perplexity: number): { step: number; evaluation: Evaluation } {
  return { step, evaluation: evaluation(perplexity) }
}

describe('passing a baseline', () => {
  it('is told by the evaluation from which on the run stayed better', () => {
    const found = passings([at(0, 500), at(10, 120), at(20, 90), at(30, 110), at(40, 70)], baselines)
    expect(found.map(({ passedAt }) => passedAt)).toEqual([10, 40, 40, undefined, undefined])
    expect(found[1].ahead).toBeCloseTo(-0.3)
    expect(found[4].ahead).toBeCloseTo(0.4)
  })

  it('can be there from the start', () => {
    expect(passings([at(0, 79)], baselines)[2].passedAt).toBe(0)
  })

  it('is not claimed for nothing, or for what is no number', () => {
    expect(passings([], baselines)[0]).toMatchObject({ passedAt: undefined, ahead: undefined })
    expect(passings([at(0, 10), at(5, NaN)], baselines)[0].passedAt).toBeUndefined()
  })
})
