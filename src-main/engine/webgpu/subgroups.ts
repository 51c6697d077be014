/**
 * Whether kernels may add up by shuffles: the standard promises subgroups, not which lanes of a workgroup are in one.
 * The kernels take them to be neighbours, lane n of a subgroup at multiples of its size plus n. Here the device is
 * asked before it is relied upon.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { Gpu } from './device.ts'
import { withinSubgroups } from './wgsl/reduce.ts'

const lanes = 256

/** Lane ↦ the size of its subgroup if every shuffle that kernels do reaches the lane it should, else 0. */
const code = `enable subgroups;
@group(0) @binding(0) var<storage, read_write> sizes: array<u32>;
@compute @workgroup_size(${lanes})
fn main(@builtin(local_invocation_index) lane: u32, @builtin(subgroup_size) subgroupSize: u32) {
  var strayed = 0u;
  ${withinSubgroups(64, (distance) => `strayed |= subgroupShuffleXor(lane, ${distance}) ^ lane ^ ${distance};`)}
  sizes[lane] = select(0u, subgroupSize, strayed == 0u);
}`

/** The size of this device's subgroups; 0: there are none, or they are not as the kernels take them to be. */
export async function provenSubgroups(gpu: Gpu): Promise<number> {
  const { device } = gpu
  if (!device.features.has('subgroups')) return 0
  const layout = device.createBindGroupLayout({
    entries: [{ binding: 0, visibility: 4 /* COMPUTE */, buffer: { type: 'storage' } }],
  })
  let pipeline: GPUComputePipeline
  try {
    const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] })
    pipeline = await gpu.compile('subgroups', code, pipelineLayout)
  } catch (error) {
    // A driver that refuses them has none: there are kernels without.
    if (error instanceof StudioError && error.kind === 'unsupported') return 0
    throw error
  }
  const bytes = 4 * lanes
  const sizes = await gpu.create('subgroups', bytes, 128 | 4 /* STORAGE | COPY_SRC */)
  const staging = await gpu.create('subgroups read back', bytes, 1 | 8 /* MAP_READ | COPY_DST */)
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(
    0,
    device.createBindGroup({ layout, entries: [{ binding: 0, resource: { buffer: sizes } }] }),
  )
  pass.dispatchWorkgroups(1)
  pass.end()
  encoder.copyBufferToBuffer(sizes, 0, staging, 0, bytes)
  device.queue.submit([encoder.finish()])
  await gpu.map(staging)
  const found = new Uint32Array(staging.getMappedRange().slice(0))
  sizes.destroy()
  staging.destroy()
  return found.every((size) => size === found[0]) ? found[0] : 0
}
