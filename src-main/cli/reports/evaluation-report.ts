import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { EvaluatedRun } from '../../studio/index.ts'
import { count, figure, percent } from '../terminal/format.ts'
import { table } from '../terminal/table.ts'

const names = {
  unigram: 'unigram',
  bigram: 'bigram',
  kneserNey2: 'Kneser-Ney 2',
  kneserNey3: 'Kneser-Ney 3',
  kneserNey5: 'Kneser-Ney 5',
} as const

/** The model among n-gram models of the same training text, on the same held-out tokens. */
export function evaluationReport(evaluated: EvaluatedRun): string {
  const { model, sampled, baselines } = evaluated
  const rows = Object.entries(names).map(([key, name]): [string, Evaluation] => [
    name,
    baselines[key as keyof typeof names],
  ])
  rows.push([`this model (run ${evaluated.run}, step ${count(evaluated.step)})`, model])
  rows.sort(([, a], [, b]) => b.perplexity - a.perplexity)
  const share = (value: number | undefined): string => (value === undefined ? '' : percent(value))
  return [
    table(
      ['held-out text', 'perplexity', 'bits per byte', 'accuracy@1', 'accuracy@5'],
      rows.map(([name, evaluation]) => [
        name,
        figure(evaluation.perplexity),
        evaluation.bitsPerByte.toFixed(3),
        share(evaluation.accuracy1),
        share(evaluation.accuracy5),
      ]),
    ),
    `${count(model.predictions)} tokens that none of them saw; windows of ${model.byPosition.length}, context anew in each.`,
    `Counted as the paper does, over the target and ${sampled.candidates} frequent rivals only: ${figure(sampled.perplexity)} (not comparable with the above).`,
  ].join('\n')
}

export function frequencyReport(evaluation: Evaluation): string {
  return table(
    ['seen in training', 'predictions', 'perplexity', 'accuracy@1'],
    evaluation.byFrequency.map((bucket) => [
      bucket.from === 0 ? 'never' : `${count(bucket.from)} to ${count(bucket.below - 1)} times`,
      count(bucket.predictions),
      figure(bucket.perplexity),
      bucket.accuracy1 === undefined ? '' : percent(bucket.accuracy1),
    ]),
  )
}
