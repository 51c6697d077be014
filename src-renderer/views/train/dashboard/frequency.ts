import type { EvaluationView } from '../../../../src-shared/contract/index.ts'
import type { FrequencyBucket } from '../../../../src-shared/evaluation.ts'

export interface BucketRow {
  readonly bucket: FrequencyBucket
  /** Perplexity by that of the first evaluation, minus one: below 0 it has learnt. Undefined where that had none. */
  readonly change: number | undefined
  /** Of all predictions. */
  readonly share: number
}

/** Which tokens a run learns: the latest evaluation by how often targets occur, beside the first. */
export function bucketRows(first: EvaluationView | undefined, latest: EvaluationView): BucketRow[] {
  const { predictions, byFrequency } = latest.evaluation
  const isSame = first === undefined || first.number === latest.number
  return byFrequency.map((bucket) => {
    const before = isSame ? undefined : first.evaluation.byFrequency.find(({ from }) => from === bucket.from)
    const change = before === undefined ? undefined : bucket.perplexity / before.perplexity - 1
    return { bucket, change, share: predictions === 0 ? 0 : bucket.predictions / predictions }
  })
}
