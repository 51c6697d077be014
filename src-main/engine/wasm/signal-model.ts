/**
 * A model for decoding and explaining: one signal at a time, on the calling thread, with the engine's kernels and
 * 4 (d² + d) bytes per edge.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges, sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import type { SignalModel } from '../engine.ts'
import { compileKernels, instantiate } from './kernels.ts'
import type { Kernels } from './kernels.ts'
import type { MemoryLayout } from './memory.ts'
import { makeMemories, memoryLayout, recordAt, reserve, shardOf } from './memory.ts'

/** Edges in memory, with one scratch and the workspace behind the records free to use. */
export interface EdgeTable {
  readonly layout: MemoryLayout
  readonly memories: readonly WebAssembly.Memory[]
}

export class WasmSignalModel implements SignalModel {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly small: SmallParameters
  readonly #layout: MemoryLayout
  #shards: readonly { readonly kernels: Kernels; readonly f32: Float32Array; position: number }[]
  readonly #input: number
  readonly #encoding: number
  readonly #signal: number
  readonly #slope: number

  /** @param table where the edges lie already, such as an engine's memories between two steps; else memory of its own */
  constructor(config: ModelConfig, graph: TokenGraph, small: SmallParameters, table?: EdgeTable) {
    this.config = config
    this.graph = graph
    this.small = small
    this.#layout = table?.layout ?? memoryLayout(config.d, graph, undefined, 1, 1)
    const module = compileKernels(config.d)
    let mostEdges = 0
    for (let u = 0; u < graph.nodes; u++)
      mostEdges = Math.max(mostEdges, graph.offsets[u + 1] - graph.offsets[u])
    const memories = table?.memories ?? makeMemories(this.#layout)
    this.#shards = memories.map((memory, s) => {
      reserve(memory, this.#layout.shards[s].workspaceAt + mostEdges * 4)
      const f32 = new Float32Array(memory.buffer)
      f32.set(small.shared, this.#layout.sharedAt / 4)
      return { kernels: instantiate(module, memory), f32, position: -1 }
    })
    const row = config.d * 4
    this.#input = this.#layout.scratchAt + this.#layout.scratch.rows
    this.#encoding = this.#input + row
    this.#signal = this.#input + 2 * row
    this.#slope = this.#input + 3 * row
  }

  /** Records [count × (d² + d)] of own edges first … first + count − 1. */
  writeEdges(first: number, records: Float32Array): void {
    const length = recordLength(this.config.d)
    const count = records.length / length
    if (first < 0 || !Number.isInteger(count) || first + count > ownEdges(this.graph))
      throw new RangeError(`edges ${first} to ${first + count} are not all in this model`)
    for (const [s, range] of this.#layout.shards.entries()) {
      const from = Math.max(first, range.firstEdge)
      const end = Math.min(first + count, range.firstEdge + range.edges)
      if (from >= end) continue
      // Without optimiser state records lie side by side.
      const part = records.subarray((from - first) * length, (end - first) * length)
      this.#shards[s].f32.set(part, recordAt(this.#layout, range, from) / 4)
    }
  }

  #locate(edge: number): { shard: number; record: number } {
    if (edge === sharedEdge) return { shard: 0, record: this.#layout.sharedAt }
    const shard = shardOf(this.#layout, edge)
    return { shard, record: recordAt(this.#layout, this.#layout.shards[shard], edge) }
  }

  /** Puts a signal and a positional encoding where a shard's kernels read them. */
  #place(shard: number, input: Float32Array, position: number): void {
    const { d, dialect, positionalEncoding } = this.config
    const view = this.#shards[shard]
    view.f32.set(input.length === d ? input : input.subarray(0, d), this.#input / 4)
    if (positionalEncoding === 'none' || view.position === position) return
    const at = this.#encoding / 4
    dialects[dialect].positionalEncoding(position, d, view.f32.subarray(at, at + d))
    view.position = position
  }

  propagate(edge: number, input: Float32Array, position: number, out: Float32Array): void {
    const { shard, record } = this.#locate(edge)
    this.#place(shard, input, position)
    const { kernels, f32 } = this.#shards[shard]
    kernels.propagate(record, this.#input, this.#encoding, this.#signal, this.#slope)
    const at = this.#signal / 4
    out.set(f32.subarray(at, at + this.config.d))
  }

  energies(source: number, input: Float32Array, position: number, out: Float32Array): void {
    const first = this.graph.offsets[source]
    const count = this.graph.offsets[source + 1] - first
    const { shard, record } = this.#locate(count === 0 ? sharedEdge : first)
    this.#place(shard, input, position)
    const { kernels, f32 } = this.#shards[shard]
    const { stride, sharedAt, shards } = this.#layout
    const E = shards[shard].workspaceAt
    if (count > 0) {
      kernels.energiesOfOne(record, stride, count, this.#input, this.#encoding, E, this.#signal)
      out.set(f32.subarray(E / 4, E / 4 + count))
    }
    kernels.energiesOfOne(sharedAt, stride, 1, this.#input, this.#encoding, E, this.#signal)
    out[count] = f32[E / 4]
  }

  edgeRecord(edge: number): Float32Array {
    const { shard, record } = this.#locate(edge)
    return this.#shards[shard].f32.slice(record / 4, record / 4 + recordLength(this.config.d))
  }

  /** Lets go of the memory. */
  dispose(): void {
    this.#shards = []
  }
}
