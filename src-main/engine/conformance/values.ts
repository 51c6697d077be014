/** Energies, losses, ranks and gradients against the reference. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import {
  candidatesAt,
  decodesBefore,
  forward,
  lossAndGradients,
  predict,
  scoresOf,
} from '../../model/reference/index.ts'
import type { Model } from '../../model/reference/index.ts'
import { toFloat64 } from '../../model/reference/random-model.ts'
import type { Batch, Engine, Optimiser, Scores, StepSettings } from '../engine.ts'
import {
  borderShapes,
  caseOf,
  gradientSettings,
  plainSettings,
  readAll,
  shapes,
  withEngine,
} from './cases.ts'
import type { Case, CreateEngine, Promises } from './cases.ts'

/** Relative to the scores that a loss is a difference of. */
const energyTolerance = 1e-5
/** Relative to the largest entry of an edge's gradient. */
const gradientTolerance = 1e-4

/**
 * An AdamW so slow that a step is the gradient itself: with no memory and a huge ε, W ← W − (lr / ε)·g. The factor
 * lr / ε = 8 lifts the gradient above the rounding of W.
 */
const huge = 1e8
const factor = 8
const gradientProbe: Optimiser = { kind: 'adamw', beta1: 0, beta2: 0, epsilon: huge }
/** The probe subtracts two float32 numbers of size up to about 4 and 8·g. */
const probeRounding = 1e-7

// One seed for every run: a property that only fails on some machines at some times helps nobody find out why.
/** Many engines start in one test, each with its threads, on machines that may be busy. */
const patience = 240_000
const fixed = ({ emulated = false }: Promises) => ({ seed: 20250311, numRuns: emulated ? 10 : 30 })

export function describeValues(create: CreateEngine, promises: Promises): void {
  describe('energies, losses and ranks', () => {
    it.each(borderShapes(promises))('%s', async (_, shape) => {
      await checkScores(create, caseOf(shape), 'all')
      await checkScores(create, caseOf(shape), 2)
    })

    it(
      'random models, batches and candidates',
      async () => {
        const candidates = fc.constantFrom<StepSettings['candidates']>('all', 'all', 1, 4, 1000)
        await fc.assert(
          fc.asyncProperty(shapes(promises), candidates, (shape, choice) =>
            checkScores(create, caseOf(shape), choice),
          ),
          fixed(promises),
        )
      },
      patience,
    )
  })

  describe('gradients', () => {
    it.each(borderShapes(promises))('%s', async (_, shape) => {
      await checkGradients(create, caseOf(shape), plainSettings)
    })

    it(
      'random models, batches and settings',
      async () => {
        await fc.assert(
          fc.asyncProperty(shapes(promises), gradientSettings, (shape, settings) =>
            checkGradients(create, caseOf(shape), { ...plainSettings, ...settings }),
          ),
          fixed(promises),
        )
      },
      patience,
    )

    it('do not depend on the order of the sequences', async () => {
      const threads = Math.max(...promises.threads)
      const one = caseOf({
        seed: 3,
        nodes: 10,
        density: 0.4,
        sequences: 9,
        predictions: 6,
        threads,
        config: {},
      })
      const [batch] = one.batches
      const tokens = Array.from({ length: 9 }, (_, s) => [
        ...batch.tokens.subarray((8 - s) * batch.length, (9 - s) * batch.length),
      ])
      const reversed = { ...batch, tokens: Uint32Array.from(tokens.flat()) }
      const [a, b] = await Promise.all(
        [batch, reversed].map((order) => engineGradients(create, one, order, plainSettings)),
      )
      expectClose(a.edges, b.edges, gradientTolerance)
    })
  })
}

function referenceOf({ config, graph, parameters }: Case): Model {
  return { config, graph, parameters: toFloat64(parameters) }
}

async function checkScores(
  create: CreateEngine,
  one: Case,
  choice: StepSettings['candidates'],
): Promise<void> {
  const scores = await withEngine(create, one, undefined, (engine) => engine.evaluate(one.batches[0], choice))
  compareScores(referenceOf(one), one.batches[0], choice, scores)
}

