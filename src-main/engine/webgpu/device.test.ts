import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { adamw, caseOf, engineFor, plainSettings } from '../conformance/cases.ts'
import { openForTests } from './device.fixture.ts'
import { openGpu } from './device.ts'
import { findSoftwareDriver, hasVulkan } from './software.ts'
import { provenSubgroups } from './subgroups.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

const { gpu, reason } = await openForTests({ defaultLimits: true })

async function failureOf(attempt: Promise<unknown>): Promise<StudioError> {
  const failure: unknown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(StudioError)
  return failure as StudioError
}

describe('findSoftwareDriver', () => {
  it('names a file that exists, or nothing', () => {
    const file = findSoftwareDriver()
    if (file !== undefined) expect(existsSync(file)).toBe(true)
    expect(findSoftwareDriver([])).toBe(undefined)
    expect(findSoftwareDriver(['/nowhere'])).toBe(undefined)
  })
})

describe.skipIf(gpu === undefined)(`a device${gpu === undefined ? `: not tried, ${reason}` : ''}`, () => {
  it('has a name, is opened once, and a processor is only taken when it is asked for', async () => {
    const software = gpu!.isSoftware
    expect(gpu!.name).not.toBe('')
    expect(hasVulkan()).toBe(true)
    expect(await openGpu({ software, defaultLimits: true })).toBe(gpu)
    if (software) {
      const failure = await failureOf(openGpu())
      expect(failure.kind).toBe('unsupported')
      expect(failure.message).toMatch(/WebGPU cannot be used on this machine/)
    }
  })

  it('is relied upon to have subgroups only where it was asked for them and showed what they are', async () => {
    expect(gpu!.subgroups).toBe(0)
    expect(await provenSubgroups(gpu!)).toBe(0)
    const whole = (await openForTests()).gpu!
    expect(whole.device.features.has('subgroups')).toBe(whole.subgroups > 0)
    expect(await provenSubgroups(whole)).toBe(whole.subgroups)
    if (whole.subgroups > 0) expect(Math.log2(whole.subgroups) % 1).toBe(0)
  })

  it('says what a refused kernel was refused for', async () => {
    const layout = gpu!.device.createPipelineLayout({ bindGroupLayouts: [] })
    const code = '@compute @workgroup_size(1) fn main() { let x: f32 = 1u; }'
    const failure = await failureOf(gpu!.compile('broken', code, layout))
    expect(failure.kind).toBe('unsupported')
    expect(failure.message).toContain('broken')
    gpu!.check()
    await gpu!.compile('whole', '@compute @workgroup_size(1) fn main() {}', layout)
  })

  it('says when a buffer is too large for it', async () => {
    const failure = await failureOf(gpu!.create('too large', 2 ** 20, 128, 2 ** 19))
    expect(failure.kind).toBe('memory-insufficient')
    const buffer = await gpu!.create('small', 1024, 128)
    expect(buffer.size).toBe(1024)
    buffer.destroy()
  })

  it('lets its process end in the middle of a step', () => {
    const program = path.join(import.meta.dirname, 'exit.fixture.ts')
    const { status, signal } = spawnSync(process.execPath, [program], { stdio: 'ignore' })
    expect({ status, signal }).toEqual({ status: 7, signal: null })
  })

  // Last: the device is gone afterwards.
  it('trains within the default limits until it is lost, which every later call says; another can be opened', async () => {
    expect(gpu!.device.limits.maxStorageBuffersPerShaderStage).toBeLessThanOrEqual(10)
    expect(gpu!.hasTimestamps).toBe(false)
    const shape = { seed: 2, nodes: 8, density: 0.5, sequences: 2, predictions: 4, threads: 1, config: {} }
    const one = caseOf(shape)
    const engine = await engineFor(
      async (options) => {
        const made = new WebGpuEngine(gpu!, options)
        await made.open()
        return made
      },
      one,
      adamw,
    )
    expect(engine.timeStep === undefined).toBe(true)
    expect((await engine.train(one.batches[0], plainSettings)).predictions).toBe(8)
    const running = engine.train(one.batches[0], plainSettings).then(
      () => undefined,
      (error: unknown) => error,
    )
    gpu!.device.destroy()
    const failure = await running
    if (failure !== undefined) expect((failure as StudioError).kind).toBe('device-lost')
    await gpu!.device.lost
    for (const call of [
      () => engine.train(one.batches[0], plainSettings),
      () => engine.evaluate(one.batches[0], 'all'),
      () => engine.readEdges(0, 1),
      () => engine.readSmallState(),
    ])
      expect((await failureOf(call())).kind).toBe('device-lost')
    await engine.dispose()
    const next = await openGpu({ software: gpu!.isSoftware, defaultLimits: true })
    expect(next).not.toBe(gpu)
    next.check()
  })
})
