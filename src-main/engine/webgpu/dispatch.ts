/** The dispatches of a step: which kernels, on which shard, told what; then encoded in one compute pass. */
import type { Buffers } from './buffers.ts'
import type { Kernels } from './kernels.ts'
import type { PhaseTimer } from './phase-timer.ts'
import { phaseOf } from './phase-timer.ts'
import { settingsStride, writeSettings } from './wgsl/settings.ts'
import type { Settings } from './wgsl/settings.ts'

interface Dispatch {
  readonly kernel: string
  readonly shard: number
  readonly workgroups: number
  readonly settings: Settings
}

export interface EncodeOptions {
  /** What is encoded before the first dispatch. */
  readonly before?: (encoder: GPUCommandEncoder) => void
  readonly timer?: PhaseTimer | undefined
}

/** Workgroups per dimension that every device allows. */
const mostPerDimension = 65535

export class Dispatches {
  readonly #list: Dispatch[] = []
  readonly #settings: Settings

  /** @param settings what all dispatches are told */
  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** Adds a kernel with so many workgroups, which also is its `count`; none is added for no work. */
  add(kernel: string, workgroups: number, changes: Partial<Settings> = {}, shard = 0): void {
    if (workgroups === 0) return
    this.#list.push({
      kernel,
      shard,
      workgroups,
      settings: { ...this.#settings, count: workgroups, ...changes },
    })
  }

  /**
   * Encodes all of them, in order: each sees what those before it wrote.
   * @param timer times them by phase, for which every phase is a pass of its own
   */
  async encode(
    device: GPUDevice,
    buffers: Buffers,
    kernels: Kernels,
    { before, timer }: EncodeOptions = {},
  ): Promise<GPUCommandEncoder> {
    const blocks = new ArrayBuffer(this.#list.length * settingsStride)
    for (const [n, { settings }] of this.#list.entries()) writeSettings(settings, blocks, n)
    await buffers.ensure('settings', blocks.byteLength)
    device.queue.writeBuffer(buffers.get('settings'), 0, blocks)
    const encoder = device.createCommandEncoder()
    before?.(encoder)
    timer?.begin(this.#list.length)
    let pass: GPUComputePassEncoder | undefined
    for (const [n, { kernel: name, shard, workgroups }] of this.#list.entries()) {
      const kernel = kernels.get(name)
      if (kernel === undefined) throw new Error(`there is no kernel "${name}"`)
      if (timer !== undefined && phaseOf(name) !== phaseOf(this.#list[n - 1]?.kernel ?? '')) {
        pass?.end()
        pass = encoder.beginComputePass(timer.pass(phaseOf(name)))
      }
      pass ??= encoder.beginComputePass(timer?.pass(phaseOf(name)))
      pass.setPipeline(kernel.pipeline)
      pass.setBindGroup(0, buffers.group(kernel, shard), [n * settingsStride])
      const rows = Math.ceil(workgroups / mostPerDimension)
      pass.dispatchWorkgroups(Math.ceil(workgroups / rows), rows)
    }
    pass?.end()
    return encoder
  }
}
