/** Runs the forces off the window's thread and tells where the nodes are, a few times a second. */
import { forcesOf, forceSteps, type ForceInput } from './forces.ts'

export interface ForceOutput {
  /** [n × 2] */
  readonly positions: Float32Array
  /** 0 … 1. */
  readonly done: number
}

const between = 150 // ms between pictures

addEventListener('message', ({ data }: MessageEvent<ForceInput>) => {
  const forces = forcesOf(data)
  const steps = forceSteps(data.positions.length / 2)
  let told = performance.now()
  for (let step = 1; step <= steps; step++) {
    forces.step()
    if (step < steps && performance.now() - told < between) continue
    told = performance.now()
    const output: ForceOutput = { positions: forces.positions(), done: step / steps }
    postMessage(output)
  }
})
