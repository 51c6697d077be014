/** Runs and models through the studio: what is refused, what is kept, and what others see meanwhile. One file: all of it stands on one run. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallFile, smallRun, smallSettings, stopAt, undisturbed } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { openWorkspace } from '../store/index.ts'
import { changeSettings } from './runs/changes.ts'
import { Studio, type TrainingSummary } from './index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const script = path.join(import.meta.dirname, '../../fixtures/kill-studio.ts')
const workspace = path.join(folder.path, 'workspace')
const request = { corpus: 1, name: 'First', settings: smallRun() }
const latest = { run: undefined, checkpoint: undefined }
let file: string
let trained: TrainingSummary

beforeAll(async () => {
  file = smallFile(folder.path)
  trained = await Studio.use(workspace, async (studio) => {
    await studio.importCorpus(file, { vocabulary: 400 }, undisturbed)
    return await studio.train(request, undisturbed)
  })
})

const look = <Result>(work: (studio: Studio) => Result | Promise<Result>): Promise<Result> =>
  Studio.look(workspace, work)

describe('a run', () => {
  it('is summed up', () => {
    const { steps, batchSequences, window } = smallSettings
    expect(trained).toMatchObject({ run: 1, corpus: 1, state: 'finished', steps })
    expect(trained.tokens).toBe(steps * batchSequences * window)
    expect(trained.tokensPerSecond).toBeCloseTo(trained.tokens / trained.seconds)
    expect(trained.parameters).toBeGreaterThan(72 * trained.ownEdges)
    expect(trained.trainLoss).toBeLessThan(Math.log(400))
    expect(trained.validation?.perplexity).toBeGreaterThan(1)
    expect(trained.validation?.perplexity).toBeLessThan(400)
    expect(trained.split.heldOutTokens).toBeLessThan(0.1 * trained.split.trainingTokens)
    expect(trained.split.by).toBe('article')
  })

  it('keeps every point, its evaluations, samples and checkpoints', () => {
    const stored = openWorkspace(workspace, { readOnly: true })
    const { metrics, journal, checkpoints } = stored
    const { steps, values: megabytes } = metrics.curve(1, 'memory')
    expect(steps).toHaveLength(12)
    for (const value of megabytes) expect(value).toBeGreaterThan(10)
    expect([...metrics.curve(1, 'loss').steps]).toEqual(
      Array.from({ length: smallSettings.steps }, (_, i) => i + 1),
    )
    expect(journal.evaluations(1).map(({ step }) => step)).toEqual([0, 4, 8, 12])
    expect(new Set(journal.samples(1).map(({ step }) => step))).toEqual(new Set([0, 4, 8, 12]))
    expect(checkpoints.list(1).at(-1)).toMatchObject({ kind: 'final', step: 12, hasState: true })
    expect(checkpoints.best(1)?.metadata).toMatchObject({ best: { step: checkpoints.best(1)?.step } })
    stored.close()
  })

  it('is listed with its curve', async () => {
    await look((studio) => {
      expect(studio.runSummaries()).toMatchObject([{ run: 1, name: 'First', state: 'finished', steps: 12 }])
      expect(studio.learningCurve(1)).toHaveLength(12)
      expect(studio.run(undefined).id).toBe(1)
    })
  })

  it.each([
    ['a corpus that is not there', { ...request, corpus: 9 }, 'not-found'],
    [
      'no bigram that often',
      { ...request, settings: smallRun({ minBigramCount: 1_000_000 }) },
      'graph-empty',
    ],
    ['a window longer than the text', { ...request, settings: smallRun({ window: 4096 }) }, 'input-empty'],
  ])('with %s is refused', async (_what, wrong, kind) => {
    await Studio.use(workspace, async (studio) => {
      const before = studio.runs().filter(({ state }) => state !== 'failed').length
      await expect(studio.train(wrong, undisturbed)).rejects.toMatchObject({
        kind,
        hint: expect.stringMatching(/\w.*\./) as string,
      })
      expect(studio.runs().filter(({ state }) => state !== 'failed')).toHaveLength(before)
    })
  })

  it('that is finished has nothing to go on with', async () => {
    await Studio.use(workspace, async (studio) => {
      await expect(studio.resume(1, undisturbed)).rejects.toMatchObject({ kind: 'unsupported' })
      await expect(studio.resume(77, undisturbed)).rejects.toMatchObject({ kind: 'not-found' })
    })
  })

  it('protects its corpus', async () => {
    await Studio.use(workspace, (studio) => {
      expect(() => studio.deleteCorpus(1)).toThrow(expect.objectContaining({ kind: 'usage' }))
    })
  })
})

describe('a run that diverges', () => {
  it('keeps its points and its last good checkpoint, and goes on at a lower rate', async () => {
    const target = path.join(folder.path, 'diverging')
    const wild = { ...{ optimiser: 'adamw', learningRate: 10, warmup: 0 }, ...{ steps: 400, evaluations: 1 } }
    await Studio.use(target, async (studio) => {
      await studio.importCorpus(file, { vocabulary: 400 }, undisturbed)
      const settings = smallRun({ ...wild, weightDecay: 0 })
      const failure = studio.train({ corpus: 1, name: 'Wild', settings }, undisturbed)
      await expect(failure).rejects.toMatchObject({
        kind: 'diverged',
        message: expect.stringMatching(/at step \d+/) as string,
      })
      const [summary] = studio.runSummaries()
      expect(summary).toMatchObject({ state: 'failed', reason: expect.stringMatching(/step \d+/) as string })
      expect(studio.learningCurve(1).length).toBeGreaterThan(0)
      const checkpoints = studio.checkpoints(1)
      expect(checkpoints.length).toBeGreaterThan(0)

      const tamed = await studio.resume(1, undisturbed, { learningRate: 1e-4, steps: 8 })
      expect(tamed).toMatchObject({ run: 1, state: 'finished', steps: 8 })
      expect(studio.runs()[0].settings).toMatchObject({ learningRate: 1e-4, steps: 8, seed: 1 })
    })
  })

  it('cannot become another model', () => {
    const settings = smallRun()
    expect(changeSettings(settings, { learningRate: '0.002' })).toEqual({ ...settings, learningRate: 0.002 })
    expect(() => changeSettings(settings, { d: 16 })).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining('d ') as string }),
    )
    expect(() => changeSettings(settings, { learningRate: 100 })).toThrow(
      expect.objectContaining({ kind: 'setting-out-of-range' }),
    )
    expect(() => changeSettings(settings, { learningrate: 1 })).toThrow(
      expect.objectContaining({ kind: 'usage', hint: expect.stringContaining('learningRate') as string }),
    )
  })
})

describe('a disk that fails while a run trains', () => {
  it('is told as such; the run goes on from its last checkpoint when there is room', async () => {
    const target = path.join(folder.path, 'full')
    await Studio.use(target, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
    let free = Infinity
    const seams = { freeBytes: () => free }
    const studio = Studio.open(target, { seams })
    const control = {
      ...undisturbed,
      onProgress: ({ done, phase }: { done: number; phase: string }) => {
        if (phase === 'training' && done === 5) free = 1000
      },
    }
    const settings = smallRun({ minBigramCount: 1, d: 16 })
    await expect(studio.train({ corpus: 1, name: 'Full', settings }, control)).rejects.toMatchObject({
      kind: 'disk-full',
      message: expect.stringContaining('more is needed') as string,
    })
    studio.close()
    await Studio.use(target, async (roomy) => {
      expect(roomy.runSummaries()).toMatchObject([{ state: 'failed' }])
      expect(await roomy.resume(undefined, undisturbed)).toMatchObject({ run: 1, state: 'finished' })
    })
    const stored = openWorkspace(target)
    expect([stored.integrityCheck(), stored.recovery.chunks]).toEqual([[], 0])
    stored.close()
  })
})

describe('what others see', () => {
  it('while a run trains: its state, its curve, and a second writer is refused', async () => {
    const target = path.join(folder.path, 'busy')
    await Studio.use(target, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
    let seen: unknown
    let refused: unknown
    await Studio.use(target, (studio) =>
      studio.train(request, {
        ...undisturbed,
        onProgress({ phase, done }) {
          if (phase !== 'training' || done !== 6) return
          try {
            Studio.open(target)
          } catch (error) {
            refused = error
          }
          const reader = Studio.open(target, { readOnly: true })
          seen = [reader.runSummaries(), Studio.isInUse(target)]
          reader.close()
        },
      }),
    )
    expect(refused).toMatchObject({ kind: 'workspace-locked' })
    expect(seen).toMatchObject([[{ run: 1, state: 'running' }], true])
    expect(Studio.isInUse(target)).toBe(false)
  })

  it('after a run was killed: that it was interrupted, before anybody has written', () => {
    const target = path.join(folder.path, 'killed')
    const child = spawnSync(process.execPath, [script, target, file, JSON.stringify(smallSettings), '5'])
    expect([child.signal, child.stderr.toString()]).toEqual(['SIGKILL', ''])
    const reader = Studio.open(target, { readOnly: true })
    expect(reader.runSummaries()).toMatchObject([
      { state: 'interrupted', reason: expect.stringContaining('ended unexpectedly') as string },
    ])
    expect(reader.runs()[0].state).toBe('running')
    reader.close()
    const writer = Studio.open(target)
    expect(writer.recovery.runs).toEqual([1])
    expect(writer.runSummaries()).toMatchObject([
      { state: 'interrupted', reason: expect.stringContaining('ended unexpectedly') as string },
    ])
    writer.close()
  })

  it('in a folder without a workspace: that there is none', () => {
    expect(() => Studio.open(path.join(folder.path, 'nothing'), { readOnly: true })).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
  })
})

describe('an evaluation', () => {
  it('scores every held-out window beside the n-gram models', async () => {
    const evaluated = await look((studio) => studio.evaluate(latest, undisturbed))
    const { model, sampled, baselines } = evaluated
    expect(evaluated).toMatchObject({ run: 1 })
    expect(model.predictions).toBe(sampled.predictions)
    const { unigram, bigram, kneserNey3, kneserNey5 } = baselines
    for (const { predictions } of [unigram, bigram, kneserNey3, kneserNey5])
      expect(predictions).toBe(model.predictions)
    expect(baselines.unigram.perplexity).toBeGreaterThan(baselines.bigram.perplexity)
    expect(sampled.perplexity).toBeLessThanOrEqual(model.perplexity * 1.000001)
    expect(model.accuracy5).toBeGreaterThan(model.accuracy1 ?? 1)
    // The last checkpoint, evaluated on all of the held-out text, is what training reported.
    const last = await look((studio) => {
      const id = studio.checkpoints(1).at(-1)?.id
      return studio.evaluate({ run: 1, checkpoint: id, threads: 2 }, undisturbed)
    })
    expect(last.model.perplexity).toBeCloseTo(trained.validation?.perplexity ?? NaN, 5)
  })

  it('can be stopped', async () => {
    const stopped = look((studio) => studio.evaluate(latest, stopAt('evaluating', 1)))
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' })
  })
})

describe('a loaded model', () => {
  it('completes, traces and explains', async () => {
    await look(async (studio) => {
      const model = studio.loadModel(latest)
      const greedy = { temperature: 0, maxTokens: 5, stopAtSeparator: false }
      const completion = await model.complete('The river', greedy, undisturbed)
      expect(await model.complete('The river', greedy, undisturbed)).toMatchObject({ text: completion.text })
      expect(completion.tokens).toHaveLength(5)
      expect(completion.tokens.map(({ text }) => text).join('')).toBe(completion.text)
      const streamed: string[] = []
      for await (const { text } of model.stream('The river', greedy, undisturbed)) streamed.push(text)
      expect(streamed.join('')).toBe(completion.text)

      const explanation = model.explain('The river')
      expect(explanation.chosen.id).toBe(completion.tokens[0].id)
      const trace = model.trace('The river', { top: 3 })
      expect(trace.steps.at(-1)?.candidates[0].id).toBe(completion.tokens[0].id)
      expect(trace.tokens.map(({ text }) => text).join('')).toBe('The river')
      model.dispose()
    })
  })

  it('is the checkpoint asked for', async () => {
    await look((studio) => {
      const [first, second] = studio.checkpoints(1)
      const model = studio.loadModel({ run: 1, checkpoint: first.id })
      expect([model.run, model.checkpoint]).toEqual([1, first.id])
      model.dispose()
      expect(() => studio.loadModel({ run: 1, checkpoint: second.id + 100 })).toThrow(
        expect.objectContaining({ kind: 'not-found' }),
      )
      expect(() => studio.loadModel({ run: 9, checkpoint: undefined })).toThrow(
        expect.objectContaining({ kind: 'not-found' }),
      )
    })
  })

  it('is not one of another run, nor of a run that has none', async () => {
    await Studio.use(workspace, async (studio) => {
      const second = await studio.train({ ...request, name: 'Second' }, stopAt('training', 2))
      const [{ id }] = studio.checkpoints(1)
      expect(() => studio.loadModel({ run: second.run, checkpoint: id })).toThrow(
        expect.objectContaining({ kind: 'not-found', message: expect.stringContaining('run 1') as string }),
      )
    })
    const empty = path.join(folder.path, 'empty')
    await Studio.use(empty, (studio) => {
      expect(() => studio.loadModel(latest)).toThrow(expect.objectContaining({ kind: 'not-found' }))
      expect(() => studio.corpus(undefined)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    })
  })
})

describe('a forecast', () => {
  it('is close to what a run then has, and falls with the threshold', async () => {
    const forecast = await look((studio) => studio.forecast(1, request.settings))
    expect(forecast.ownEdges).toBeGreaterThanOrEqual(trained.ownEdges)
    expect(forecast.ownEdges).toBeLessThan(1.1 * trained.ownEdges)
    expect(forecast.parameters.own).toBeGreaterThanOrEqual(trained.parameters)
    expect(forecast.vocabulary).toBe(400)
    expect(forecast.fits).toBe(true)
    const edges = forecast.choices.map(({ ownEdges }) => ownEdges)
    expect(edges).toEqual([...edges].sort((a, b) => b - a))
    expect(forecast.choices[0].coverage).toBeCloseTo(1)
  })
})
