/** One figure of the CPU engine's benchmark, and how the times behind it are taken. */
import type { Batch, Engine } from '../../src-main/engine/engine.ts'
import { plainStep } from '../shapes.ts'

export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it is held against, in words. */
  readonly aim?: string
}

/** Seconds, the least of some repetitions. */
export function least(repetitions: number, work: () => void): number {
  let best = Infinity
  for (let n = 0; n < repetitions; n++) {
    const start = performance.now()
    work()
    best = Math.min(best, (performance.now() - start) / 1e3)
  }
  return best
}

export interface StepTime {
  readonly cpu: number
  readonly wall: number
}

/** Seconds of a step: wall time, and CPU time of all threads together. */
export async function timeSteps(
  engine: Engine,
  batch: Batch,
  repetitions: number,
  step = plainStep,
  warmUp = 1,
): Promise<StepTime> {
  for (let n = 0; n < warmUp; n++) await engine.train(batch, step)
  let wall = Infinity
  const before = process.cpuUsage()
  for (let n = 0; n < repetitions; n++) {
    const start = performance.now()
    await engine.train(batch, step)
    wall = Math.min(wall, (performance.now() - start) / 1e3)
  }
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1e6 / repetitions, wall }
}
