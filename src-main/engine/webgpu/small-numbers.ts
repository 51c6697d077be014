/** Reading and writing node biases, alpha, the shared edge, and their Adam, which lie together on the device. */
import type { SmallParameters } from '../../model/parameters.ts'
import { foreignState } from '../small-state.ts'
import type { Buffers } from './buffers.ts'
import type { Gpu } from './device.ts'
import type { Layout } from './layout.ts'

export class SmallNumbers {
  readonly #gpu: Gpu
  readonly #buffers: Buffers
  readonly #at: Layout['small']
  readonly #trains: boolean

  constructor(gpu: Gpu, buffers: Buffers, { small }: Layout, trains: boolean) {
    this.#gpu = gpu
    this.#buffers = buffers
    this.#at = small
    this.#trains = trains
  }

  async #read(from: number, to: number): Promise<Float32Array<ArrayBuffer>> {
    const region = { buffer: this.#buffers.get('small'), at: 4 * from, bytes: 4 * (to - from) }
    return new Float32Array(await this.#buffers.read(this.#gpu.device.createCommandEncoder(), [region]))
  }

  #write(at: number, values: Float32Array): void {
    this.#gpu.device.queue.writeBuffer(this.#buffers.get('small'), 4 * at, new Float32Array(values))
  }

  async read(): Promise<SmallParameters> {
    const { alphaAt, sharedAt, nodeStateAt } = this.#at
    const all = await this.#read(0, nodeStateAt)
    return {
      nodeBias: all.slice(0, alphaAt),
      alpha: all.slice(alphaAt, sharedAt),
      shared: all.slice(sharedAt),
    }
  }

  write({ nodeBias, alpha, shared }: SmallParameters): void {
    this.#write(0, nodeBias)
    this.#write(this.#at.alphaAt, alpha)
    this.#write(this.#at.sharedAt, shared)
  }

  clearState(encoder: GPUCommandEncoder): void {
    const { nodeStateAt, total } = this.#at
    encoder.clearBuffer(this.#buffers.get('small'), 4 * nodeStateAt, 4 * (total - nodeStateAt))
  }

  /** Means, squares and steps of node biases, alpha and the shared edge, in this order: as every engine has them. */
  async readState(): Promise<Float32Array> {
    return this.#trains ? this.#read(this.#at.nodeStateAt, this.#at.total) : new Float32Array(0)
  }

  /** Throws `input-damaged` when the length is another. */
  writeState(state: Float32Array): void {
    if (!this.#trains) return
    if (state.length !== this.#at.total - this.#at.nodeStateAt) throw foreignState()
    this.#write(this.#at.nodeStateAt, state)
  }
}
