/** Where a text took steps that the model hardly expected: after them its signal runs where it seldom ran. */

export interface Surprise {
  /** Of the token that was not expected. */
  readonly position: number
  readonly probability: number
}

/** A step below it was hardly expected. */
const unexpected = 0.02

/**
 * @param probabilityAt undefined or NaN where it is not known
 * @returns the least expected tokens from `from` up to `to`, not included, the least expected first
 */
export function surprisesIn(
  from: number,
  to: number,
  probabilityAt: (position: number) => number | undefined,
  most = 3,
): Surprise[] {
  const found: Surprise[] = []
  for (let position = from; position < to; position++) {
    const probability = probabilityAt(position)
    if (probability !== undefined && probability < unexpected) found.push({ position, probability })
  }
  return found.sort((a, b) => a.probability - b.probability).slice(0, most)
}
