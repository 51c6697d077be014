/** Twenty optimiser steps against the reference, and training's own promises: the same bits, the same after resume. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters } from '../../model/parameters.ts'
import { applyOptimiser, lossAndGradients, startState } from '../../model/reference/index.ts'
import type { Model, OptimiserReport } from '../../model/reference/index.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import { toFloat64 } from '../../model/reference/random-model.ts'
import type { Engine, Optimiser, StepReport, StepSettings } from '../engine.ts'
import {
  adamw,
  borderShapes,
  caseOf,
  edgeNormalised,
  factored,
  gradientSettings,
  half,
  plainSettings,
  readAll,
  shapes,
  withEngine,
} from './cases.ts'
import type { Case, CreateEngine, Promises, Shape } from './cases.ts'

/** Of parameters after twenty steps, relative to the largest of their kind. */
const parameterTolerance = 1e-3
const steps = 20
/** Many engines start in one test, each with its threads, on machines that may be busy. */
const patience = 240_000
const fixed = ({ emulated = false }: Promises) => ({ seed: 20250311, numRuns: emulated ? 3 : 8 })

const updateSettings: fc.Arbitrary<Pick<StepSettings, 'weightDecay' | 'biasDecay' | 'clip'>> = fc.record({
  weightDecay: fc.constantFrom(0, 2),
  biasDecay: fc.constantFrom(0, 3),
  clip: fc.constantFrom(0, 0, 0.02),
})

export function describeTraining(create: CreateEngine, promises: Promises): void {
  const all: Optimiser[] = [
    adamw,
    factored,
    half,
    edgeNormalised,
    { ...edgeNormalised, skipBelow: 0 },
    { ...edgeNormalised, restingSignal: 0.7 },
  ]
  const optimisers = all.filter(({ kind }) => promises.refuses?.includes(kind) !== true)
  const named = optimisers.map((optimiser) => ({ name: nameOf(optimiser), optimiser }))

  describe.each(named)('twenty steps of $name', ({ optimiser }) => {
    // Adam magnifies the rounding of gradients near 0; the other rule may go far enough for its bias to be pulled back.
    const learningRate = optimiser.kind === 'edge-normalised' ? 1e-2 : 1e-3
    const tried = dimensionsFor(optimiser, promises)
    it.each(trainingShapes(tried))('%s', async (_, shape) => {
      await checkSteps(create, caseOf(shape, 3), optimiser, { ...plainSettings, learningRate })
    })

    it(
      'random models, batches and settings',
      async () => {
        await fc.assert(
          fc.asyncProperty(shapes(tried), gradientSettings, updateSettings, (shape, gradient, update) => {
            const settings = { ...plainSettings, learningRate, ...gradient, ...update }
            return checkSteps(create, caseOf(shape, 3), optimiser, settings)
          }),
          fixed(promises),
        )
      },
      patience,
    )

    it('give the same bits again, and after a resume', async () => {
      for (const threads of promises.threads)
        for (const seed of promises.emulated === true ? [1] : [1, 2]) {
          const one = caseOf(trainingShape(seed, threads), 5)
          const whole = await trainOn(create, one, optimiser, [0, 1, 2, 3, 4, 1, 2, 3])
          expect(await trainOn(create, one, optimiser, [0, 1, 2, 3, 4, 1, 2, 3])).toEqual(whole)
          const half = await trainOn(create, one, optimiser, [0, 1, 2, 3])
          expect(await trainOn(create, one, optimiser, [4, 1, 2, 3], half)).toEqual(whole)
        }
    })

    it('agree between thread counts', async () => {
      const results: Snapshot[] = []
      for (const threads of promises.threads)
        results.push(await trainOn(create, caseOf(trainingShape(3, threads), 3), optimiser, [0, 1, 2]))
      for (const { parameters } of results.slice(1))
        expectSameParameters(parameters, results[0].parameters, parameterTolerance)
    })
  })

  it('dense AdamW moves every edge, as the reference does', async () => {
    const dense = { ...adamw, dense: true } as const
    for (const threads of promises.threads) {
      const settings = { ...plainSettings, weightDecay: 1, candidates: 3 }
      await checkSteps(create, caseOf(trainingShape(4, threads), 3), dense, settings)
    }
  })

  it('names an edge when values stop being finite', async () => {
    const threads = Math.max(...promises.threads)
    for (const optimiser of optimisers) {
      const one = caseOf(trainingShape(5, threads))
      one.parameters.edges.fill(NaN)
      const report = await withEngine(create, one, optimiser, (engine) =>
        engine.train(one.batches[0], plainSettings),
      )
      expect(report.nonFinite).toBeTypeOf('number')
    }
  })
}

