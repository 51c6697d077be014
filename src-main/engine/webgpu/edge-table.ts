/** Reading and writing the records and states of edges on the device, wherever their shard is. */
import { StudioError } from '../../../src-shared/errors.ts'
import { packStates, unpackStates } from '../../model/half-moments.ts'
import type { Buffers } from './buffers.ts'
import type { Gpu } from './device.ts'
import type { EdgeShape, Shard } from './shards.ts'
import { overShards } from './shards.ts'

/** Bytes read back at a time: larger staging buffers would take memory from the model. */
const mostBytes = 64 * 2 ** 20

export class EdgeTable {
  readonly #gpu: Gpu
  readonly #buffers: Buffers
  readonly #shards: readonly Shard[]
  readonly #shape: EdgeShape
  readonly #edges: number

  constructor(gpu: Gpu, buffers: Buffers, shards: readonly Shard[], shape: EdgeShape) {
    this.#gpu = gpu
    this.#buffers = buffers
    this.#shards = shards
    this.#shape = shape
    this.#edges = shards.reduce((sum, { edges }) => sum + edges, 0)
  }

  #check(first: number, count: number): void {
    if (first >= 0 && Number.isInteger(count) && first + count <= this.#edges) return
    throw new StudioError(
      'setting-out-of-range',
      `Edges ${first} to ${first + count} are not all in this model.`,
      `It has ${this.#edges} own edges.`,
    )
  }

  /** [count × stride] of a kind of buffer. */
  async #read(
    first: number,
    count: number,
    kind: 'W' | 'state',
    stride: number,
  ): Promise<Float32Array<ArrayBuffer>> {
    const all = new Float32Array(count * stride)
    const most = Math.max(1, Math.floor(mostBytes / (4 * stride)))
    for (let done = 0; done < count; done += most) {
      const regions: { buffer: GPUBuffer; at: number; bytes: number }[] = []
      overShards(this.#shards, first + done, Math.min(most, count - done), (s, from, edges) =>
        regions.push({
          buffer: this.#buffers.shard(s)[kind],
          at: 4 * from * stride,
          bytes: 4 * edges * stride,
        }),
      )
      const part = await this.#buffers.read(this.#gpu.device.createCommandEncoder(), regions)
      all.set(new Float32Array(part), done * stride)
    }
    return all
  }

  #write(first: number, count: number, kind: 'W' | 'state', stride: number, floats: Float32Array): void {
    // A view of shared memory cannot be handed to the device.
    const values = new Float32Array(floats)
    overShards(this.#shards, first, count, (s, from, edges, at) =>
      this.#gpu.device.queue.writeBuffer(
        this.#buffers.shard(s)[kind],
        4 * from * stride,
        values,
        at * stride,
        edges * stride,
      ),
    )
  }

  /** [count × (d² + d)] */
  async read(first: number, count: number): Promise<Float32Array> {
    this.#check(first, count)
    return this.#read(first, count, 'W', this.#shape.record)
  }

  write(first: number, records: Float32Array): void {
    const count = records.length / this.#shape.record
    this.#check(first, count)
    this.#write(first, count, 'W', this.#shape.record, records)
  }

  /** [count × stateLength] */
  async readState(first: number, count: number): Promise<Float32Array> {
    const { record, state, stateLength, stateRuns, packed } = this.#shape
    if (stateLength === 0) return new Float32Array(0)
    this.#check(first, count)
    const padded = await this.#read(first, count, 'state', state)
    const values = new Float32Array(count * stateLength)
    if (packed) unpackStates(new Uint32Array(padded.buffer), state, record, values)
    for (let n = 0; n < count; n++) {
      let to = n * stateLength
      for (const [from, length] of stateRuns) {
        values.set(padded.subarray(n * state + from, n * state + from + length), to)
        to += length
      }
    }
    return values
  }

  writeState(first: number, values: Float32Array): void {
    const { record, state, stateLength, stateRuns, packed } = this.#shape
    if (stateLength === 0) return
    const count = values.length / stateLength
    this.#check(first, count)
    const padded = new Float32Array(count * state)
    if (packed) packStates(values, record, new Uint32Array(padded.buffer), state)
    for (let n = 0; n < count; n++) {
      let from = n * stateLength
      for (const [to, length] of stateRuns) {
        padded.set(values.subarray(from, from + length), n * state + to)
        from += length
      }
    }
    this.#write(first, count, 'state', state, padded)
  }
}
