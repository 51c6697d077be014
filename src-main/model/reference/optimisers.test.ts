import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { sharedEdge } from '../graph.ts'
import { applyOptimiser, lossAndGradients } from './index.ts'
import type { LossSettings } from './index.ts'
import {
  adamw,
  d,
  factored,
  gradientsOf,
  half,
  length,
  modelOf,
  normalised,
  plain,
  randomRecord,
  stateOf,
} from './optimisers.fixture.ts'
import { randomBatch } from './random-model.ts'

describe('every optimiser', () => {
  const optimisers = [adamw, factored, half, normalised]

  it.each(optimisers)('$kind: clipping scales the whole gradient of an edge', (optimiser) => {
    const [clipped, scaled] = [modelOf(), modelOf()]
    const states = [stateOf(clipped, optimiser), stateOf(scaled, optimiser)]
    for (let t = 1; t <= 2; t++) {
      const long = randomRecord(t, 5)
      const norm = Math.hypot(...long)
      const report = applyOptimiser(
        clipped,
        gradientsOf({ 0: { record: long.slice() }, 1: { record: randomRecord(8, 1e-3) } }),
        optimiser,
        { ...plain, clip: 2 },
        states[0],
      )
      const short = long.map((g) => (g * 2) / norm)
      applyOptimiser(
        scaled,
        gradientsOf({ 0: { record: short }, 1: { record: randomRecord(8, 1e-3) } }),
        optimiser,
        plain,
        states[1],
      )
      expect(report.edgesClipped).toBe(1)
      expect(report.gradientNorm).toBeGreaterThan(norm)
      for (const [i, value] of clipped.parameters.edges.entries())
        expect(value).toBeCloseTo(scaled.parameters.edges[i], 12)
    }
  })

  it.each(optimisers)('$kind: small parameters follow Adam without decay', (optimiser) => {
    const model = modelOf(true)
    const state = stateOf(model, optimiser)
    const before = structuredClone(model.parameters)
    const settings = { learningRate: 0.05, weightDecay: 9, biasDecay: 9, clip: 1e-6 }
    const row = randomRecord(1).subarray(0, d)
    const alpha = Float64Array.of(0.5, -2)
    const shared = randomRecord(2)
    const gradients = gradientsOf({}, { nodeBias: new Map([[3, row]]), alpha, shared, sharedUsed: true })
    applyOptimiser(model, gradients, optimiser, settings, state)
    const { nodeBias, alpha: a, shared: s } = model.parameters
    // Adam's first step has the size of the learning rate.
    for (let u = 0; u < 5; u++)
      for (let i = 0; i < d; i++) {
        const step = u === 3 ? 0.05 * Math.sign(row[i]) : 0
        expect(nodeBias[u * d + i]).toBeCloseTo(before.nodeBias[u * d + i] - step, 6)
      }
    expect(a[0]).toBeCloseTo(before.alpha[0] - 0.05, 6)
    expect(a[1]).toBeCloseTo(before.alpha[1] + 0.05, 6)
    expect(a.slice(2)).toEqual(before.alpha.slice(2))
    for (let i = 0; i < length; i++)
      expect(s[i]).toBeCloseTo(before.shared[i] - 0.05 * Math.sign(shared[i]), 6)
  })

  it.each(optimisers)('$kind: the shared edge stays as it is unless the config trains it', (optimiser) => {
    const model = modelOf(false)
    const before = model.parameters.shared.slice()
    const gradients = gradientsOf({}, { shared: randomRecord(2), sharedUsed: true })
    applyOptimiser(model, gradients, optimiser, plain, stateOf(model, optimiser))
    expect(model.parameters.shared).toEqual(before)
  })

  it.each(optimisers)('$kind: names the first edge that is no longer finite', (optimiser) => {
    const model = modelOf(true)
    const broken = randomRecord(1)
    broken[5] = NaN
    const edges = {
      4: { record: broken.slice() },
      2: { record: broken.slice() },
      0: { record: randomRecord(1) },
    }
    const state = stateOf(model, optimiser)
    expect(applyOptimiser(model, gradientsOf(edges), optimiser, plain, state).nonFinite).toBe(2)
    const sharedOnly = gradientsOf({}, { shared: broken, sharedUsed: true })
    expect(applyOptimiser(model, sharedOnly, optimiser, plain, state).nonFinite).toBe(sharedEdge)
    const fine = gradientsOf({ 0: { record: randomRecord(1) } })
    expect(applyOptimiser(modelOf(), fine, optimiser, plain, stateOf(modelOf(), optimiser)).nonFinite).toBe(
      undefined,
    )
  })

  it.each(optimisers)('$kind: learns a batch by heart', (optimiser) => {
    const model = modelOf(true)
    const state = stateOf(model, optimiser)
    const batch = randomBatch(model.graph, 3, 6, new Random(8))
    const settings: LossSettings = { signalReset: 0, candidates: 'all', reduction: 'mean' }
    const losses: number[] = []
    for (let t = 0; t < 60; t++) {
      const gradients = lossAndGradients(model, batch, settings)
      losses.push(gradients.loss / gradients.predictions)
      applyOptimiser(model, gradients, optimiser, { ...plain, learningRate: 0.02 }, state)
    }
    expect(losses.at(-1)).toBeLessThan(0.5 * losses[0])
  })
})
