/** What is known of one run: its curves, evaluations, samples and events, as they come in. No runes: see RunWatch. */
import type {
  CheckpointView,
  CurveEnvelope,
  EvaluationView,
  EventView,
  PointTable,
  RunEvent,
  SampleView,
} from '../../../../src-shared/contract/index.ts'
import { RunClock, type Anchor } from '../curves/axis.ts'
import { metrics, type Metric } from '../curves/charts.ts'
import { curveOf, emptyCurve, GrowingCurve, lowerBound, withDetail, type Curve } from '../curves/curve.ts'

/** Buckets of a curve: about as many as a chart has pixels. Closer looks fetch as many of their range. */
export const mostBuckets = 640

/** Metrics that every step has; perplexity is drawn from the evaluations. */
export const stepMetrics = metrics.filter((metric) => metric !== 'validationPerplexity')

interface Position {
  readonly step: number
  readonly tokens: number
  readonly seconds: number
}

export class RunRecord {
  readonly #curves = new Map<Metric, GrowingCurve>()
  readonly #details = new Map<Metric, Curve>()
  #latest: Position = { step: -1, tokens: 0, seconds: 0 }
  #evaluations: readonly EvaluationView[] = []
  #samples: readonly SampleView[] = []
  #events: readonly EventView[] = []
  #checkpoints: readonly CheckpointView[] = []
  #started: number | undefined
  /** What was asked for since something changed last: pictures are drawn anew only from curves that are new. */
  readonly #views = new Map<Metric | 'heldOut' | 'clock', Curve | RunClock>()

  /** The last step that is known. */
  get latest(): Position {
    return this.#latest
  }

  get evaluations(): readonly EvaluationView[] {
    return this.#evaluations
  }

  get samples(): readonly SampleView[] {
    return this.#samples
  }

  get events(): readonly EventView[] {
    return this.#events
  }

  get checkpoints(): readonly CheckpointView[] {
    return this.#checkpoints
  }

  set checkpoints(checkpoints: readonly CheckpointView[]) {
    this.#checkpoints = checkpoints
  }

  set started(started: number | undefined) {
    if (started !== this.#started) this.#views.clear()
    this.#started = started
  }

  /** The whole run, as the studio has it now. */
  begin(envelopes: readonly CurveEnvelope[]): void {
    this.#views.clear()
    this.#curves.clear()
    this.#details.clear()
    this.#latest = { step: -1, tokens: 0, seconds: 0 }
    for (const envelope of envelopes) {
      const metric = metrics.find((known) => known === envelope.metric)
      if (metric === undefined) continue
      this.#curves.set(metric, new GrowingCurve(mostBuckets, sound(envelope)))
      const last = envelope.steps.length - 1
      const step = last < 0 ? -1 : envelope.steps[last] + envelope.points[last] - 1
      if (step > this.#latest.step)
        this.#latest = { step, tokens: envelope.tokens[last], seconds: envelope.seconds[last] }
    }
  }

  /** Adds what is new; what is known already, as after a break of the connection, is passed over. */
  add({ points, evaluations, samples, events, checkpoints }: RunEvent): void {
    if (points !== undefined || evaluations !== undefined) this.#views.clear()
    if (points !== undefined) this.#addPoints(points)
    this.#evaluations = later(this.#evaluations, evaluations)
    this.#samples = later(this.#samples, samples)
    this.#events = later(this.#events, events)
    if (checkpoints !== undefined) this.#checkpoints = checkpoints
  }

  /** The curve with what was fetched of the range that is looked at. */
  curve(metric: Metric): Curve {
    return this.#once(metric, () => {
      if (metric === 'validationPerplexity')
        return this.#fromEvaluations(({ evaluation }) => evaluation.perplexity)
      const curve = this.#curves.get(metric)?.view ?? emptyCurve
      const detail = this.#details.get(metric)
      return detail === undefined ? curve : withDetail(curve, detail)
    })
  }

  /** Held-out loss, nats per token. */
  heldOutLoss(): Curve {
    return this.#once('heldOut', () => this.#fromEvaluations(({ evaluation }) => evaluation.loss))
  }

  look(envelopes: readonly CurveEnvelope[]): void {
    this.#views.clear()
    this.#details.clear()
    for (const envelope of envelopes) {
      const metric = metrics.find((known) => known === envelope.metric)
      if (metric !== undefined) this.#details.set(metric, sound(envelope))
    }
  }

