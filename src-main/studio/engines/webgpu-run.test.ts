/**
 * A run on the graphics engine, with a processor in place of a card: as people may do where they have none, by
 * BRILLM_WEBGPU=software. Where no software adapter is found, this says so.
 */
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { smallFile, smallRun, stopAt, undisturbed } from '../../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import { openGpu } from '../../engine/webgpu/index.ts'
import { openWorkspace } from '../../store/index.ts'
import { setEngineEnvironment } from '../engine-environment.ts'
import { Studio } from '../index.ts'
import type { JobControl } from '../job.ts'
import { stretchesOf } from '../runs/stretches.ts'

process.env.BRILLM_WEBGPU = 'software'
setEngineEnvironment()
const missing = await openGpu({ software: true }).then(
  () => undefined,
  (error: Error) => error.message,
)

const settings = {
  ...{ engine: 'webgpu', d: 8, steps: 6, batchSequences: 4, window: 8, minBigramCount: 8 },
  ...{ evaluations: 1, validationShare: 0.005, checkpointMinutes: 1000 },
}

/** Calls once the training has come so far. */
function at(step: number, act: () => void): JobControl {
  let done = false
  return {
    ...undisturbed,
    onProgress(progress) {
      if (done || progress.phase !== 'training' || progress.done < step) return
      done = true
      act()
    },
  }
}

describe.skipIf(missing !== undefined)(`a run on the graphics engine ${missing ?? ''}`, () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  const workspaceFolder = path.join(folder.path, 'workspace')

  it('goes on on the processor, along the curve of one that was there all the time', async () => {
    const file = smallFile(folder.path, 200)
    const curves = await Studio.use(workspaceFolder, async (studio) => {
      await studio.importCorpus(file, { vocabulary: 300 }, undisturbed)
      const request = { corpus: 1, name: 'Both', settings: smallRun(settings) }
      await studio.train(request, stopAt('training', 3))
      await studio.resume(1, undisturbed, { engine: 'wasm' })
      await studio.train({ ...request, settings: smallRun({ ...settings, engine: 'wasm' }) }, undisturbed)
      return [1, 2].map((run) => studio.learningCurve(run))
    })
    expect(curves.map(({ length }) => length)).toEqual([6, 6])
    for (const [step, loss] of curves[1].entries()) expect(curves[0][step]).toBeCloseTo(loss, 3)
    const workspace = openWorkspace(workspaceFolder, { readOnly: true })
    const stretches = stretchesOf(workspace, 1)
    workspace.close()
    // A step that the device had taken ahead is finished first.
    const stopped = stretches[0].to
    expect([3, 4]).toContain(stopped)
    expect(stretches.map(({ from, to, device }) => [from, to, device.engine])).toEqual([
      [0, stopped, 'webgpu'],
      [stopped, 6, 'wasm'],
    ])
    expect(stretches[0].device.device).toMatch(/swiftshader/i)
    expect(stretches[0].found?.limits.length).toBeGreaterThan(3)
  }, 120_000)

  it('whose device is lost has failed with that, and goes on from its last checkpoint on the processor', async () => {
    await Studio.use(workspaceFolder, async (studio) => {
      const { device } = await openGpu({ software: true })
      const training = studio.train(
        { corpus: 1, name: 'Lost', settings: smallRun(settings) },
        at(2, () => device.destroy()),
      )
      await expect(training).rejects.toMatchObject({ kind: 'device-lost' })
      expect(studio.run(3).state).toBe('failed')
      // Its start, which was its best so far: a device that is gone can be asked for nothing more.
      expect(studio.checkpoints(3).map(({ step }) => step)).toEqual([0])
      const summary = await studio.resume(3, undisturbed, { engine: 'wasm' })
      expect([summary.state, summary.steps]).toEqual(['finished', 6])
      const [, whole, lost] = [1, 2, 3].map((run) => studio.learningCurve(run))
      for (const [step, loss] of whole.entries()) expect(lost[step]).toBeCloseTo(loss, 3)
    })
  }, 120_000)

  it('can be had again after the loss, in the same process', async () => {
    const { device } = await openGpu({ software: true })
    const loss = await Promise.race([device.lost, Promise.resolve('not lost')])
    expect(loss).toBe('not lost')
  })
})
