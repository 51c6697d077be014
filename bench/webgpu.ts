/**
 * The graphics engine in the shapes and rows of all engines, with the copy bandwidth and the multiply-add peak of the
 * same device. Where there is no graphics card SwiftShader runs a tiny shape, which says that everything works and
 * nothing about speed.
 */
import { StudioError } from '../src-shared/errors.ts'
import type { Engine } from '../src-main/engine/engine.ts'
import { createWebGpuEngine, openGpu } from '../src-main/engine/webgpu/index.ts'
import type { Gpu } from '../src-main/engine/webgpu/index.ts'
import type { DecodingRow, EngineFigures, Peaks, TrainingRow } from './rows.ts'
import { decodingRows, trainingRows } from './rows.ts'
import type { Shape } from './shapes.ts'
import {
  adamw,
  configOf,
  edgeBytes,
  fill,
  scaledTo,
  shapes,
  textLikeGraph,
  tinyShape,
  window,
} from './shapes.ts'

export async function webGpuFigures(seconds = 2): Promise<EngineFigures | { missing: string }> {
  const remarks: string[] = []
  let gpu: Gpu
  try {
    gpu = await openGpu()
  } catch (error) {
    remarks.push(`No graphics card: ${messageOf(error)}`)
    try {
      gpu = await openGpu({ software: true })
    } catch (cause) {
      return { missing: messageOf(cause) }
    }
    remarks.push('SwiftShader, which is the processor, instead, a tiny shape: nothing about speed.')
  }
  const software = gpu.isSoftware
  const measured = await peaks(gpu)
  const training: TrainingRow[] = []
  const generation: DecodingRow[] = []
  for (const whole of software ? [tinyShape] : shapes) {
    console.log(`webgpu: ${whole.name} …`)
    const opened = await openLargest(whole, software, remarks)
    if (opened === undefined) continue
    const { engine, shape } = opened
    try {
      await fill(engine)
      const rows = await trainingRows(engine, shape, measured, { queued: true, seconds })
      training.push(...rows)
      remarks.push(...rows.flatMap(planningRemark))
      generation.push(...(await decodingRows(engine, shape, 'the device', software ? 16 : 500)))
      if (engine.timeStep === undefined) remarks.push(`${shape.name}: the device offers no time per phase`)
    } catch (error) {
      remarks.push(`${shape.name}: ${messageOf(error)}`)
    }
    await engine.dispose()
  }
  return { engine: 'webgpu', device: gpu.name, peaks: measured, training, generation, remarks }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** An engine with the shape, or with as much of it as the device has memory for: nobody says beforehand how much that is. */
async function openLargest(
  whole: Shape,
  software: boolean,
  remarks: string[],
): Promise<{ engine: Engine; shape: Shape } | undefined> {
  for (let edges = whole.edges; edges >= 10_000 || edges === whole.edges; edges = Math.floor(0.7 * edges)) {
    const shape = edges === whole.edges ? whole : scaledTo(whole, edges * edgeBytes)
    const options = {
      config: configOf(shape.nodes),
      graph: textLikeGraph(shape.nodes, shape.edges),
      optimiser: adamw,
      threads: 1,
      maxBatch: { sequences: Math.max(...shape.sequences), length: window + 1 },
    }
    try {
      const engine = await createWebGpuEngine(options, { software })
      if (shape.scaled !== undefined)
        remarks.push(`${shape.name}: scaled to the device's memory, ${shape.scaled}`)
      return { engine, shape }
    } catch (error) {
      if (error instanceof StudioError && error.kind === 'memory-insufficient') continue
      remarks.push(`${shape.name}: ${messageOf(error)}`)
      return undefined
    }
  }
  remarks.push(`${whole.name}: not even 10,000 own edges fit`)
  return undefined
}

/** Steps are planned while the device works on those before: said where it would have to wait all the same. */
function planningRemark({ shape, positions, phases }: TrainingRow): string[] {
  if (phases === undefined) return []
  const { plan = 0, waiting: _, ...onDevice } = phases
  const busy = Object.values(onDevice).reduce((sum, time) => sum + time, 0)
  const word = plan < busy ? 'hidden behind' : 'longer than'
  return [
    `${shape}, ${positions} positions: planning and queueing ${plan.toPrecision(3)} ms, ${word} ${busy.toPrecision(3)} ms of the device`,
  ]
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
