/** What a model or a baseline is worth on held-out text. Plain numbers: stored, printed and sent as they are. */

/** Predictions whose target was seen so often in the training text. */
export interface FrequencyBucket {
  /** Occurrences of the target in the training text: from ≤ n < below. */
  readonly from: number
  readonly below: number
  readonly predictions: number
  readonly perplexity: number
  readonly accuracy1?: number
}

export interface Evaluation {
  readonly predictions: number
  /** UTF-8 bytes of the predicted tokens. */
  readonly bytes: number
  /**
   * What the probabilities were divided among: the whole vocabulary, or the target and K − 1 other candidates, as the
   * paper's training perplexity is. Figures of different candidates do not compare.
   */
  readonly candidates: 'all' | number
  /** Mean −ln P(target), nats per token. */
  readonly loss: number
  readonly perplexity: number
  readonly bitsPerByte: number
  /** Share of predictions where the target was the first choice; absent where ranks were not asked for. */
  readonly accuracy1?: number
  readonly accuracy5?: number
  /** Mean energy of the targets; absent for baselines. */
  readonly energy?: number
  /** By decades of the target's training count, rarest first; empty buckets are left out. */
  readonly byFrequency: readonly FrequencyBucket[]
  /** Mean loss, nats per token, by position in the window. */
  readonly byPosition: readonly number[]
}

/** N-gram models trained and scored on the same tokens, in the same windows, as the model beside them. */
export interface BaselineEvaluations {
  readonly unigram: Evaluation
  readonly bigram: Evaluation
  readonly kneserNey2: Evaluation
  readonly kneserNey3: Evaluation
  readonly kneserNey5: Evaluation
}
