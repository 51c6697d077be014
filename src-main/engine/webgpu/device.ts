/**
 * The graphics card as this process sees it. It is opened once and held until the process ends: the package crashes
 * when an instance, an adapter or a device is collected. Everything that can go wrong with a card becomes a
 * `StudioError` here: no package, no adapter, memory, compilation, loss.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import { hasVulkan, useSoftwareDriver } from './software.ts'
import { provenSubgroups } from './subgroups.ts'

export interface OpenOptions {
  /** Take SwiftShader, where it is found; otherwise only real hardware is taken. */
  readonly software?: boolean
  /** Ask for no more than every WebGPU device has, neither limits nor features: for tests. */
  readonly defaultLimits?: boolean
}

/** Limits that buffers and kernels are cut by; asked for at their greatest. */
const wantedLimits = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
] as const

const timestamps: GPUFeatureName = 'timestamp-query'
/** Asked for where they are offered. The second is newer than TypeScript's list. */
const wantedFeatures = [timestamps, 'subgroups' as GPUFeatureName]

/** Everything that was ever opened, so that none of it is collected. */
const held: unknown[] = []
const opened = new Map<string, Promise<Gpu>>()

/** An open device. */
export class Gpu {
  readonly device: GPUDevice
  /** Name and driver, for people. */
  readonly name: string
  /** The driver in its own words; empty where it tells nothing. */
  readonly driver: string
  readonly isSoftware: boolean
  /** Whether passes can be timed by the device's own clock. */
  readonly hasTimestamps: boolean
  /** Lanes whose sums need no workgroup memory; 0: none. */
  subgroups = 0
  #lost: string | undefined
  #refused: string | undefined

  constructor(
    device: GPUDevice,
    { vendor, architecture, device: model, description, isFallbackAdapter }: GPUAdapterInfo,
  ) {
    this.device = device
    this.hasTimestamps = device.features.has(timestamps)
    this.driver = description
    this.isSoftware =
      isFallbackAdapter || /swiftshader|llvmpipe/i.test(`${architecture} ${description} ${model}`)
    const words = [vendor, model || architecture, description].filter((word) => word !== '')
    this.name = words.join(' · ') || 'unnamed adapter'
    void device.lost.then(({ message, reason }) => {
      this.#lost = message || reason
    })
    device.addEventListener('uncapturederror', ({ error }) => {
      this.#refused ??= error.message
    })
  }

