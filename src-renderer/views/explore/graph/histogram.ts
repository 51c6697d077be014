/** How many values lie where: the ground of a filter's two handles. */
import { shareOf, valueAt, type Scale } from './scales.ts'

export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Bins of even width on the scale; NaN lies in none. The last bin holds its upper end. */
export function histogram(values: ArrayLike<number>, scale: Scale, bins: number): readonly Bin[] {
  const counts = new Uint32Array(bins)
  for (let i = 0; i < values.length; i++) {
    const share = shareOf(scale, values[i])
    if (!Number.isNaN(share)) counts[Math.min(bins - 1, Math.floor(share * bins))]++
  }
  return Array.from(counts, (count, bin) => ({
    from: valueAt(scale, bin / bins),
    to: valueAt(scale, (bin + 1) / bins),
    count,
  }))
}
