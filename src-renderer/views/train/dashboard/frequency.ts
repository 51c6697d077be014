import type { EvaluationView } from '../../../../src-shared/contract/index.ts'
import type { FrequencyBucket } from '../../../../src-shared/evaluation.ts'

export interface BucketRow {
  readonly bucket: FrequencyBucket
  /** Perplexity by that of the first evaluation, minus one: below 0 it has learnt. Undefined where that had none. */
  readonly change: number | undefined
  /** Of all predictions. */
  readonly share: number
  /** Perplexity at each evaluation that has the bucket. */
  readonly history: readonly number[]
}

/** Which tokens a run learns: its latest evaluation by how often targets occur. Nothing before the first. */
export function bucketRows(evaluations: readonly Pick<EvaluationView, 'evaluation'>[]): BucketRow[] {
  const latest = evaluations.at(-1)?.evaluation
  if (latest === undefined) return []
  const known = new Map<number, number[]>()
  for (const { evaluation } of evaluations)
    for (const { from, perplexity } of evaluation.byFrequency)
      known.set(from, [...(known.get(from) ?? []), perplexity])
  const first = evaluations[0].evaluation
  return latest.byFrequency.map((bucket) => {
    const history = known.get(bucket.from) ?? []
    const before = first.byFrequency.find(({ from }) => from === bucket.from)
    const change =
      evaluations.length < 2 || before === undefined ? undefined : bucket.perplexity / before.perplexity - 1
    const share = latest.predictions === 0 ? 0 : bucket.predictions / latest.predictions
    return { bucket, change, share, history }
  })
}

/** Values as the points of an SVG polyline of that size, by their logarithm; the greatest at the top. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  const logs = values.map(Math.log).filter(Number.isFinite)
  const [least, most] = [Math.min(...logs), Math.max(...logs)]
  const y = (value: number): number =>
    most === least ? height / 2 : ((most - value) / (most - least)) * height
  return logs
    .map(
      (value, index) =>
        `${((index * width) / Math.max(1, logs.length - 1)).toFixed(1)},${y(value).toFixed(1)}`,
    )
    .join(' ')
}
