/** Measures one processor core while others do the same: what all of them can do together is less than their sum alone. */
import { parentPort, workerData } from 'node:worker_threads'
import { compileKernels, instantiate } from '../../src-main/engine/wasm/kernels.ts'
import { d } from '../shapes.ts'

/** What a worker is told. */
export interface PeakTask {
  readonly threads: number
  readonly rounds: number
  readonly millisecondsPerRound: number
  /** Threads that have come to the barrier so far. */
  readonly arrived: SharedArrayBuffer
}

/** Operations and bytes (both ways) per second of this core, by round. */
export interface CorePeaks {
  readonly flops: readonly number[]
  readonly readModifyWrite: readonly number[]
  readonly copy: readonly number[]
}

const task = workerData as PeakTask
const arrived = new Int32Array(task.arrived)
let meetings = 0

function meet(): void {
  const all = ++meetings * task.threads
  Atomics.add(arrived, 0, 1)
  Atomics.notify(arrived, 0)
  for (let now = Atomics.load(arrived, 0); now < all; now = Atomics.load(arrived, 0))
    Atomics.wait(arrived, 0, now, 100)
}

/** Units of work per second, over about the time of a round, by round. */
function rates(unit: number, work: () => void): number[] {
  work()
  return Array.from({ length: task.rounds }, () => {
    meet()
    const start = performance.now()
    let done = 0
    while (performance.now() - start < task.millisecondsPerRound) {
      work()
      done++
    }
    return (1e3 * done * unit) / (performance.now() - start)
  })
}

const bytes = 96 * 2 ** 20
const table = 8 * 2 ** 20
const memory = new WebAssembly.Memory({ initial: (bytes + table) / 65536, maximum: 65536, shared: true })
const kernels = instantiate(compileKernels(d), memory)
const f32 = new Float32Array(memory.buffer)
f32.fill(1, table / 4)
const peaks: CorePeaks = {
  flops: rates(96 * 500_000, () => kernels.multiplyAddPeak(500_000)),
  readModifyWrite: rates(2 * bytes, () => kernels.readModifyWrite(table, bytes)),
  copy: rates(bytes, () => f32.copyWithin(table / 4, (table + bytes / 2) / 4)),
}
parentPort?.postMessage(peaks)
