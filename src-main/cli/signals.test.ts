/** Ctrl+C and SIGTERM: what was done is saved, this is said, the exit code is 1, and the next command goes on. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeGeneratedCorpus } from '../../fixtures/generated-corpus.ts'
import { brillm, brillmHere, resultOf, startBrillm } from '../../fixtures/brillm.ts'
import { smallFile } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'

// Processes by the dozen, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const folder = temporaryFolder()
afterAll(() => folder.remove())

// Signals do not exist on Windows; there Ctrl+C arrives by the console, which a test cannot press.
describe.skipIf(process.platform === 'win32')('a signal', () => {
  const workspace = path.join(folder.path, 'trained')
  const endless = ['d=8', 'minBigramCount=6', 'batchSequences=8', 'threads=2', 'evaluations=1']
  const train = ['train', '--steps', '1000000', ...endless.flatMap((set) => ['--set', set])]

  beforeAll(async () => {
    const file = smallFile(folder.path)
    const imported = await brillmHere(['import', file, '--vocabulary', '400', '--workspace', workspace])
    expect(imported.code).toBe(0)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('%s while training saves, and resume goes on', async (signal) => {
    const started = startBrillm([...train, '--workspace', workspace])
    await started.said('training  ')
    started.child.kill(signal)
    const { code, out, err } = await started.ended
    expect(code).toBe(1)
    expect(err).toContain('Saving what was done')
    const run = /^Run (\d+) on corpus 1: interrupted/m.exec(out)?.[1] ?? ''
    const stopped = new RegExp(
      `Run ${run} was stopped after ([\\d,]+) steps?; everything up to there is saved`,
    )
    const steps = Number(stopped.exec(err)?.[1].replaceAll(',', ''))
    expect(steps).toBeGreaterThan(0)
    expect(err).toContain(`npm run -s brillm -- resume ${run} --workspace ${workspace}\n`)
    expect(err).not.toMatch(/\n\s+at /)

    const { runs } = resultOf(await brillmHere(['runs', '--json', '--workspace', workspace]))
    expect((runs as unknown[]).at(-1)).toMatchObject({ state: 'interrupted', steps })
    const words = ['resume', '--set', `steps=${steps + 2}`, '--json', '--workspace', workspace]
    const resumed = await brillm(words)
    expect([resumed.code, resumed.err]).toEqual([0, ''])
    expect(resultOf(resumed)).toMatchObject({ run: Number(run), state: 'finished', steps: steps + 2 })
  })

  it('while training with --json gives one object that says both what was done and that it was stopped', async () => {
    const started = startBrillm([...train, '--json', '--workspace', workspace])
    // Silent as it is, it is known to train by what a reader sees.
    const isTraining = async (): Promise<boolean> => {
      const { runs } = resultOf(await brillm(['runs', '--json', '--workspace', workspace]))
      const last = (runs as { state: string; steps: number }[]).at(-1)
      return last?.state === 'running' && last.steps > 0
    }
    for (let looks = 0; !(await isTraining()); looks++) expect(looks).toBeLessThan(60)
    started.child.kill('SIGINT')
    const outcome = await started.ended
    expect(outcome.code).toBe(1)
    expect(outcome.out.trimEnd()).not.toContain('\n')
    expect(resultOf(outcome)).toMatchObject({
      state: 'interrupted',
      steps: expect.any(Number) as number,
      error: { kind: 'cancelled', hint: expect.stringContaining('resume') as string },
    })
  })

  it('while importing keeps what was read, and importing again goes on', async () => {
    const file = path.join(folder.path, 'large.jsonl')
    writeGeneratedCorpus(file, 6000)
    const target = path.join(folder.path, 'imported')
    const words = ['import', file, '--vocabulary', '400', '--workspace', target]
    const started = startBrillm(words)
    await started.said('reading  ')
    started.child.kill('SIGINT')
    const { code, out, err } = await started.ended
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/Saving what was done.*\n/)
    expect(err).toMatch(/cancelled.*\n.*again to go on/i)
    const [left] = resultOf(await brillmHere(['corpora', '--json', '--workspace', target]))
      .corpora as unknown[]
    expect(left).toMatchObject({ corpus: 1, state: 'interrupted' })

    const again = await brillm([...words, '--json'])
    expect([again.code, again.err]).toEqual([0, ''])
    expect(resultOf(again)).toMatchObject({ corpus: 1, state: 'ready', articles: 6000 })
  })

  it('that comes while a text is completed ends it with what there is', async () => {
    const stopped = AbortSignal.abort()
    const words = ['complete', '--prompt', 'The', '--tokens', '100000', '--json', '--workspace', workspace]
    const outcome = await brillmHere(words, stopped)
    expect(outcome.code).toBe(1)
    expect(resultOf(outcome)).toMatchObject({
      prompt: 'The',
      reason: 'cancelled',
      error: { kind: 'cancelled' },
    })
  })
})
