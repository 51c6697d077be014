/**
 * A metric of one run as the window keeps it: buckets of neighbouring points, few enough to draw, that grow while the
 * run does. The studio keeps every point; a range that is looked at closely is fetched again and laid over this.
 */

/** [buckets] each, ascending. A bucket's place is that of its first point. */
export interface Curve {
  readonly steps: Float64Array
  readonly tokens: Float64Array
  /** Spent in training until then. */
  readonly seconds: Float64Array
  /** NaN where no point of the bucket is finite. */
  readonly minimum: Float64Array
  readonly maximum: Float64Array
  readonly mean: Float64Array
  readonly points: Uint32Array
}

const columns = ['steps', 'tokens', 'seconds', 'minimum', 'maximum', 'mean'] as const

export const emptyCurve: Curve = curveOf(0)

export function curveOf(length: number): Curve {
  const column = (): Float64Array => new Float64Array(length)
  return {
    steps: column(),
    tokens: column(),
    seconds: column(),
    minimum: column(),
    maximum: column(),
    mean: column(),
    points: new Uint32Array(length),
  }
}

export function sliceCurve(curve: Curve, from: number, past: number): Curve {
  return {
    steps: curve.steps.subarray(from, past),
    tokens: curve.tokens.subarray(from, past),
    seconds: curve.seconds.subarray(from, past),
    minimum: curve.minimum.subarray(from, past),
    maximum: curve.maximum.subarray(from, past),
    mean: curve.mean.subarray(from, past),
    points: curve.points.subarray(from, past),
  }
}

/** The first index whose value is at least `value`; the length where there is none. `ascending` without NaN. */
export function lowerBound(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The index whose value lies nearest; −1 for nothing. */
export function nearestIndex(ascending: Float64Array, value: number): number {
  const after = lowerBound(ascending, value)
  if (after === 0) return ascending.length === 0 ? -1 : 0
  if (after === ascending.length) return after - 1
  return value - ascending[after - 1] <= ascending[after] - value ? after - 1 : after
}

/** `detail` in place of the buckets that begin within its steps. */
export function withDetail(curve: Curve, detail: Curve): Curve {
  if (detail.steps.length === 0) return curve
  const first = lowerBound(curve.steps, detail.steps[0])
  const past = lowerBound(curve.steps, detail.steps[detail.steps.length - 1] + 1)
  const head = sliceCurve(curve, 0, first)
  const tail = sliceCurve(curve, past, curve.steps.length)
  const joined = curveOf(head.steps.length + detail.steps.length + tail.steps.length)
  let offset = 0
  for (const part of [head, detail, tail]) {
    for (const column of columns) joined[column].set(part[column], offset)
    joined.points.set(part.points, offset)
    offset += part.steps.length
  }
  return joined
}

/** A curve that grows at its end. When it has more than `most` buckets, neighbours become one. */
export class GrowingCurve {
  readonly #most: number
  #held: Curve
  #length: number
  /** Points that a new bucket takes before the next one begins. */
  #width: number

  constructor(most: number, start: Curve = emptyCurve) {
    this.#most = most
    this.#length = start.steps.length
    this.#held = curveOf(Math.max(most + 1, this.#length + 1))
    for (const column of columns) this.#held[column].set(start[column])
    this.#held.points.set(start.points)
    this.#width = start.points.reduce((a, b) => Math.max(a, b), 1)
    while (this.#length > most) this.#halve()
  }

  get length(): number {
    return this.#length
  }

  /** −1 for an empty curve. Of the last bucket's first point. */
  get lastStep(): number {
    return this.#length === 0 ? -1 : this.#held.steps[this.#length - 1]
  }

  /** Views that are good until the next point is appended. */
  get view(): Curve {
    return sliceCurve(this.#held, 0, this.#length)
  }

  append(step: number, tokens: number, seconds: number, value: number): void {
    const last = this.#length - 1
    if (last >= 0 && this.#held.points[last] < this.#width) {
      this.#widen(last, value)
      return
    }
    const { steps, minimum, maximum, mean, points } = this.#held
    const at = this.#length++
    steps[at] = step
    this.#held.tokens[at] = tokens
    this.#held.seconds[at] = seconds
    const finite = Number.isFinite(value) ? value : NaN
    minimum[at] = finite
    maximum[at] = finite
    mean[at] = finite
    points[at] = 1
    if (this.#length > this.#most) this.#halve()
  }

  #widen(at: number, value: number): void {
    const { minimum, maximum, mean, points } = this.#held
    const before = points[at]++
    if (!Number.isFinite(value)) return
    if (Number.isNaN(mean[at])) {
      minimum[at] = maximum[at] = mean[at] = value
      return
    }
    minimum[at] = Math.min(minimum[at], value)
    maximum[at] = Math.max(maximum[at], value)
    mean[at] += (value - mean[at]) / (before + 1)
  }

  #halve(): void {
    const { minimum, maximum, mean, points } = this.#held
    const pairs = Math.ceil(this.#length / 2)
    for (let pair = 0; pair < pairs; pair++) {
      const [a, b] = [2 * pair, 2 * pair + 1]
      const both = b < this.#length
      for (const column of ['steps', 'tokens', 'seconds'] as const) {
        this.#held[column][pair] = this.#held[column][a]
      }
      const weightA = Number.isNaN(mean[a]) ? 0 : points[a]
      const weightB = !both || Number.isNaN(mean[b]) ? 0 : points[b]
      const low = both ? smaller(minimum[a], minimum[b]) : minimum[a]
      const high = both ? -smaller(-maximum[a], -maximum[b]) : maximum[a]
      const weight = weightA + weightB
      const centre = ((weightA > 0 ? mean[a] * weightA : 0) + (weightB > 0 ? mean[b] * weightB : 0)) / weight
      minimum[pair] = low
      maximum[pair] = high
      mean[pair] = weight === 0 ? NaN : centre
      points[pair] = points[a] + (both ? points[b] : 0)
    }
    this.#length = pairs
    this.#width *= 2
  }
}

/** The smaller of two, or the one that is a number. */
function smaller(a: number, b: number): number {
  if (Number.isNaN(a)) return b
  return Number.isNaN(b) ? a : Math.min(a, b)
}
