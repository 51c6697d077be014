/** Where the time of a step goes: one for each thread that works at it, when a benchmark asks. */
import type { StepPhase } from '../engine.ts'

/** Milliseconds by phase. */
export type Times = Partial<Record<StepPhase, number>>

export class Stopwatch {
  readonly times: Times = {}
  #since = performance.now()

  /** What passed since the last lap, or since the watch was made, belongs to this phase. */
  lap(phase: StepPhase): void {
    const now = performance.now()
    this.#add(phase, now - this.#since)
    this.#since = now
  }

  /**
   * The same when it passed in threads that kept their own times: each phase gets its mean over the threads, and what is
   * left of the time is waiting.
   */
  lapOfThreads(threads: readonly Times[]): void {
    const now = performance.now()
    let left = now - this.#since
    this.#since = now
    for (const times of threads)
      for (const [phase, time] of Object.entries(times) as [StepPhase, number][]) {
        this.#add(phase, time / threads.length)
        left -= time / threads.length
      }
    this.#add('waiting', left)
  }

  #add(phase: StepPhase, milliseconds: number): void {
    this.times[phase] = (this.times[phase] ?? 0) + milliseconds
  }
}