  /** Throws `device-lost` once the device is gone, and whatever it has refused without being asked. */
  check(): void {
    if (this.#lost !== undefined) throw deviceLost(this.#lost)
    if (this.#refused === undefined) return
    const message = this.#refused
    this.#refused = undefined
    if (/memory/i.test(message)) throw memoryInsufficient('a step', message)
    throw new Error(`WebGPU refused a command: ${message}`)
  }

  /**
   * Makes a buffer. Throws `memory-insufficient` when it is larger than `most` bytes, or than what the device has left.
   */
  async create(label: string, size: number, usage: number, most = Infinity): Promise<GPUBuffer> {
    this.check()
    if (size > most) throw memoryInsufficient(`${label} of ${size} bytes`, `one buffer holds ${most}`)
    this.device.pushErrorScope('out-of-memory')
    const buffer = this.device.createBuffer({ label, size, usage })
    const failure = await this.device.popErrorScope()
    this.check()
    if (failure === null) return buffer
    buffer.destroy()
    throw memoryInsufficient(`${label} of ${size} bytes`, failure.message)
  }

  /** Compiles a kernel. Throws `unsupported` when the driver refuses it. */
  async compile(name: string, code: string, layout: GPUPipelineLayout): Promise<GPUComputePipeline> {
    this.check()
    this.device.pushErrorScope('validation')
    const module = this.device.createShaderModule({ label: name, code })
    const failure = this.device.popErrorScope()
    try {
      const compute = { module, entryPoint: 'main' }
      return await this.device.createComputePipelineAsync({ label: name, layout, compute })
    } catch (cause) {
      this.check()
      const details = (await failure)?.message
      throw new StudioError(
        'unsupported',
        `The graphics driver refuses the kernel "${name}": ${details ?? String(cause)}`,
        'Update the driver, or train on the CPU.',
        { cause },
      )
    }
  }

  /** Waits for a read-back to arrive. Throws `device-lost`. */
  async map(buffer: GPUBuffer): Promise<void> {
    try {
      await buffer.mapAsync(mapRead)
    } catch (cause) {
      // The loss is told a moment later than the failure that it causes.
      await new Promise((resolve) => setTimeout(resolve, 0))
      this.check()
      throw deviceLost(String(cause))
    }
  }
}

/** GPUMapMode.READ */
const mapRead = 1

export function deviceLost(why: string): StudioError {
  return new StudioError(
    'device-lost',
    `The graphics device was lost: ${why}`,
    'Go on from the last checkpoint, on the CPU or after a new start of the program.',
  )
}

export function memoryInsufficient(needed: string, why: string): StudioError {
  return new StudioError(
    'memory-insufficient',
    `The graphics device has too little memory: ${needed} (${why})`,
    'Raise minBigramCount, choose the edge-normalised optimiser or smaller batches, or train on the CPU.',
  )
}

/**
 * The device of this process. Throws `unsupported` when the package cannot be loaded here or there is no adapter, and,
 * unless `software` is asked for, when the only adapter is a processor.
 */
export function openGpu(options: OpenOptions = {}): Promise<Gpu> {
  const key = JSON.stringify([options.software ?? false, options.defaultLimits ?? false])
  let gpu = opened.get(key)
  if (gpu === undefined) {
    gpu = open(options)
    opened.set(key, gpu)
    // A failure may pass (a driver being updated) and a lost device is not the last: the next call tries again.
    const forget = (): boolean => opened.delete(key)
    gpu.then(({ device }) => device.lost.then(forget), forget)
  }
  return gpu
}

async function open({ software = false, defaultLimits = false }: OpenOptions): Promise<Gpu> {
  if (software && useSoftwareDriver() === undefined)
    throw unavailable('no software adapter was found', 'Install Chromium, which brings SwiftShader along.')
  if (!hasVulkan())
    throw unavailable(
      'Vulkan (libvulkan.so.1) is not installed',
      "Install it with your card's driver (Debian: libvulkan1), or train on the CPU.",
    )
  const { create } = await loadPackage()
  // Timestamps are rounded to 0.1 ms unless that is switched off.
  const instance = create([
    'enable-dawn-features=disable_workgroup_init',
    'disable-dawn-features=timestamp_quantization',
  ])
  const adapter = await instance.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null)
    throw unavailable(
      'it has no graphics adapter',
      'Install a Vulkan, Metal or Direct3D 12 driver, or train on the CPU.',
    )
  held.push(instance, adapter)
  const requiredLimits: Record<string, number> = {}
  if (!defaultLimits) for (const name of wantedLimits) requiredLimits[name] = adapter.limits[name]
  const requiredFeatures = wantedFeatures.filter((name) => !defaultLimits && adapter.features.has(name))
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures })
  held.push(device)
  // A process that ends while the device works would crash on its way out.
  process.once('exit', () => device.destroy())
  const gpu = new Gpu(device, adapter.info)
  if (gpu.isSoftware && !software)
    throw unavailable(
      `its only adapter is a processor (${gpu.name})`,
      'Train on the CPU engine, which is faster.',
    )
  gpu.subgroups = await provenSubgroups(gpu)
  return gpu
}

async function loadPackage(): Promise<typeof import('webgpu')> {
  try {
    return await import('webgpu')
  } catch (cause) {
    throw unavailable(`the package "webgpu" does not load: ${String(cause)}`, 'Train on the CPU.')
  }
}

function unavailable(why: string, hint: string): StudioError {
  return new StudioError('unsupported', `WebGPU cannot be used on this machine: ${why}.`, hint)
}