  clock(): RunClock {
    return this.#once('clock', () => {
      const anchors: Anchor[] = this.#evaluations.map(({ step, created }) => ({
        seconds: this.#positionOf(step).seconds,
        clock: created,
      }))
      if (this.#started !== undefined) anchors.push({ seconds: 0, clock: this.#started })
      return new RunClock(anchors)
    })
  }

  #once<View extends Curve | RunClock>(name: Metric | 'heldOut' | 'clock', make: () => View): View {
    const known = this.#views.get(name)
    if (known !== undefined) return known as View
    const made = make()
    this.#views.set(name, made)
    return made
  }

  #fromEvaluations(valueOf: (evaluation: EvaluationView) => number): Curve {
    const curve = curveOf(this.#evaluations.length)
    this.#evaluations.forEach((evaluation, index) => {
      const { tokens, seconds } = this.#positionOf(evaluation.step)
      const value = valueOf(evaluation)
      curve.steps[index] = evaluation.step
      curve.tokens[index] = tokens
      curve.seconds[index] = seconds
      curve.minimum[index] = curve.maximum[index] = curve.mean[index] = value
      curve.points[index] = 1
    })
    return curve
  }

  /** Tokens and seconds at a step, interpolated between the buckets around it. */
  #positionOf(step: number): Position {
    const curve = this.#curves.get('loss')?.view ?? emptyCurve
    const after = lowerBound(curve.steps, step)
    if (after < curve.steps.length && curve.steps[after] === step)
      return { step, tokens: curve.tokens[after], seconds: curve.seconds[after] }
    const before: Position =
      after === 0
        ? { step: 0, tokens: 0, seconds: 0 }
        : { step: curve.steps[after - 1], tokens: curve.tokens[after - 1], seconds: curve.seconds[after - 1] }
    const next: Position =
      after < curve.steps.length
        ? { step: curve.steps[after], tokens: curve.tokens[after], seconds: curve.seconds[after] }
        : this.#latest
    if (step <= 0 || next.step <= before.step) return before
    const share = Math.min(1, (step - before.step) / (next.step - before.step))
    return {
      step,
      tokens: before.tokens + share * (next.tokens - before.tokens),
      seconds: before.seconds + share * (next.seconds - before.seconds),
    }
  }

  #addPoints({ names, steps, values }: PointTable): void {
    const column = (name: string): number => names.indexOf(name)
    const at = (index: number, point: number): number =>
      index < 0 ? NaN : values[index * steps.length + point]
    const [tokensAt, secondsAt] = [column('tokens'), column('seconds')]
    const known = stepMetrics
      .map((metric) => ({ metric, index: column(metric) }))
      .filter(({ index }) => index >= 0)
    for (let point = 0; point < steps.length; point++) {
      const step = steps[point]
      const tokens = at(tokensAt, point)
      // A row of an evaluation alone has no tokens: it stands beside the curves.
      if (step <= this.#latest.step || Number.isNaN(tokens)) continue
      const seconds = at(secondsAt, point)
      this.#latest = { step, tokens, seconds: Number.isNaN(seconds) ? this.#latest.seconds : seconds }
      for (const { metric, index } of known)
        this.#growing(metric).append(step, tokens, this.#latest.seconds, at(index, point))
    }
  }

  #growing(metric: Metric): GrowingCurve {
    const known = this.#curves.get(metric)
    if (known !== undefined) return known
    const made = new GrowingCurve(mostBuckets)
    this.#curves.set(metric, made)
    return made
  }
}

function later<Item extends { readonly number: number }>(
  held: readonly Item[],
  added: readonly Item[] | undefined,
): readonly Item[] {
  if (added === undefined || added.length === 0) return held
  const last = held.at(-1)?.number ?? -1
  const fresh = added.filter(({ number }) => number > last)
  return fresh.length === 0 ? held : [...held, ...fresh]
}

/** Places without tokens or seconds get those of the point before: axes are ascending and without gaps. */
function sound(envelope: Curve): Curve {
  return { ...envelope, tokens: filled(envelope.tokens), seconds: filled(envelope.seconds) }
}

function filled(column: Float64Array): Float64Array {
  let last = 0
  return column.map((value) => {
    if (!Number.isNaN(value)) last = value
    return last
  })
}
