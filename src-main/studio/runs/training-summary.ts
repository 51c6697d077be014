import type { Evaluation } from '../../../src-shared/evaluation.ts'
import { parameterCount } from '../../../src-shared/model/forecast.ts'
import type { RunState } from '../../../src-shared/run.ts'
import type { TrainedRun } from './train-run.ts'

/** What `train` and `resume` report. */
export interface TrainingSummary {
  readonly run: number
  readonly corpus: number
  readonly state: RunState
  readonly steps: number
  /** Training predictions made, over all processes that worked on the run. */
  readonly tokens: number
  /** Spent in training steps. */
  readonly seconds: number
  readonly tokensPerSecond: number
  readonly parameters: number
  readonly ownEdges: number
  /** Nats per token, over the last tenth of the steps. */
  readonly trainLoss: number
  /** On held-out text, over the full vocabulary; undefined for a run that was ended before its time. */
  readonly validation: Evaluation | undefined
  readonly best: { readonly step: number; readonly perplexity: number } | undefined
  readonly split: {
    readonly by: 'article' | 'tail'
    readonly trainingTokens: number
    readonly heldOutTokens: number
    readonly heldOutArticles: number
  }
}

export function summariseTraining({ run, prepared, result, ownEdges }: TrainedRun): TrainingSummary {
  const { position, evaluation, trainLoss } = result
  const { split } = prepared
  return {
    run: run.id,
    corpus: run.corpus,
    state: run.state,
    steps: position.step,
    tokens: position.tokens,
    seconds: position.seconds,
    tokensPerSecond: position.seconds > 0 ? position.tokens / position.seconds : 0,
    parameters: parameterCount(prepared.config, ownEdges),
    ownEdges,
    trainLoss,
    validation: evaluation,
    best: position.best,
    split: {
      by: split.by,
      trainingTokens: split.training.length,
      heldOutTokens: split.heldOut.length,
      heldOutArticles: split.heldOutArticles,
    },
  }
}
