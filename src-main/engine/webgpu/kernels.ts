/** The compiled kernels of a device, made once per signal dimension and update rule and then kept. */
import type { Dimension } from '../../../src-shared/model/config.ts'
import type { Gpu } from './device.ts'
import { backwardKernel, pathUpdateKernel, untouchedKernel } from './wgsl/backward.ts'
import { decodeEnergiesKernel, decodePathKernel } from './wgsl/decode.ts'
import { energiesKernel, sharedEnergiesKernel } from './wgsl/energies.ts'
import { fewPositions, manyPositions } from './wgsl/kernel.ts'
import type { Binding, KernelSource } from './wgsl/kernel.ts'
import { gatherKernel, mixingKernel, pathBackwardKernel, pathForwardKernel } from './wgsl/path.ts'
import { reportKernel, warmKernel } from './wgsl/report.ts'
import { settingsStride } from './wgsl/settings.ts'
import {
  alphaGradientsKernel,
  alphaUpdateKernel,
  collectKernel,
  nodeUpdateKernel,
  sharedGradientKernel,
  sharedUpdateKernel,
} from './wgsl/small.ts'
import { ranksKernel, softmaxKernel } from './wgsl/softmax.ts'
import type { Rule } from './wgsl/update.ts'

export interface Kernel {
  readonly name: string
  readonly pipeline: GPUComputePipeline
  readonly layout: GPUBindGroupLayout
  readonly bindings: readonly Binding[]
}

function forwardSources(d: Dimension, subgroups: boolean): Record<string, KernelSource> {
  return {
    mixing: mixingKernel(d),
    gather: gatherKernel(d),
    pathForward: pathForwardKernel(d),
    sharedEnergies: sharedEnergiesKernel(d, subgroups),
    energies: energiesKernel('energies', manyPositions(d), subgroups),
    energiesOfFew: energiesKernel('energies of few', fewPositions(d), subgroups),
    softmax: softmaxKernel(d, subgroups),
    ranks: ranksKernel(d, subgroups),
  }
}

function decodingSources(d: Dimension, subgroups: boolean): Record<string, KernelSource> {
  return {
    decodeGather: gatherKernel(d, 'decoding'),
    decodePath: decodePathKernel(d),
    decodeEnergies: decodeEnergiesKernel(d, subgroups),
  }
}

function trainingSources(d: Dimension, rule: Rule): Record<string, KernelSource> {
  const lanes = manyPositions(d)
  return {
    backward: backwardKernel('backward', lanes, rule),
    backwardOfFew: backwardKernel('backward of few', fewPositions(d), rule),
    collect: collectKernel(d),
    pathBackward: pathBackwardKernel(d),
    pathUpdate: pathUpdateKernel(lanes, rule),
    alphaGradients: alphaGradientsKernel(d),
    alphaUpdate: alphaUpdateKernel(d),
    nodeUpdate: nodeUpdateKernel(d),
    sharedGradient: sharedGradientKernel(lanes),
    sharedUpdate: sharedUpdateKernel(d),
    ...(rule === 'adamw' ? { untouched: untouchedKernel(lanes) } : {}),
    ...(rule === 'edge-normalised' ? { warm: warmKernel(d) } : {}),
    report: reportKernel(d),
  }
}

/** All kernels by name. Those of training are there when there is a rule. */
export type Kernels = ReadonlyMap<string, Kernel>

const compiled = new WeakMap<Gpu, Map<string, Promise<Kernel>>>()

/** Those of decoding, made when somebody decodes. Throws `unsupported` when the driver refuses one. */
export function decodingKernels(gpu: Gpu, d: Dimension): Promise<Kernels> {
  return compiledOnce(gpu, decodingSources(d, gpu.subgroups > 0), () => `${d}`)
}

/** Throws `unsupported` when the driver refuses one. */
export async function kernelsFor(gpu: Gpu, d: Dimension, rule: Rule | undefined): Promise<Kernels> {
  const ofTraining = rule === undefined ? {} : trainingSources(d, rule)
  const sources = { ...forwardSources(d, gpu.subgroups > 0), ...ofTraining }
  return compiledOnce(gpu, sources, (name) => `${d} ${name in ofTraining ? rule : ''}`)
}

/** @param family what tells a kernel from others of its name */
async function compiledOnce(
  gpu: Gpu,
  sources: Record<string, KernelSource>,
  family: (name: string) => string,
): Promise<Kernels> {
  let known = compiled.get(gpu)
  if (known === undefined) compiled.set(gpu, (known = new Map<string, Promise<Kernel>>()))
  const kernels = await Promise.all(
    Object.entries(sources).map(async ([name, source]) => {
      const key = `${family(name)} ${name}`
      let kernel = known.get(key)
      if (kernel === undefined) {
        known.set(key, (kernel = compile(gpu, source)))
        // A refusal is not remembered: the next engine asks again.
        kernel.catch(() => known.delete(key))
      }
      return [name, await kernel] as const
    }),
  )
  return new Map(kernels)
}

const visibleToCompute = 4 // GPUShaderStage.COMPUTE

async function compile(gpu: Gpu, { name, bindings, code }: KernelSource): Promise<Kernel> {
  const layout = gpu.device.createBindGroupLayout({
    label: name,
    entries: [
      {
        binding: 0,
        visibility: visibleToCompute,
        buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: settingsStride },
      },
      ...bindings.map(({ write }, n) => ({
        binding: n + 1,
        visibility: visibleToCompute,
        buffer: { type: write ? ('storage' as const) : ('read-only-storage' as const) },
      })),
    ],
  })
  const pipelineLayout = gpu.device.createPipelineLayout({ bindGroupLayouts: [layout] })
  return { name, pipeline: await gpu.compile(name, code, pipelineLayout), layout, bindings }
}
