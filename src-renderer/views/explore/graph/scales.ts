/** From a value to a share of its range: linear, or logarithmic for what spans powers of ten. */

export interface Scale {
  readonly from: number
  readonly to: number
  readonly logarithmic: boolean
}

/** The range of the finite values; undefined where there are none. Logarithmic only where all are above zero. */
export function scaleOf(values: Iterable<number>, logarithmic: boolean): Scale | undefined {
  let from = Infinity
  let to = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < from) from = value
    if (value > to) to = value
  }
  if (from > to) return undefined
  return { from, to, logarithmic: logarithmic && from > 0 }
}

/** 0 … 1; 0.5 where all values are one; NaN stays NaN. Values outside the range count as its ends. */
export function shareOf(scale: Scale, value: number): number {
  if (Number.isNaN(value)) return NaN
  const along = scale.logarithmic ? Math.log : (x: number) => x
  const [from, to] = [along(scale.from), along(scale.to)]
  // Also of two values so near that their logarithms are one.
  if (from === to) return 0.5
  const share = (along(value) - from) / (to - from)
  return Math.min(1, Math.max(0, share))
}

/** The value at a share of the range: the inverse of `shareOf`. */
export function valueAt(scale: Scale, share: number): number {
  if (!scale.logarithmic) return scale.from + share * (scale.to - scale.from)
  return scale.from * (scale.to / scale.from) ** share
}
