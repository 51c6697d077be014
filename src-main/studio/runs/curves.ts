/** Curves of runs for drawing, and every point for those who look closely or take them along. */
import type { CurveEnvelope, PointTable } from '../../../src-shared/contract/run-record.ts'
import type { MetricPoint } from '../../../src-shared/run.ts'
import type { Workspace } from '../../store/index.ts'

export interface CurvesRequest {
  readonly runs: readonly number[]
  readonly metrics: readonly string[]
  readonly buckets: number
  readonly from?: number
  readonly to?: number
}

/** One reading of a run's points serves all its metrics. A metric that a run does not have gives an empty curve. */
export function curvesOf(workspace: Workspace, request: CurvesRequest): CurveEnvelope[] {
  const { runs, metrics, buckets, ...range } = request
  return runs.flatMap((run) => {
    workspace.runs.get(run)
    const points = workspace.metrics.points(run, range)
    return metrics.map((metric) => ({ run, metric, ...envelope(points, metric, buckets) }))
  })
}

/** In at most `buckets` buckets of equally many points, none of whose peaks is lost. */
function envelope(
  points: readonly MetricPoint[],
  metric: string,
  buckets: number,
): Omit<CurveEnvelope, 'run' | 'metric'> {
  const present = points.filter(({ values }) => metric in values)
  const number = Math.min(buckets, present.length)
  const made = {
    steps: new Float64Array(number),
    tokens: new Float64Array(number),
    seconds: new Float64Array(number),
    minimum: new Float64Array(number),
    maximum: new Float64Array(number),
    mean: new Float64Array(number),
    points: new Uint32Array(number),
  }
  for (let bucket = 0; bucket < number; bucket++) {
    const first = Math.floor((bucket * present.length) / number)
    const end = Math.floor(((bucket + 1) * present.length) / number)
    const { step, values } = present[first]
    made.steps[bucket] = step
    made.tokens[bucket] = values.tokens ?? NaN
    made.seconds[bucket] = values.seconds ?? NaN
    made.points[bucket] = end - first
    let [minimum, maximum, sum, finite] = [Infinity, -Infinity, 0, 0]
    for (let at = first; at < end; at++) {
      const value = present[at].values[metric]
      if (!Number.isFinite(value)) continue
      minimum = Math.min(minimum, value)
      maximum = Math.max(maximum, value)
      sum += value
      finite++
    }
    made.minimum[bucket] = finite > 0 ? minimum : NaN
    made.maximum[bucket] = finite > 0 ? maximum : NaN
    made.mean[bucket] = finite > 0 ? sum / finite : NaN
  }
  return made
}

/** Points as columns; NaN where a metric has no value at a step. */
export function tableOf(points: readonly MetricPoint[]): PointTable {
  const names = [...new Set(points.flatMap(({ values }) => Object.keys(values)))].sort()
  const values = new Float64Array(names.length * points.length).fill(NaN)
  names.forEach((name, row) => {
    points.forEach((point, column) => {
      if (name in point.values) values[row * points.length + column] = point.values[name]
    })
  })
  return { names, steps: Float64Array.from(points, ({ step }) => step), values }
}
