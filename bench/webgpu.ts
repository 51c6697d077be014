/**
 * What a training step of the graphics engine costs: tokens per second, and the bytes and operations that it cannot do
 * without as shares of the copy bandwidth and of the multiply-add peak that are measured on the same device. Where
 * there is no graphics card SwiftShader runs a small shape, which says that everything works and nothing about speed.
 */
import type { Batch, Engine } from '../src-main/engine/engine.ts'
import { createWebGpuEngine, openGpu } from '../src-main/engine/webgpu/index.ts'
import type { Gpu } from '../src-main/engine/webgpu/index.ts'
import { leastWork } from './rows.ts'
import type { Peaks } from './rows.ts'
import {
  adamw,
  configOf,
  d,
  fill,
  plainStep,
  shapes,
  textLikeGraph,
  tinyShape,
  walk,
  window,
} from './shapes.ts'
import type { Shape } from './shapes.ts'

export interface WebGpuRow {
  readonly shape: string
  readonly positions: number
  readonly tokensPerSecond: number
  readonly millisecondsPerStep: number
  /** Least traffic of a step: the forward pass reads W, the backward pass reads and writes W and moments. */
  readonly gigabytes: number
  readonly gigaflops: number
  /** Percent. */
  readonly ofCopyBandwidth: number
  readonly ofMultiplyAddPeak: number
  /** Percent of the tokens per second that the slower of the two would allow. */
  readonly ofBound: number
}

export async function benchWebGpu(): Promise<
  { device: string; rows: WebGpuRow[]; peaks: Peaks } | { missing: string }
> {
  let gpu: Gpu
  try {
    gpu = await openGpu()
  } catch (error) {
    console.log(`No graphics card: ${error instanceof Error ? error.message : String(error)}`)
    try {
      gpu = await openGpu({ software: true })
    } catch (cause) {
      const missing = cause instanceof Error ? cause.message : String(cause)
      console.log(missing)
      return { missing }
    }
  }
  const measured = await peaks(gpu)
  const rows: WebGpuRow[] = []
  for (const shape of gpu.isSoftware ? [tinyShape] : shapes)
    rows.push(...(await stepsOf(gpu, shape, measured)))
  console.log(`Graphics engine (d = ${d}, AdamW, exact softmax) on ${gpu.name}`)
  console.log(
    `copy ${(measured.copy / 1e9).toPrecision(3)} GB/s both ways, multiply-add ${(measured.flops / 1e9).toPrecision(3)} GFLOP/s`,
  )
  console.table(
    rows.map(({ shape, ...numbers }) => ({
      shape,
      ...Object.fromEntries(
        Object.entries(numbers).map(([name, value]) => [name, Number(value.toPrecision(3))]),
      ),
    })),
  )
  return { device: gpu.name, rows, peaks: measured }
}

async function stepsOf(
  gpu: Gpu,
  { name, nodes, edges, sequences }: Shape,
  { copy, flops }: Peaks,
): Promise<WebGpuRow[]> {
  const graph = textLikeGraph(nodes, edges)
  const maxBatch = { sequences: Math.max(...sequences), length: window + 1 }
  const options = {
    config: configOf(nodes),
    graph,
    optimiser: adamw,
    threads: 1,
    maxBatch,
  }
  let engine: Engine
  try {
    engine = await createWebGpuEngine(options, { software: gpu.isSoftware })
  } catch (error) {
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
  await fill(engine)
  const rows: WebGpuRow[] = []
  for (const count of sequences) {
    const batch = walk(graph, count, window + 1, count)
    const seconds = await secondsPerStep(engine, batch, gpu.isSoftware ? 3 : 20)
    const { bytes, operations } = leastWork(graph, batch)
    const bound = Math.max(bytes / copy, operations / flops)
    rows.push({
      shape: name,
      positions: count * window,
      tokensPerSecond: (count * window) / seconds,
      millisecondsPerStep: 1e3 * seconds,
      gigabytes: bytes / 1e9,
      gigaflops: operations / 1e9,
      ofCopyBandwidth: (100 * bytes) / seconds / copy,
      ofMultiplyAddPeak: (100 * operations) / seconds / flops,
      ofBound: (100 * bound) / seconds,
    })
  }
  await engine.dispose()
  return rows
}

/** The steps are queued: each is planned while the device works on those before it. */
async function secondsPerStep(engine: Engine, batch: Batch, steps: number): Promise<number> {
  await engine.train(batch, plainStep)
  const start = performance.now()
  await Promise.all(Array.from({ length: steps }, () => engine.train(batch, plainStep)))
  return (performance.now() - start) / 1e3 / steps
}

const storage = 128 | 4 | 8 // GPUBufferUsage.STORAGE | COPY_SRC | COPY_DST

async function peaks(gpu: Gpu): Promise<Peaks> {
  const bytes = gpu.isSoftware ? 2 ** 24 : 2 ** 28
  const [from, to] = [
    await gpu.create('copy from', bytes, storage),
    await gpu.create('copy to', bytes, storage),
  ]
  const copies = gpu.isSoftware ? 2 : 16
  const copySeconds = await leastSeconds(gpu, (encoder) => {
    for (let n = 0; n < copies; n++) encoder.copyBufferToBuffer(from, 0, to, 0, bytes)
  })
  const rounds = gpu.isSoftware ? 64 : 4096
  const workgroups = gpu.isSoftware ? 64 : 4096
  const module = gpu.device.createShaderModule({ code: multiplyAdds(rounds) })
  const pipeline = await gpu.device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module, entryPoint: 'main' },
  })
  const entries = [{ binding: 0, resource: { buffer: to } }]
  const group = gpu.device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
  const seconds = await leastSeconds(gpu, (encoder) => {
    const pass = encoder.beginComputePass()
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, group)
    pass.dispatchWorkgroups(workgroups)
    pass.end()
  })
  for (const buffer of [from, to]) buffer.destroy()
  // Eight vectors of four, two operations each.
  return {
    copy: (2 * bytes * copies) / copySeconds,
    flops: (workgroups * 256 * rounds * 8 * 4 * 2) / seconds,
  }
}

/** Eight chains of multiply-adds, whose results are kept from being optimised away. */
function multiplyAdds(rounds: number): string {
  const chains = [0, 1, 2, 3, 4, 5, 6, 7]
  return `
@group(0) @binding(0) var<storage, read_write> out: array<f32>;
@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let a = vec4f(f32(id.x & 7u) * 1e-3 + 0.5);
  ${chains.map((c) => `var x${c} = a + ${c}.0;`).join(' ')}
  for (var n = 0u; n < ${rounds}u; n++) { ${chains.map((c) => `x${c} = fma(x${c}, a, a);`).join(' ')} }
  let sum = ${chains.map((c) => `x${c}`).join(' + ')};
  if (sum.x + sum.y + sum.z + sum.w == 0.125) { out[id.x % 64u] = sum.x; }
}`
}

async function leastSeconds(gpu: Gpu, record: (encoder: GPUCommandEncoder) => void): Promise<number> {
  let best = Infinity
  for (let n = 0; n < 5; n++) {
    await gpu.device.queue.onSubmittedWorkDone()
    const encoder = gpu.device.createCommandEncoder()
    record(encoder)
    const commands = encoder.finish()
    const start = performance.now()
    gpu.device.queue.submit([commands])
    await gpu.device.queue.onSubmittedWorkDone()
    best = Math.min(best, (performance.now() - start) / 1e3)
  }
  return best
}

if (import.meta.main) await benchWebGpu()
