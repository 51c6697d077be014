/** One run as it is now: fetched once, then followed. Everything readable here follows by itself, a frame at a time. */
import type { RunDetails, RunEvent } from '../../../../src-shared/contract/index.ts'
import type { Range } from '../curves/axis.ts'
import type { Curve } from '../curves/curve.ts'
import type { Metric } from '../curves/charts.ts'
import type { RunClock } from '../curves/axis.ts'
import { FrameBatch } from '../frame-batch.ts'
import type { Studio } from '../studio.ts'
import { mostBuckets, RunRecord, stepMetrics } from './run-record.ts'

/** The kind of event under which the studio keeps n-gram models' scores. */
const baselinesEvent = 'baselines'

export class RunWatch {
  readonly run: number
  readonly #studio: Studio
  #record = new RunRecord()
  #details = $state.raw<RunDetails | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #loaded = $state(false)
  /** Counts drawn changes: whoever reads from the record reads this first. */
  #version = $state(0)
  readonly #batch = new FrameBatch(() => this.#version++)
  #stopFollowing: (() => void) | undefined
  #attempt = 0
  #range: Range | undefined

  constructor(studio: Studio, run: number) {
    this.#studio = studio
    this.run = run
  }

  /** Undefined until it is fetched. */
  get details(): RunDetails | undefined {
    return this.#details
  }

  get error(): unknown {
    return this.#error
  }

  get loaded(): boolean {
    return this.#loaded
  }

  get version(): number {
    return this.#version
  }

  get evaluations(): RunRecord['evaluations'] {
    return this.#read().evaluations
  }

  get samples(): RunRecord['samples'] {
    return this.#read().samples
  }

  get events(): RunRecord['events'] {
    return this.#read().events
  }

  get checkpoints(): RunRecord['checkpoints'] {
    return this.#read().checkpoints
  }

  get latest(): RunRecord['latest'] {
    return this.#read().latest
  }

  curve(metric: Metric): Curve {
    return this.#read().curve(metric)
  }

  heldOutLoss(): Curve {
    return this.#read().heldOutLoss()
  }

  clock(): RunClock {
    return this.#read().clock()
  }

  /** Returns its stop. */
  start(): () => void {
    void this.load()
    return () => this.#stop()
  }

  /** Fetches everything anew and follows from there. */
  async load(): Promise<void> {
    this.#stop()
    const attempt = ++this.#attempt
    this.#error = undefined
    try {
      const [details, { curves }] = await Promise.all([
        this.#studio.request('runs.get', { run: this.run }),
        this.#studio.request('runs.curves', { runs: [this.run], metrics: stepMetrics, buckets: mostBuckets }),
      ])
      if (attempt !== this.#attempt) return
      const record = new RunRecord()
      record.begin(curves)
      this.#record = record
      this.#know(details)
      this.#follow()
      if (this.#range !== undefined) void this.look(this.#range)
    } catch (error) {
      if (attempt === this.#attempt) this.#error = error
    }
    this.#loaded = true
  }

  /** Details that are not followed: baselines, the latest full evaluation, lineage. */
  async refresh(): Promise<void> {
    try {
      this.#know(await this.#studio.request('runs.get', { run: this.run }))
    } catch (error) {
      this.#error = error
    }
  }

  /** Fetches a range of steps closely, so that every point in it can be reached; undefined forgets it. */
  async look(range: Range | undefined): Promise<void> {
    this.#range = range
    if (range === undefined) {
      this.#record.look([])
      this.#batch.request()
      return
    }
    const { from, to } = { from: Math.max(0, Math.floor(range.from)), to: Math.ceil(range.to) }
    try {
      const { curves } = await this.#studio.request('runs.curves', {
        runs: [this.run],
        metrics: stepMetrics,
        buckets: mostBuckets,
        from,
        to,
      })
      if (this.#range !== range) return
      this.#record.look(curves)
      this.#batch.request()
    } catch (error) {
      this.#error = error
    }
  }

  #know(details: RunDetails): void {
    this.#details = details
    this.#record.started = details.started
    this.#record.checkpoints = details.checkpointList
    this.#batch.request()
  }

  #follow(): void {
    const record = this.#record
    const input = (): {
      run: number
      afterStep: number
      afterEvaluation: number
      afterSample: number
      afterEvent: number
    } => ({
      run: this.run,
      afterStep: Math.max(-1, record.latest.step),
      afterEvaluation: record.evaluations.at(-1)?.number ?? -1,
      afterSample: record.samples.at(-1)?.number ?? -1,
      afterEvent: record.events.at(-1)?.number ?? -1,
    })
    this.#stopFollowing = this.#studio.subscribe('run', input, (event) => this.#receive(event), {
      onError: (error) => {
        this.#error = error
      },
    })
  }

  #receive(event: RunEvent): void {
    if (event.rewoundTo !== undefined && event.rewoundTo < this.#record.latest.step) {
      void this.load()
      return
    }
    this.#record.add(event)
    // Baselines are kept as an event; details have what it says.
    const isScored = event.events?.some(({ kind }) => kind === baselinesEvent) ?? false
    if (isScored && this.#details?.baselines === undefined) void this.refresh()
    if (event.run !== undefined && this.#details !== undefined) {
      this.#record.started = event.run.started
      const ended = this.#details.state !== event.run.state
      this.#details = { ...this.#details, ...event.run }
      if (ended) void this.refresh()
    }
    this.#batch.request()
  }

  #read(): RunRecord {
    void this.#version
    return this.#record
  }

  #stop(): void {
    this.#attempt++
    this.#stopFollowing?.()
    this.#stopFollowing = undefined
    this.#batch.stop()
  }
}
