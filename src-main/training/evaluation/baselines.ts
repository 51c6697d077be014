/** The n-gram baselines of a training text on the model's own held-out windows. */
import type { BaselineEvaluations, Evaluation } from '../../../src-shared/evaluation.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import type { Batch } from '../../engine/engine.ts'
import {
  bigramModel,
  countNgrams,
  kneserNey,
  unigramModel,
  type LanguageModel,
  type NgramLevel,
} from '../baselines/index.ts'
import { evaluateBaseline, type BaselineTerms } from './evaluate.ts'

/**
 * @param training training tokens, below `vocabulary`
 * @param batches makes the held-out windows, once per baseline
 */
export function* evaluateBaselines(
  training: Uint32Array,
  vocabulary: number,
  batches: () => Iterable<Batch>,
  terms: Omit<BaselineTerms, 'trainingCounts'>,
): Pieces<BaselineEvaluations> {
  const table = yield* countNgrams(training, 5, vocabulary)
  const trainingCounts = (table.levels[1] as NgramLevel).counts
  const score = (model: LanguageModel): Pieces<Evaluation> =>
    evaluateBaseline(model, batches(), { ...terms, trainingCounts })
  return {
    unigram: yield* score(unigramModel(table)),
    bigram: yield* score(bigramModel(table)),
    kneserNey2: yield* score(kneserNey(table, 2)),
    kneserNey3: yield* score(kneserNey(table, 3)),
    kneserNey5: yield* score(kneserNey(table, 5)),
  }
}
