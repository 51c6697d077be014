/**
 * The engines that can be chosen from, in the order in which they are taken where nothing tells them apart. Loading
 * this loads no driver: that is what `find` does. TensorFlow in plain JavaScript is not among them, it is for tests.
 */
import os from 'node:os'
import type { DeviceLimit } from '../../../src-shared/engine.ts'
import { createTensorFlowEngine, tensorflowRuntime } from '../tensorflow/index.ts'
import { createWasmEngine } from '../wasm/index.ts'
import { createWebGpuEngine, openGpu } from '../webgpu/index.ts'
import { isSoftwareAllowed } from '../webgpu/software.ts'
import type { EngineEntry } from './entry.ts'
import { memoryOfCard } from './nvidia.ts'

const wasm: EngineEntry = {
  name: 'wasm',
  find: async () => ({
    device: os.cpus()[0]?.model.trim() ?? os.arch(),
    threads: os.availableParallelism(),
    variant: '',
    memory: os.totalmem(),
    limits: [],
  }),
  create: createWasmEngine,
}

/** Limits that decide how a model is cut, or whether it fits. */
const shownLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
] as const

const webgpu: EngineEntry = {
  name: 'webgpu',
  async find() {
    const { name, driver, device } = await openGpu({ software: isSoftwareAllowed() })
    const memory = await memoryOfCard(name)
    return {
      device: name,
      ...(driver !== '' && { driver }),
      threads: 1,
      variant: 'WGSL',
      ...(memory !== undefined && { memory }),
      limits: shownLimits.map((limit): DeviceLimit => ({ name: limit, value: device.limits[limit] })),
    }
  },
  create: (options) => createWebGpuEngine(options, { software: isSoftwareAllowed() }),
}

const tensorflow: EngineEntry = {
  name: 'tensorflow',
  async find() {
    const { device, variant } = await tensorflowRuntime('cuda')
    const memory = await memoryOfCard(device)
    return { device, threads: 1, variant, ...(memory !== undefined && { memory }), limits: [] }
  },
  create: (options) => createTensorFlowEngine(options, 'cuda'),
}

export const engineEntries: readonly EngineEntry[] = [wasm, webgpu, tensorflow]
