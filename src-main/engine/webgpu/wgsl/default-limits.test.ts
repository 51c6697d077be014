import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../../src-shared/model/config.ts'
import { backwardKernel, pathUpdateKernel } from './backward.ts'
import { decodeEnergiesKernel, decodePathKernel } from './decode.ts'
import { energiesKernel } from './energies.ts'
import { fewPositions, manyPositions, workgroupSize } from './kernel.ts'
import type { KernelSource } from './kernel.ts'
import { gatherKernel, pathBackwardKernel, pathForwardKernel } from './path.ts'
import { ranksKernel, softmaxKernel } from './softmax.ts'

/** WebGPU's defaults, which every device has. */
const most = { workgroupBytes: 16384, lanes: 256, buffers: 8 }
const bytes: Record<string, number> = { f32: 4, u32: 4, vec4f: 16 }

/** Bytes of a kernel's memory per workgroup, each variable on a boundary of 16. */
function workgroupBytes({ code, name }: KernelSource): number {
  const d = Number(/const D = (\d+)u/.exec(code)?.[1])
  let sum = 0
  for (const [, type, length] of code.matchAll(/var<workgroup> \w+: array<(\w+), (\w+)>/g)) {
    const count = length === 'D' ? d : Number(length)
    expect(bytes[type] * count, `${name}: ${type} × ${length}`).toBeGreaterThan(0)
    sum += 16 * Math.ceil((bytes[type] * count) / 16)
  }
  expect(sum, name).toBeGreaterThan(name.includes('gather') ? -1 : 0)
  return sum
}

describe.each(dimensions)('kernels of d = %i', (d) => {
  const rules = ['adamw', 'adamw-half', 'adamw-factored', 'edge-normalised'] as const
  const lanes = [manyPositions(d), fewPositions(d)]
  const kernels = [
    gatherKernel(d),
    pathForwardKernel(d),
    pathBackwardKernel(d),
    decodePathKernel(d),
    ...[false, true].flatMap((subgroups) => [
      decodeEnergiesKernel(d, subgroups),
      softmaxKernel(d, subgroups),
      ranksKernel(d, subgroups),
      ...lanes.map((each) => energiesKernel('energies', each, subgroups)),
    ]),
    ...rules.flatMap((rule) => [
      ...lanes.map((each) => backwardKernel('backward', each, rule)),
      pathUpdateKernel(manyPositions(d), rule),
    ]),
  ]

  it('need no more than every device has', () => {
    for (const each of lanes) expect(workgroupSize(each)).toBeLessThanOrEqual(most.lanes)
    for (const kernel of kernels) {
      expect(workgroupBytes(kernel), kernel.name).toBeLessThanOrEqual(most.workgroupBytes)
      expect(kernel.bindings.length, kernel.name).toBeLessThanOrEqual(most.buffers)
    }
  })
})
