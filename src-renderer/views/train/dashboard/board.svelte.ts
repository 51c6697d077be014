/** What the dashboard shows: which runs, along which axis, how smooth, which part. */
import type { AxisMode, Range } from '../curves/axis.ts'
import { placesOf, stepsIn } from '../curves/axis.ts'
import { charts, type ChartId } from '../curves/charts.ts'
import type { Studio } from '../studio.ts'
import { RunWatch } from './run-watch.svelte.ts'

/** As many runs as there are colours. */
export const mostRuns = 8

export class Board {
  readonly #studio: Studio
  mode = $state<AxisMode>('step')
  halfLife = $state(10)
  logX = $state(false)
  readonly logY = $state(
    Object.fromEntries(charts.map(({ id, log }) => [id, log])) as Record<ChartId, boolean>,
  )
  /** The chart that has the whole width; undefined: all of them. */
  enlarged = $state<ChartId | undefined>(undefined)
  #range = $state.raw<Range | undefined>(undefined)
  #watches = $state.raw<readonly RunWatch[]>([])
  readonly #stops = new Map<RunWatch, () => void>()

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** The run that is looked at first, then those laid over it. */
  get watches(): readonly RunWatch[] {
    return this.#watches
  }

  get focus(): RunWatch | undefined {
    return this.#watches[0]
  }

  /** Of the x axis, in its units; undefined: all there is. */
  get range(): Range | undefined {
    return this.#range
  }

  /** Shows these runs; those that were shown already go on. */
  show(runs: readonly number[]): void {
    const wanted = [...new Set(runs)].slice(0, mostRuns)
    const kept = this.#watches.filter(({ run }) => wanted.includes(run))
    for (const watch of this.#watches) if (!kept.includes(watch)) this.#end(watch)
    if (this.focus?.run !== wanted[0]) this.#range = undefined
    this.#watches = wanted.map((run) => kept.find((watch) => watch.run === run) ?? this.#begin(run))
  }

  setMode(mode: AxisMode): void {
    if (mode === this.mode) return
    this.mode = mode
    this.zoom(undefined)
  }

  zoom(range: Range | undefined): void {
    this.#range = range
    for (const watch of this.#watches) {
      const curve = watch.curve('loss')
      const steps = range && stepsIn(curve, placesOf(curve, this.mode, watch.clock()), range)
      void watch.look(steps)
    }
  }

  close(): void {
    for (const watch of this.#watches) this.#end(watch)
    this.#watches = []
  }

  #begin(run: number): RunWatch {
    const watch = new RunWatch(this.#studio, run)
    this.#stops.set(watch, watch.start())
    return watch
  }

  #end(watch: RunWatch): void {
    this.#stops.get(watch)?.()
    this.#stops.delete(watch)
  }
}
