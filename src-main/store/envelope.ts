/** A curve of any length as a band that a screen can draw. */
import type { MetricCurve, MetricEnvelope } from '../../src-shared/run.ts'

/**
 * At most `buckets` buckets of equally many neighbouring points. Values that are not finite widen no band and enter
 * no mean; a bucket of nothing else has NaN for all three.
 */
export function envelopeOf(curve: MetricCurve, buckets: number): MetricEnvelope {
  const { steps, values } = curve
  const count = Math.min(Math.max(Math.floor(buckets), 1), values.length)
  const envelope = {
    steps: new Float64Array(count),
    minimum: new Float64Array(count).fill(NaN),
    maximum: new Float64Array(count).fill(NaN),
    mean: new Float64Array(count).fill(NaN),
    points: new Uint32Array(count),
  }
  for (let bucket = 0; bucket < count; bucket++) {
    const first = Math.floor((bucket * values.length) / count)
    const past = Math.floor(((bucket + 1) * values.length) / count)
    const finite = values.subarray(first, past).filter(Number.isFinite)
    envelope.steps[bucket] = steps[first]
    envelope.points[bucket] = past - first
    if (finite.length === 0) continue
    envelope.minimum[bucket] = finite.reduce((a, b) => Math.min(a, b))
    envelope.maximum[bucket] = finite.reduce((a, b) => Math.max(a, b))
    envelope.mean[bucket] = finite.reduce((a, b) => a + b) / finite.length
  }
  return envelope
}
