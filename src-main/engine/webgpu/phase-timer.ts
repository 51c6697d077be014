/** Where the device's time goes in a step: timestamps at the ends of passes, which a device may offer. */
import type { StepPhase } from '../engine.ts'
import type { Gpu } from './device.ts'

/** Kernels by phase; those that are not named belong to what follows the way back. */
const phases: Readonly<Record<string, StepPhase>> = {
  mixing: 'path',
  gather: 'path',
  pathForward: 'path',
  sharedEnergies: 'energies',
  energies: 'energies',
  energiesOfFew: 'energies',
  softmax: 'softmax',
  backward: 'backward',
  backwardOfFew: 'backward',
  collect: 'backward',
  pathBackward: 'pathBackward',
}

export function phaseOf(kernel: string): StepPhase {
  return phases[kernel] ?? 'pathEdges'
}

const queryResolve = 512 // GPUBufferUsage.QUERY_RESOLVE
const copySource = 4
const mapReadAndCopyDestination = 1 | 8

/** Times the passes of one list of dispatches. */
export class PhaseTimer {
  readonly #gpu: Gpu
  readonly #passes: StepPhase[] = []
  #queries: GPUQuerySet | undefined

  /** @param gpu one that `hasTimestamps` */
  constructor(gpu: Gpu) {
    this.#gpu = gpu
  }

  /** Before the first pass: how many there will be at most. */
  begin(passes: number): void {
    this.#queries = this.#gpu.device.createQuerySet({ type: 'timestamp', count: 2 * passes })
  }

  /** What the next pass is begun with. */
  pass(phase: StepPhase): GPUComputePassDescriptor {
    const querySet = this.#opened
    const first = 2 * this.#passes.length
    this.#passes.push(phase)
    const ends = { beginningOfPassWriteIndex: first, endOfPassWriteIndex: first + 1 }
    return { timestampWrites: { querySet, ...ends } }
  }

  get #opened(): GPUQuerySet {
    if (this.#queries === undefined) throw new Error('the timer has not begun')
    return this.#queries
  }

  /** Milliseconds by phase, when all passes are over. */
  async read(): Promise<Map<StepPhase, number>> {
    const { device } = this.#gpu
    const count = 2 * this.#passes.length
    const bytes = 8 * count
    const resolved = await this.#gpu.create('timestamps', bytes, queryResolve | copySource)
    const staging = await this.#gpu.create('timestamps read back', bytes, mapReadAndCopyDestination)
    const encoder = device.createCommandEncoder()
    encoder.resolveQuerySet(this.#opened, 0, count, resolved, 0)
    encoder.copyBufferToBuffer(resolved, 0, staging, 0, bytes)
    device.queue.submit([encoder.finish()])
    await this.#gpu.map(staging)
    const nanoseconds = new BigUint64Array(staging.getMappedRange().slice(0))
    const sums = new Map<StepPhase, number>()
    for (const [n, phase] of this.#passes.entries()) {
      const elapsed = Number(nanoseconds[2 * n + 1] - nanoseconds[2 * n]) / 1e6
      sums.set(phase, (sums.get(phase) ?? 0) + Math.max(0, elapsed))
    }
    for (const buffer of [resolved, staging]) buffer.destroy()
    this.#opened.destroy()
    return sums
  }
}
