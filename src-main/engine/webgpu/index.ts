/** The graphics engine's public face. */
import type { Engine, EngineOptions } from '../engine.ts'
import { openGpu } from './device.ts'
import type { OpenOptions } from './device.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

export { openGpu } from './device.ts'
export type { Gpu, OpenOptions } from './device.ts'

/**
 * An engine on this machine's graphics card. Its parameters are zeros until written. Throws `unsupported` when there is
 * none or its driver refuses the kernels, `memory-insufficient` with the forecast when it has not enough memory; later
 * calls throw `device-lost` when it goes away. `threads` means nothing to it.
 */
export async function createWebGpuEngine(options: EngineOptions, open?: OpenOptions): Promise<Engine> {
  const engine = new WebGpuEngine(await openGpu(open), options)
  await engine.open()
  return engine
}
