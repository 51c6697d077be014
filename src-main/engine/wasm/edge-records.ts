/** Reading and writing the records and states of edges, wherever their shard is. On the calling thread. */
import { StudioError } from '../../../src-shared/errors.ts'
import { packStates, unpackStates } from '../../model/half-moments.ts'
import { recordLength } from '../../model/parameters.ts'
import type { MemoryLayout } from './memory.ts'
import { recordAt } from './memory.ts'

export class EdgeRecords {
  readonly #layout: MemoryLayout
  readonly #memories: readonly WebAssembly.Memory[]
  readonly #edges: number

  /** @param edges own edges of the model */
  constructor(layout: MemoryLayout, memories: readonly WebAssembly.Memory[], edges: number) {
    this.#layout = layout
    this.#memories = memories
    this.#edges = edges
  }

  /** Calls `visit` with each edge's float index in its shard. Throws `setting-out-of-range`. */
  #over(first: number, count: number, visit: (f32: Float32Array, at: number, n: number) => void): void {
    if (first < 0 || !Number.isInteger(count) || first + count > this.#edges)
      throw new StudioError(
        'setting-out-of-range',
        `Edges ${first} to ${first + count} are not all in this model.`,
        `It has ${this.#edges} own edges.`,
      )
    for (const [s, range] of this.#layout.shards.entries()) {
      const from = Math.max(first, range.firstEdge)
      const end = Math.min(first + count, range.firstEdge + range.edges)
      if (from >= end) continue
      const f32 = new Float32Array(this.#memories[s].buffer)
      for (let edge = from; edge < end; edge++)
        visit(f32, recordAt(this.#layout, range, edge) / 4, edge - first)
    }
  }

  /** [count × (d² + d)] */
  read(first: number, count: number): Float32Array {
    const length = recordLength(this.#layout.d)
    const records = new Float32Array(count * length)
    this.#over(first, count, (f32, at, n) => records.set(f32.subarray(at, at + length), n * length))
    return records
  }

  write(first: number, records: Float32Array): void {
    const length = recordLength(this.#layout.d)
    this.#over(first, records.length / length, (f32, at, n) =>
      f32.set(records.subarray(n * length, (n + 1) * length), at),
    )
  }

  /** [count × stateLength] */
  readState(first: number, count: number): Float32Array {
    const { d, stateLength, stateRuns, recordBytes, stride, packed } = this.#layout
    const state = new Float32Array(count * stateLength)
    this.#over(first, count, (f32, at, n) => {
      if (packed === true) {
        const one = state.subarray(n * stateLength, (n + 1) * stateLength)
        unpackStates(wordsOf(f32), stride / 4, recordLength(d), one, at + recordBytes / 4)
        return
      }
      let to = n * stateLength
      for (const [from, length] of stateRuns) {
        const start = at + recordBytes / 4 + from
        state.set(f32.subarray(start, start + length), to)
        to += length
      }
    })
    return state
  }

  writeState(first: number, state: Float32Array): void {
    const { d, stateLength, stateRuns, recordBytes, stride, packed } = this.#layout
    if (stateLength === 0) return
    this.#over(first, state.length / stateLength, (f32, at, n) => {
      if (packed === true) {
        const one = state.subarray(n * stateLength, (n + 1) * stateLength)
        packStates(one, recordLength(d), wordsOf(f32), stride / 4, at + recordBytes / 4)
        return
      }
      let from = n * stateLength
      for (const [to, length] of stateRuns) {
        f32.set(state.subarray(from, from + length), at + recordBytes / 4 + to)
        from += length
      }
    })
  }

  /** The shared edge's record into every shard. */
  writeShared(record: Float32Array): void {
    for (const memory of this.#memories)
      new Float32Array(memory.buffer).set(record, this.#layout.sharedAt / 4)
  }
}

function wordsOf({ buffer }: Float32Array): Uint32Array {
  return new Uint32Array(buffer)
}
