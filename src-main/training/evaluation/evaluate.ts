/** Scores a model, or a baseline, on batches of held-out windows. */
import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import type { Batch, Engine, StepSettings } from '../../engine/engine.ts'
import type { LanguageModel } from '../baselines/index.ts'
import { EvaluationAccumulator, type BatchScores } from './accumulator.ts'

/**
 * @param batches windows of equal length within a batch; the model's context begins with each window
 * @param tokenBytes [V] UTF-8 bytes of each token
 * @param candidates 'all', or K for the sampled-candidate perplexity of the paper, which the result is labelled as
 */
export async function evaluateModel(
  engine: Engine,
  batches: Iterable<Batch>,
  tokenBytes: ArrayLike<number>,
  candidates: StepSettings['candidates'] = 'all',
): Promise<Evaluation> {
  const trainingCounts = engine.graph.nodeCounts
  const sums = new EvaluationAccumulator({ trainingCounts, tokenBytes, candidates })
  for (const batch of batches) {
    sums.add(batch, await engine.evaluate(batch, candidates))
    // An engine may answer without anything else having had its turn: a wish to end is heard here.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return sums.result()
}

export interface BaselineTerms {
  /** [V] occurrences of each token in the training text. */
  readonly trainingCounts: ArrayLike<number>
  readonly tokenBytes: ArrayLike<number>
  /** Whether accuracies are wanted too: they cost the whole distribution, V numbers, per prediction. */
  readonly ranks: boolean
}

/** A baseline on the same batches; its history begins with each window, as the model's context does. */
export function* evaluateBaseline(
  model: LanguageModel,
  batches: Iterable<Batch>,
  terms: BaselineTerms,
): Pieces<Evaluation> {
  const { trainingCounts, tokenBytes, ranks } = terms
  const sums = new EvaluationAccumulator({ trainingCounts, tokenBytes, candidates: 'all' })
  const distribution = ranks ? new Float64Array(model.vocabulary) : undefined
  for (const batch of batches) {
    sums.add(batch, scoreBaseline(model, batch, distribution))
    yield
  }
  return sums.result()
}

/** @param distribution [V] room for probabilities when ranks are wanted */
function scoreBaseline(
  model: LanguageModel,
  batch: Batch,
  distribution: Float64Array | undefined,
): BatchScores {
  const { sequences, length, tokens } = batch
  const predictions = sequences * (length - 1)
  const loss = new Float32Array(predictions)
  const rank = distribution && new Uint32Array(predictions)
  for (let s = 0, p = 0; s < sequences; s++) {
    const window = tokens.subarray(s * length, (s + 1) * length)
    for (let j = 1; j < length; j++, p++) {
      if (distribution === undefined || rank === undefined) {
        loss[p] = -Math.log(model.probability(window, j, window[j]))
        continue
      }
      model.distribution(window, j, distribution)
      loss[p] = -Math.log(distribution[window[j]])
      rank[p] = rankOf(distribution, window[j])
    }
  }
  return rank === undefined ? { loss } : { loss, rank }
}

/** How many tokens come before `target`: the more probable, and of the equally probable the lower ids. */
function rankOf(distribution: Float64Array, target: number): number {
  const probability = distribution[target]
  let rank = 0
  for (let v = 0; v < distribution.length; v++)
    if (distribution[v] > probability || (distribution[v] === probability && v < target)) rank++
  return rank
}
