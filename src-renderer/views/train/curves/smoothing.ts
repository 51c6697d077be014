import type { Curve } from './curve.ts'

/** Half-lives that are offered, in points of the run: 0 draws what was measured. */
export const halfLives = [0, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const

/**
 * An exponential mean whose memory halves every `halfLife` points. A bucket counts as all its points, so that the line
 * stays where it is when the same stretch is drawn with more or fewer buckets. The weights of what is known are made
 * to sum to one, so that the line does not begin at 0.
 * @returns [buckets] NaN until the first finite value
 */
export function smooth({ mean, points }: Curve, halfLife: number): Float64Array {
  if (halfLife <= 0) return mean
  const smoothed = new Float64Array(mean.length)
  let sum = 0
  let weight = 0
  for (let bucket = 0; bucket < mean.length; bucket++) {
    const value = mean[bucket]
    if (!Number.isNaN(value)) {
      const kept = 0.5 ** (points[bucket] / halfLife)
      sum = kept * sum + (1 - kept) * value
      weight = kept * weight + (1 - kept)
    }
    smoothed[bucket] = weight === 0 ? NaN : sum / weight
  }
  return smoothed
}
