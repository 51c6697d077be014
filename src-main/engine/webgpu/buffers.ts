/**
 * The buffers of one engine on the device. Those whose size depends on the batch grow on demand; bind groups are kept
 * until one of their buffers is replaced.
 */
import type { Gpu } from './device.ts'
import type { Kernel } from './kernels.ts'
import { mostBytes } from './limits.ts'
import { settingsStride } from './wgsl/settings.ts'
import type { BufferName } from './wgsl/kernel.ts'

// GPUBufferUsage
const mapRead = 1
const copySource = 4
const copyDestination = 8
const uniform = 64
const storage = 128

const storageUsage = storage | copySource | copyDestination

export class Buffers {
  readonly #gpu: Gpu
  readonly #shared = new Map<BufferName | 'settings', GPUBuffer>()
  readonly #shards: { readonly W: GPUBuffer; readonly state: GPUBuffer }[] = []
  readonly #groups = new Map<string, GPUBindGroup>()
  readonly #reports: GPUBuffer[] = []

  constructor(gpu: Gpu) {
    this.#gpu = gpu
  }

  /** Bytes on the device. */
  get bytes(): number {
    let sum = 0
    for (const { size } of this.#all()) sum += size
    return sum
  }

  *#all(): Iterable<GPUBuffer> {
    yield* this.#shared.values()
    yield* this.#reports
    for (const { W, state } of this.#shards) yield* [W, state]
  }

  #create(label: string, bytes: number, usage: number): Promise<GPUBuffer> {
    const size = Math.max(16, 4 * Math.ceil(bytes / 4))
    const { maxBufferSize, maxStorageBufferBindingSize } = this.#gpu.device.limits
    const most =
      (usage & storage) === 0 ? maxBufferSize : mostBytes({ maxBufferSize, maxStorageBufferBindingSize })
    return this.#gpu.create(label, size, usage, most)
  }

  /** Adds a shard. Throws `memory-insufficient`. */
  async addShard(recordBytes: number, stateBytes: number): Promise<void> {
    const W = await this.#create('records', recordBytes, storageUsage)
    try {
      this.#shards.push({ W, state: await this.#create('state', stateBytes, storageUsage) })
    } catch (error) {
      W.destroy()
      throw error
    }
  }

  /** How many shards there are. */
  get shards(): number {
    return this.#shards.length
  }

  shard(index: number): { readonly W: GPUBuffer; readonly state: GPUBuffer } {
    return this.#shards[index]
  }

  /** A buffer that was ensured before. */
  get(name: BufferName | 'settings'): GPUBuffer {
    const buffer = this.#shared.get(name)
    if (buffer === undefined) throw new Error(`there is no buffer "${name}" yet`)
    return buffer
  }

  /** Makes a buffer of at least so many bytes; what a smaller one held is lost. Returns whether it is a new one. */
  async ensure(name: BufferName | 'settings', bytes: number): Promise<boolean> {
    const present = this.#shared.get(name)
    if (present !== undefined && present.size >= bytes) return false
    const usage = name === 'settings' ? uniform | copyDestination : storageUsage
    // Room to grow, as far as the device allows, so that batches of similar sizes do not make a new one each.
    const grown = present === undefined ? bytes : Math.min(1.25 * bytes, mostBytes(this.#gpu.device.limits))
    const larger = await this.#create(name, Math.max(bytes, grown), usage)
    present?.destroy()
    this.#shared.set(name, larger)
    this.#groups.clear()
    return true
  }

  /** The bind group of a kernel that works on a shard. */
  group(kernel: Kernel, shard: number): GPUBindGroup {
    const perShard = kernel.bindings.some(({ buffer }) => buffer === 'W' || buffer === 'state')
    const key = `${kernel.name} ${perShard ? shard : ''}`
    let group = this.#groups.get(key)
    if (group === undefined) {
      group = this.#gpu.device.createBindGroup({
        layout: kernel.layout,
        entries: [
          { binding: 0, resource: { buffer: this.get('settings'), size: settingsStride } },
          ...kernel.bindings.map(({ buffer }, n) => ({
            binding: n + 1,
            resource: {
              buffer: buffer === 'W' || buffer === 'state' ? this.#shards[shard][buffer] : this.get(buffer),
            },
          })),
        ],
      })
      this.#groups.set(key, group)
    }
    return group
  }

  /** Copies regions into one staging buffer, submits what the encoder holds, and reads it all. */
  async read(
    encoder: GPUCommandEncoder,
    regions: readonly { readonly buffer: GPUBuffer; readonly at: number; readonly bytes: number }[],
  ): Promise<ArrayBuffer> {
    const bytes = regions.reduce((sum, region) => sum + region.bytes, 0)
    const staging = await this.#gpu.create('read back', Math.max(16, bytes), mapRead | copyDestination)
    try {
      let to = 0
      for (const region of regions) {
        if (region.bytes > 0) encoder.copyBufferToBuffer(region.buffer, region.at, staging, to, region.bytes)
        to += region.bytes
      }
      this.#gpu.device.queue.submit([encoder.finish()])
      await this.#gpu.map(staging)
      return staging.getMappedRange(0, Math.max(16, bytes)).slice(0, bytes)
    } finally {
      staging.destroy()
    }
  }

  /** A small buffer for a step's report; it comes back by `returnReport`. */
  async borrowReport(bytes: number): Promise<GPUBuffer> {
    return this.#reports.pop() ?? (await this.#gpu.create('report', bytes, mapRead | copyDestination))
  }

  returnReport(buffer: GPUBuffer): void {
    buffer.unmap()
    this.#reports.push(buffer)
  }

  destroy(): void {
    for (const buffer of this.#all()) buffer.destroy()
    this.#shared.clear()
    this.#shards.length = 0
    this.#reports.length = 0
    this.#groups.clear()
  }
}
