/** How fast a job is and how long it will take, from its last reports. */
import type { JobProgress } from '../../../src-shared/contract/jobs.ts'
import type { Progress } from '../../../src-shared/progress.ts'

/** Milliseconds of reports that are looked back on. */
const memory = 15_000
/** Less than this says nothing about the speed. */
const shortest = 1000

export class SpeedMeter {
  readonly #now: () => number
  #phase: string | undefined
  #reports: { at: number; done: number }[] = []

  /** @param now milliseconds, on any clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  report(progress: Progress): JobProgress {
    const at = this.#now()
    const { phase, done, total } = progress
    const last = this.#reports.at(-1)
    if (phase !== this.#phase || (last !== undefined && done < last.done)) this.#reports = []
    this.#phase = phase
    // Ten reports a second are enough to measure by.
    if (last === undefined || this.#reports.length === 0 || at - last.at >= 100)
      this.#reports.push({ at, done })
    while (this.#reports.length > 2 && at - this.#reports[0].at > memory) this.#reports.shift()

    const first = this.#reports[0]
    const elapsed = at - first.at
    const gained = done - first.done
    if (elapsed < shortest || gained <= 0) return progress
    const speed = (gained * 1000) / elapsed
    return {
      ...progress,
      speed,
      ...(total !== undefined && total >= done && { remaining: (total - done) / speed }),
    }
  }
}
