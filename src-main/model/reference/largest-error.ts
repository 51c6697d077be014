/**
 * The largest difference between two arrays, relative to the largest expected value: what tests against the
 * reference hold to a bound. Not finite when a value is not finite or the lengths differ.
 */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity
  let largest = 0
  let scale = 0
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i] - expected[i])
    if (!Number.isFinite(difference)) return Infinity
    largest = Math.max(largest, difference)
    scale = Math.max(scale, Math.abs(expected[i]))
  }
  return largest === 0 ? 0 : largest / Math.max(scale, Number.MIN_VALUE)
}
