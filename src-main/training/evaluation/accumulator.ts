/** Sums up scored predictions batch by batch; `result` may be asked for at any time. */
import type { Evaluation, FrequencyBucket } from '../../../src-shared/evaluation.ts'
import type { Batch, Scores } from '../../engine/engine.ts'

/** Scores of one batch, by whatever made them. Ranks and energies may be unknown. */
export type BatchScores = Pick<Scores, 'loss'> & Partial<Scores>

export interface EvaluationTerms {
  /** [V] occurrences of each token in the training text. */
  readonly trainingCounts: ArrayLike<number>
  /** [V] UTF-8 bytes of each token. */
  readonly tokenBytes: ArrayLike<number>
  readonly candidates: Evaluation['candidates']
}

/** Bucket 0 holds targets never seen, bucket k those seen 10^(k−1) … 10^k − 1 times. */
const buckets = 11

export class EvaluationAccumulator {
  readonly #terms: EvaluationTerms
  readonly #bucketOf: Uint8Array
  readonly #bucketLoss = new Float64Array(buckets)
  readonly #bucketPredictions = new Float64Array(buckets)
  readonly #bucketFirst = new Float64Array(buckets)
  #positionLoss = new Float64Array(0)
  #positionPredictions = new Float64Array(0)
  #predictions = 0
  #bytes = 0
  #loss = 0
  #first = 0
  #firstFive = 0
  #energy = 0
  #ranked = true
  #withEnergy = true

  constructor(terms: EvaluationTerms) {
    this.#terms = terms
    this.#bucketOf = Uint8Array.from(terms.trainingCounts, bucketOfCount)
  }

  /** Adds the predictions of a batch: target j + 1 after tokens 0 … j, for every j of every sequence. */
  add(batch: Batch, scores: BatchScores): void {
    const { loss, rank, energy } = scores
    const positions = batch.length - 1
    this.#growPositions(positions)
    if (rank === undefined) this.#ranked = false
    if (energy === undefined) this.#withEnergy = false
    let p = 0
    for (let s = 0; s < batch.sequences; s++) {
      for (let j = 0; j < positions; j++, p++) {
        const target = batch.tokens[s * batch.length + j + 1]
        const bucket = this.#bucketOf[target]
        this.#loss += loss[p]
        this.#bytes += this.#terms.tokenBytes[target]
        this.#bucketLoss[bucket] += loss[p]
        this.#bucketPredictions[bucket]++
        this.#positionLoss[j] += loss[p]
        this.#positionPredictions[j]++
        if (energy !== undefined) this.#energy += energy[p]
        if (rank === undefined) continue
        if (rank[p] < 5) this.#firstFive++
        if (rank[p] > 0) continue
        this.#first++
        this.#bucketFirst[bucket]++
      }
    }
    this.#predictions += p
  }

  /** Loss and rates are NaN when nothing was added. */
  result(): Evaluation {
    const predictions = this.#predictions
    const loss = this.#loss / predictions
    return {
      predictions,
      bytes: this.#bytes,
      candidates: this.#terms.candidates,
      loss,
      perplexity: Math.exp(loss),
      bitsPerByte: this.#loss / Math.LN2 / this.#bytes,
      ...(this.#ranked && { accuracy1: this.#first / predictions, accuracy5: this.#firstFive / predictions }),
      ...(this.#withEnergy && { energy: this.#energy / predictions }),
      byFrequency: this.#byFrequency(),
      byPosition: Array.from(this.#positionLoss, (sum, j) => sum / this.#positionPredictions[j]),
    }
  }

  #byFrequency(): FrequencyBucket[] {
    const result: FrequencyBucket[] = []
    for (let k = 0; k < buckets; k++) {
      const predictions = this.#bucketPredictions[k]
      if (predictions === 0) continue
      result.push({
        from: k === 0 ? 0 : 10 ** (k - 1),
        below: 10 ** k,
        predictions,
        perplexity: Math.exp(this.#bucketLoss[k] / predictions),
        ...(this.#ranked && { accuracy1: this.#bucketFirst[k] / predictions }),
      })
    }
    return result
  }

  #growPositions(positions: number): void {
    const known = this.#positionLoss.length
    if (positions <= known) return
    const losses = new Float64Array(positions)
    const predictions = new Float64Array(positions)
    losses.set(this.#positionLoss)
    predictions.set(this.#positionPredictions)
    this.#positionLoss = losses
    this.#positionPredictions = predictions
  }
}

/** The number of decimal digits of the count; 0 for a token never seen. */
function bucketOfCount(count: number): number {
  let bucket = 0
  while (count >= 1) {
    bucket++
    count /= 10
  }
  return bucket
}
