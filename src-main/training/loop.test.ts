/** The loop over the reference engine, as it is and as a device that takes a step before the last one has reported. */
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../src-shared/errors.ts'
import { Random } from '../../src-shared/random.ts'
import { parseSettings, type TrainingSettings } from '../../src-shared/settings.ts'
import { adamw, caseOf, engineFor, readAll } from '../engine/conformance/cases.ts'
import type { Batch, Engine, StepReport, StepSettings } from '../engine/engine.ts'
import { createReferenceEngine } from '../engine/reference/index.ts'
import { train } from './loop.ts'
import { startOfRun, type Journal, type RunPosition, type TrainingResult } from './types.ts'

const nodes = 12
const sequences = 4
const window = 5

const settings = (given: Partial<TrainingSettings> = {}): TrainingSettings =>
  parseSettings({
    ...{ d: 8, maxContext: 8, optimiser: 'adamw', learningRate: 0.01, candidates: 'all', reduction: 'mean' },
    ...{
      batchSequences: sequences,
      window,
      steps: 24,
      evaluations: 4,
      earlyStop: 0,
      checkpointMinutes: 1000,
    },
    ...given,
  })

const text = (length: number, seed: number): Uint32Array => {
  const random = new Random(seed)
  return Uint32Array.from({ length }, () => random.below(nodes))
}

const lost = new StudioError('device-lost', 'The device was lost.', 'Go on.')

/** What happened, in order: steps by their number as the engine took them, the rest by the position's step. */
type Happening = readonly [what: 'train' | 'evaluate' | 'step' | 'evaluation' | 'save', step: number]

interface Watched {
  readonly result: TrainingResult | undefined
  readonly error: unknown
  readonly happenings: readonly Happening[]
  readonly rates: readonly number[]
  readonly parameters: Float32Array
  /** Most steps that were under way at once. */
  readonly together: number
}

interface Behaviour {
  readonly queues?: true
  readonly given?: Partial<TrainingSettings>
  /** Whether the engine refuses the step of this number, the first being 1. */
  readonly refuses?: (step: number) => boolean
  /** The step after which values are no numbers. */
  readonly divergesAt?: number
  /** When the run is asked to end: after this logged step. */
  readonly abortAfter?: number
}

async function watchTraining({
  queues,
  given,
  refuses,
  divergesAt,
  abortAfter,
}: Behaviour): Promise<Watched> {
  const shape = { seed: 5, nodes, density: 0.4, sequences, predictions: window, threads: 1, config: { d: 8 } }
  const inner = await engineFor(createReferenceEngine, caseOf({ ...shape, config: { d: 8 as const } }), adamw)
  const happenings: Happening[] = []
  const rates: number[] = []
  let steps = 0
  let underWay = 0
  let together = 0
  let turn: Promise<unknown> = Promise.resolve()
  const engine: Engine = {
    ...inner,
    ...(queues && { queuesSteps: queues }),
    train(batch: Batch, step: StepSettings) {
      const number = ++steps
      happenings.push(['train', number])
      rates.push(step.learningRate)
      together = Math.max(together, ++underWay)
      const report = turn.then(async () => {
        await new Promise((resolve) => setImmediate(resolve))
        underWay--
        if (refuses?.(number) === true) throw lost
        const report: StepReport = await inner.train(batch, step)
        return number === divergesAt ? { ...report, nonFinite: 7 } : report
      })
      turn = report.catch(() => undefined)
      return report
    },
    evaluate(batch, candidates) {
      expect(underWay).toBe(0)
      return inner.evaluate(batch, candidates)
    },
  }
  const ending = new AbortController()
  const journal: Journal = {
    step({ step }) {
      happenings.push(['step', step])
      if (step === abortAfter) ending.abort('pause')
    },
    evaluation: (_, { step }) => void happenings.push(['evaluation', step]),
    samples: async () => undefined,
    async save(_, { step }: RunPosition) {
      expect(underWay).toBe(0)
      happenings.push(['save', step])
    },
  }
  const plan = {
    engine,
    settings: settings(given),
    ...{ training: text(400, 1), heldOut: text(60, 2), tokenBytes: new Uint16Array(nodes).fill(1) },
    ...{ evaluationTokens: 20, from: startOfRun },
  }
  const outcome = await train(plan, journal, ending.signal).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  )
  await turn
  const { edges } = await readAll(inner)
  await inner.dispose()
  return { ...outcome, happenings, rates, parameters: edges, together }
}

const without = (happenings: readonly Happening[], what: Happening[0]): Happening[] =>
  happenings.filter(([kind]) => kind !== what)

describe('the training loop', () => {
  it('asks an engine that queues for one step ahead, and another for none', async () => {
    expect((await watchTraining({})).together).toBe(1)
    expect((await watchTraining({ queues: true })).together).toBe(2)
  })

  it('trains, evaluates and saves the same either way', async () => {
    const given = { earlyStop: 2, warmup: 0.2 }
    const [plain, ahead] = [await watchTraining({ given }), await watchTraining({ given, queues: true })]
    expect(without(ahead.happenings, 'train')).toEqual(without(plain.happenings, 'train'))
    expect(ahead.rates).toEqual(plain.rates)
    expect(ahead.parameters).toEqual(plain.parameters)
    expect(ahead.result?.evaluation).toEqual(plain.result?.evaluation)
    expect(plain.happenings).toContainEqual(['evaluation', 12])
  })

  it.each([undefined, true] as const)(
    'counts every step that the engine has taken when it is asked to end; queues: %s',
    async (queues) => {
      const { result, happenings } = await watchTraining({ ...(queues && { queues }), abortAfter: 3 })
      const taken = happenings.filter(([what]) => what === 'train').length
      expect(result).toMatchObject({
        ended: 'interrupted',
        position: { step: taken, windows: taken * sequences },
      })
      expect(happenings.at(-1)).toEqual(['save', taken])
      expect(taken).toBeLessThanOrEqual(4)
    },
  )

  it.each([undefined, true] as const)(
    'within minutes ends with nothing under way; queues: %s',
    async (queues) => {
      const given = { steps: 0, minutes: 0.0005, evaluations: 2 }
      const { result, happenings } = await watchTraining({ ...(queues && { queues }), given })
      const taken = happenings.filter(([what]) => what === 'train').length
      expect(result).toMatchObject({ ended: 'finished', position: { step: taken } })
      expect(happenings.at(-1)).toEqual(['save', taken])
      expect(result?.position.seconds).toBeGreaterThanOrEqual(0.03)
    },
  )

  it.each([undefined, true] as const)(
    'saves what a device holds that refuses a step; queues: %s',
    async (queues) => {
      const refuses = (step: number): boolean => step >= 3
      const { error, happenings } = await watchTraining({ ...(queues && { queues }), refuses })
      expect(error).toBe(lost)
      expect(happenings.at(-1)).toEqual(['save', 2])
    },
  )

  it('saves nothing where a device refused one step and took the next', async () => {
    const refuses = (step: number): boolean => step === 3
    const { error, happenings } = await watchTraining({ queues: true, refuses })
    expect(error).toBe(lost)
    expect(happenings.filter(([what]) => what === 'save')).toEqual([['save', 0]])
  })

  it.each([undefined, true] as const)('saves nothing that diverged; queues: %s', async (queues) => {
    const { error, happenings } = await watchTraining({ ...(queues && { queues }), divergesAt: 3 })
    expect(error).toMatchObject({ kind: 'diverged' })
    expect(happenings.filter(([what]) => what === 'save')).toEqual([['save', 0]])
  })
})
