/** What a worker holds: its instance of the kernels on every shard, views of their memories, and the board. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { Board } from './board.ts'
import { control } from './board.ts'
import { compileKernels, instantiate } from './kernels.ts'
import type { Kernels } from './kernels.ts'
import type { MemoryLayout, ShardRange } from './memory.ts'
import { recordAt, shardOf } from './memory.ts'
import type { Ranking } from './ranking.ts'

export interface WorkplaceData {
  readonly index: number
  readonly threads: number
  readonly config: ModelConfig
  readonly layout: MemoryLayout
  readonly memories: readonly WebAssembly.Memory[]
  readonly board: Board
}

/** One shard as a worker sees it. */
export class ShardView {
  readonly kernels: Kernels
  readonly range: ShardRange
  /** Start of this worker's scratch. */
  readonly scratch: number
  readonly #memory: WebAssembly.Memory
  f32: Float32Array
  f64: Float64Array
  u32: Uint32Array

  constructor(kernels: Kernels, range: ShardRange, scratch: number, memory: WebAssembly.Memory) {
    this.kernels = kernels
    this.range = range
    this.scratch = scratch
    this.#memory = memory
    this.f32 = new Float32Array(memory.buffer)
    this.f64 = new Float64Array(memory.buffer)
    this.u32 = new Uint32Array(memory.buffer)
  }

  /** Another thread may have grown the memory. */
  refresh(): void {
    if (this.f32.byteLength === this.#memory.buffer.byteLength) return
    this.f32 = new Float32Array(this.#memory.buffer)
    this.f64 = new Float64Array(this.#memory.buffer)
    this.u32 = new Uint32Array(this.#memory.buffer)
  }
}

export class Workplace {
  readonly config: ModelConfig
  readonly layout: MemoryLayout
  readonly board: Board
  readonly shards: readonly ShardView[]
  readonly index: number
  readonly threads: number
  ranking: Ranking | undefined

  constructor({ index, threads, config, layout, memories, board }: WorkplaceData) {
    this.index = index
    this.threads = threads
    this.config = config
    this.layout = layout
    this.board = board
    const module = compileKernels(config.d)
    this.shards = memories.map(
      (memory, s) =>
        new ShardView(
          instantiate(module, memory),
          layout.shards[s],
          layout.scratchAt + index * layout.scratch.bytes,
          memory,
        ),
    )
  }

  get dialect(): (typeof dialects)[ModelConfig['dialect']] {
    return dialects[this.config.dialect]
  }

  /** The shard of an edge; the shared edge is in all of them. */
  shardOf(edge: number): ShardView {
    return this.shards[edge === sharedEdge ? 0 : shardOf(this.layout, edge)]
  }

  recordAt(shard: ShardView, edge: number): number {
    return edge === sharedEdge ? this.layout.sharedAt : recordAt(this.layout, shard.range, edge)
  }

  /** Remembers the lowest edge where a value was not finite, in one of the two slots of `control` for it. */
  reportNonFinite(slot: typeof control.nonFiniteSignal | typeof control.nonFiniteEnergy, edge: number): void {
    const mark = edge + 2
    const { control: slots } = this.board
    let seen = Atomics.load(slots, slot)
    while (seen === 0 || mark < seen) {
      const before = Atomics.compareExchange(slots, slot, seen, mark)
      if (before === seen) return
      seen = before
    }
  }
}

/** Copies a row of d numbers. */
export function copyRow(from: Float32Array, fromAt: number, to: Float32Array, toAt: number, d: number): void {
  for (let i = 0; i < d; i++) to[toAt + i] = from[fromAt + i]
}