function compareScores(model: Model, batch: Batch, choice: StepSettings['candidates'], scores: Scores): void {
  const predictions = batch.length - 1
  for (const array of [scores.loss, scores.rank, scores.energy])
    expect(array.length).toBe(batch.sequences * predictions)
  for (let s = 0; s < batch.sequences; s++) {
    const tokens = batch.tokens.subarray(s * batch.length, (s + 1) * batch.length)
    const pass = forward(model, tokens)
    for (let j = 0; j < predictions; j++) {
      const at = s * predictions + j
      const target = tokens[j + 1]
      const candidates = candidatesAt(model, tokens[j], target, choice)
      const prediction = predict(model, pass, j, candidates)
      const { energies, targetEnergy, loss } = prediction
      const greatest = Math.max(...energies)
      expect(Math.abs(scores.energy[at] - targetEnergy)).toBeLessThanOrEqual(energyTolerance * targetEnergy)
      const scale = Math.max(model.config.energyScale * greatest, Math.abs(loss), 1)
      expect(Math.abs(scores.loss[at] - loss)).toBeLessThanOrEqual(energyTolerance * scale)

      const perToken = new Float64Array(model.graph.nodes).fill(energies[candidates.edges.length])
      for (let c = 0; c < candidates.edges.length; c++)
        perToken[model.graph.targets[candidates.edges[c]]] = energies[c]
      const listed = Array.from(candidates.listed ?? model.graph.nodeCounts.keys())
      const [lowest, highest] = possibleRanks(model, tokens[j], target, perToken, listed)
      expect(scores.rank[at]).toBeGreaterThanOrEqual(lowest)
      expect(scores.rank[at]).toBeLessThanOrEqual(highest)
    }
  }
}

/** Least and greatest rank of the target when scores of different edges may be off by the tolerance. */
function possibleRanks(
  model: Model,
  source: number,
  target: number,
  energies: Float64Array,
  candidates: readonly number[],
): [number, number] {
  const scores = scoresOf(model, source, energies)
  const slack = 2 * energyTolerance * Math.max(Math.abs(scores[target]), 1)
  const onShared = (v: number): boolean => findEdge(model.graph, source, v) === sharedEdge
  let lowest = 0
  let highest = 0
  for (const v of candidates) {
    if (v === target) continue
    // One energy, the same in every arithmetic: their order is exact.
    const sure = (onShared(v) && onShared(target)) || Math.abs(scores[v] - scores[target]) > slack
    const before = decodesBefore(model, source, scores, v, target)
    if (sure && before) lowest++
    if (!sure || before) highest++
  }
  return [lowest, highest]
}

interface DenseGradients {
  readonly loss: number
  readonly edges: Float64Array
  readonly nodeBias: Float64Array
  readonly alpha: Float64Array
  readonly shared: Float64Array
}

/** Gradients read off one step of the probe. */
export async function engineGradients(
  create: CreateEngine,
  one: Case,
  batch: Batch,
  settings: StepSettings,
): Promise<DenseGradients> {
  return withEngine(create, one, gradientProbe, async (engine: Engine) => {
    const before = await readAll(engine)
    const report = await engine.train(batch, { ...settings, learningRate: factor * huge })
    const after = await readAll(engine)
    const difference = (a: Float32Array, b: Float32Array): Float64Array =>
      Float64Array.from(a, (value, i) => (value - b[i]) / factor)
    expect(report.predictions).toBe(batch.sequences * (batch.length - 1))
    expect(report.nonFinite).toBe(undefined)
    return {
      loss: report.loss,
      edges: difference(before.edges, after.edges),
      nodeBias: difference(before.nodeBias, after.nodeBias),
      alpha: difference(before.alpha, after.alpha),
      shared: difference(before.shared, after.shared),
    }
  })
}

async function checkGradients(create: CreateEngine, one: Case, settings: StepSettings): Promise<void> {
  const [batch] = one.batches
  const actual = await engineGradients(create, one, batch, settings)
  const model = referenceOf(one)
  const expected = lossAndGradients(model, batch, settings)
  const { d, energyScale } = one.config
  const scale = Math.max(
    expected.loss,
    expected.predictions * Math.max(1, energyScale * expected.energyMaximum),
  )
  expect(Math.abs(actual.loss - expected.loss)).toBeLessThanOrEqual(energyTolerance * scale)

  const length = recordLength(d)
  const zeros = new Float64Array(length)
  for (let edge = 0; edge < one.graph.targets.length; edge++) {
    const record = actual.edges.subarray(edge * length, (edge + 1) * length)
    expectClose(record, expected.edges.get(edge)?.record ?? zeros, gradientTolerance)
  }
  for (let u = 0; u < one.graph.nodes; u++) {
    const row = actual.nodeBias.subarray(u * d, (u + 1) * d)
    expectClose(row, expected.nodeBias.get(u) ?? zeros.subarray(0, d), gradientTolerance)
  }
  const alpha = new Float64Array(one.config.maxContext)
  alpha.set(expected.alpha)
  expectClose(actual.alpha, alpha, gradientTolerance)
  expectClose(actual.shared, one.config.trainShared ? expected.shared : zeros, gradientTolerance)
}

/** Within a share of the largest expected entry, and what the probe itself rounds away. */
function expectClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const error = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0)
  expect(error).toBeLessThanOrEqual(tolerance * largest + probeRounding)
}
