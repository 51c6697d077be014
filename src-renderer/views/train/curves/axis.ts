/** What lies along a chart's x axis, and where a run's points lie on it. */
import { lowerBound, type Curve } from './curve.ts'

export const axisModes = ['step', 'tokens', 'time', 'clock'] as const
/** `time`: seconds spent in training. `clock`: milliseconds since 1970. */
export type AxisMode = (typeof axisModes)[number]

export interface Range {
  readonly from: number
  readonly to: number
}

/** A moment at which a run was known to be so far. */
export interface Anchor {
  /** Seconds of training until then. */
  readonly seconds: number
  /** Milliseconds since 1970. */
  readonly clock: number
}

/**
 * Points carry the time spent in training; when that was follows from the moments at which evaluations were stored.
 * Between two of these it is interpolated, so that pauses appear where they were, to the nearest evaluation; outside
 * of them training time passes as the clock does.
 */
export class RunClock {
  readonly #anchors: readonly Anchor[]

  constructor(anchors: readonly Anchor[]) {
    const sorted = [...anchors].sort((a, b) => a.seconds - b.seconds || a.clock - b.clock)
    // A run that went back to a checkpoint has moments out of order; time does not run backwards.
    const kept: Anchor[] = []
    for (const anchor of sorted) {
      const last = kept.at(-1)
      if (last === undefined || anchor.clock >= last.clock) kept.push(anchor)
    }
    this.#anchors = kept
  }

  at(seconds: number): number {
    const anchors = this.#anchors
    if (anchors.length === 0) return seconds * 1000
    const after = anchors.findIndex((anchor) => anchor.seconds > seconds)
    if (after === 0) return anchors[0].clock - (anchors[0].seconds - seconds) * 1000
    const before = anchors[after < 0 ? anchors.length - 1 : after - 1]
    if (after < 0) return before.clock + (seconds - before.seconds) * 1000
    const next = anchors[after]
    const share = (seconds - before.seconds) / (next.seconds - before.seconds)
    return before.clock + share * (next.clock - before.clock)
  }
}

/** [buckets] Ascending wherever steps are. */
export function placesOf(curve: Curve, mode: AxisMode, clock: RunClock): Float64Array {
  if (mode === 'step') return curve.steps
  if (mode === 'tokens') return curve.tokens
  if (mode === 'time') return curve.seconds
  return curve.seconds.map((seconds) => clock.at(seconds))
}

/** The steps of a run that lie in a range of its axis, one bucket more at each end; undefined: none do. */
export function stepsIn(curve: Curve, places: Float64Array, range: Range): Range | undefined {
  if (places.length === 0 || range.to < places[0] || range.from > places[places.length - 1]) return undefined
  const first = Math.max(0, lowerBound(places, range.from) - 1)
  const last = Math.min(places.length - 1, lowerBound(places, range.to))
  const beyond = last === places.length - 1 ? curve.steps[last] + curve.points[last] : curve.steps[last]
  return { from: curve.steps[first], to: beyond }
}