/** Border shapes that twenty steps over them, in the reference too, do not take long. */
function trainingShapes(promises: Promises): [name: string, shape: Shape][] {
  const most = promises.emulated === true ? 100 : 1000
  return borderShapes(promises).filter(
    ([, { sequences, predictions }]) => predictions < 100 && sequences * predictions <= most,
  )
}

/** An emulated device compiles the kernels of each dimension anew, for ten seconds: variants of AdamW try two. */
function dimensionsFor({ kind }: Optimiser, promises: Promises): Promises {
  const { dimensions, emulated = false } = promises
  const isVariant = kind === 'adamw-factored' || kind === 'adamw-half'
  return emulated && isVariant ? { ...promises, dimensions: [dimensions[0], dimensions.at(-1)!] } : promises
}

function nameOf(optimiser: Optimiser): string {
  if (optimiser.kind === 'adamw') return 'AdamW'
  if (optimiser.kind === 'adamw-factored') return 'factored AdamW'
  if (optimiser.kind === 'adamw-half') return 'AdamW in half precision'
  if (optimiser.restingSignal !== undefined) return 'edge-normalised, centred'
  return optimiser.skipBelow > 0 ? 'edge-normalised with skipping' : 'edge-normalised'
}

function trainingShape(seed: number, threads: number): Shape {
  const config = { trainShared: seed % 2 === 0, sharedWeighting: 'continuation' } as const
  return { seed, nodes: 14, density: 0.4, sequences: 6, predictions: 9, threads, config }
}

async function checkSteps(
  create: CreateEngine,
  one: Case,
  optimiser: Optimiser,
  settings: StepSettings,
): Promise<void> {
  const model: Model = { ...one, parameters: toFloat64(one.parameters) }
  const numbers = (n: number): Float64Array => new Float64Array(n)
  const state = startState(model.config, model.graph, model.parameters, optimiser, numbers)
  await withEngine(create, one, optimiser, async (engine) => {
    for (let step = 0; step < steps; step++) {
      const batch = one.batches[step % one.batches.length]
      const report = await engine.train(batch, settings)
      const gradients = lossAndGradients(model, batch, settings)
      const expected = applyOptimiser(model, gradients, optimiser, settings, state)
      if (step === 0) compareReports(report, gradients, expected)
    }
    expectSameParameters(await readAll(engine), model.parameters, parameterTolerance)
  })
}

function compareReports(
  report: StepReport,
  gradients: Pick<StepReport, 'energyMean' | 'energyMaximum'>,
  expected: OptimiserReport,
): void {
  expect(report.nonFinite).toBe(undefined)
  expect(report.edgesUpdated).toBe(expected.edgesUpdated)
  expect(report.edgesClipped).toBe(expected.edgesClipped)
  const close = (actual: number, wanted: number, tolerance: number): void =>
    expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * Math.abs(wanted) + 1e-7)
  close(report.gradientNorm, expected.gradientNorm, 1e-3)
  close(report.energyMean, gradients.energyMean, 1e-5)
  close(report.energyMaximum, gradients.energyMaximum, 1e-5)
}

function expectSameParameters(actual: Parameters, expected: Parameters, tolerance: number): void {
  for (const part of ['edges', 'nodeBias', 'alpha', 'shared'] as const)
    expect(largestError(actual[part], expected[part])).toBeLessThanOrEqual(tolerance)
}

interface Snapshot {
  readonly parameters: Parameters<Float32Array>
  readonly state: Float32Array
  readonly smallState: Float32Array
}

/** Trains on the batches with these numbers, from the case's parameters or from a snapshot. */
async function trainOn(
  create: CreateEngine,
  one: Case,
  optimiser: Optimiser,
  batches: readonly number[],
  from?: Snapshot,
): Promise<Snapshot> {
  const settings: StepSettings = {
    ...plainSettings,
    learningRate: 5e-3,
    weightDecay: 1,
    biasDecay: 1,
    clip: 0.5,
    reduction: 'sum',
  }
  return withEngine(create, one, optimiser, async (engine) => {
    if (from !== undefined) await restore(engine, from)
    for (const n of batches) await engine.train(one.batches[n], settings)
    const edges = one.graph.targets.length
    return {
      parameters: await readAll(engine),
      state: await engine.readState(0, edges),
      smallState: await engine.readSmallState(),
    }
  })
}

/** In two blocks, as checkpoints do. */
async function restore(engine: Engine, { parameters, state, smallState }: Snapshot): Promise<void> {
  const middle = Math.floor(engine.graph.targets.length / 2)
  const length = recordLength(engine.config.d)
  for (const [first, end] of [
    [0, middle],
    [middle, engine.graph.targets.length],
  ]) {
    await engine.writeEdges(first, parameters.edges.subarray(first * length, end * length))
    await engine.writeState(first, state.subarray(first * engine.stateLength, end * engine.stateLength))
  }
  await engine.writeSmall(parameters)
  await engine.writeSmallState(smallState)
}
