import type { BaselineEvaluations, Evaluation } from '../../../../src-shared/evaluation.ts'

/** From the worst to the best, as they usually are. */
export const baselineNames = [
  'unigram',
  'bigram',
  'kneserNey2',
  'kneserNey3',
  'kneserNey5',
] as const satisfies readonly (keyof BaselineEvaluations)[]
export type BaselineName = (typeof baselineNames)[number]

export interface Passing {
  readonly name: BaselineName
  readonly perplexity: number
  /** The step of the evaluation from which on the run stayed at least as good; undefined: it is not, so far. */
  readonly passedAt: number | undefined
  /** The run's latest perplexity by this one's, minus one: below 0 it is better. Undefined before any evaluation. */
  readonly ahead: number | undefined
}

interface Evaluated {
  readonly step: number
  readonly evaluation: Pick<Evaluation, 'perplexity'>
}

/** When a run became better than its n-gram baselines. `evaluations` by ascending step. */
export function passings(evaluations: readonly Evaluated[], baselines: BaselineEvaluations): Passing[] {
  const latest = evaluations.at(-1)?.evaluation.perplexity
  return baselineNames.map((name) => {
    const { perplexity } = baselines[name]
    const lastWorse = evaluations.findLastIndex(({ evaluation }) => !(evaluation.perplexity <= perplexity))
    const passedAt = evaluations[lastWorse + 1]?.step
    return { name, perplexity, passedAt, ahead: latest === undefined ? undefined : latest / perplexity - 1 }
  })
}
