/**
 * On a graphics card the whole suite is run. Where there is none, SwiftShader stands in for one, with fewer cases, and
 * a second time with tables and workspaces cut into small parts; where that is missing too, this says so.
 */
import { describe, it } from 'vitest'
import { paperVectors } from '../../../fixtures/golden.ts'
import type { CreateEngine } from '../conformance/index.ts'
import { describeConformance, describeGolden } from '../conformance/index.ts'
import { openForTests } from './device.fixture.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

const { gpu, reason } = await openForTests()

if (gpu === undefined)
  describe.skip(`the webgpu engine conforms to the reference: not tried, ${reason}`, () =>
    it('would be tried'))
else {
  const create: CreateEngine = async (options) => {
    const engine = new WebGpuEngine(gpu, options)
    await engine.open()
    return engine
  }
  const emulated = gpu.isSoftware
  describeConformance(`webgpu (${gpu.name})`, create, {
    dimensions: [8, 16, 32, 64],
    threads: [1],
    emulated,
  })
  describeGolden('webgpu', create, { threads: [1] }, paperVectors)
}
