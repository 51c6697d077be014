import { describe, expect, it } from 'vitest'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { Random } from '../../../src-shared/random.ts'
import { applyOptimiser, stateLength } from './index.ts'
import type { Gradients } from './index.ts'
import {
  adamw,
  d,
  dense,
  factored,
  gradientsOf,
  half,
  length,
  modelOf,
  normalised,
  plain,
  randomRecord,
  recordOf,
  stateOf,
  weights,
} from './optimisers.fixture.ts'

describe('AdamW', () => {
  it('follows its formula over three steps, with decoupled decay', () => {
    const model = modelOf()
    const state = stateOf(model, adamw)
    const settings = { learningRate: 0.03, weightDecay: 0.5, biasDecay: 0.25, clip: 0 }
    const x = recordOf(model, 2)
    const m = new Array<number>(length).fill(0)
    const v = new Array<number>(length).fill(0)
    for (let t = 1; t <= 3; t++) {
      const g = randomRecord(t)
      applyOptimiser(model, gradientsOf({ 2: { record: g.slice() } }), adamw, settings, state)
      for (let i = 0; i < length; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i]
        v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
        const decayed = x[i] * (1 - 0.03 * (i < weights ? 0.5 : 0.25))
        x[i] = decayed - (0.03 * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)
      }
      for (const [i, value] of recordOf(model, 2).entries()) expect(value).toBeCloseTo(x[i], 12)
    }
  })

  it('counts steps per edge, so a rare edge takes a full first step', () => {
    const model = modelOf()
    const state = stateOf(model, adamw)
    for (let t = 0; t < 5; t++)
      applyOptimiser(model, gradientsOf({ 0: { record: randomRecord(t) } }), adamw, plain, state)
    const before = recordOf(model, 1)
    const g = randomRecord(9)
    applyOptimiser(model, gradientsOf({ 1: { record: g } }), adamw, plain, state)
    for (const [i, value] of recordOf(model, 1).entries())
      expect(value).toBeCloseTo(before[i] - 0.01 * Math.sign(g[i]), 6)
    expect(state.edges[stateLength(adamw, d) - 1]).toBe(5)
    expect(state.edges[2 * stateLength(adamw, d) - 1]).toBe(1)
  })

  it('leaves untouched edges and their moments alone, unless it is dense', () => {
    for (const optimiser of [adamw, dense]) {
      const model = modelOf()
      const state = stateOf(model, optimiser)
      const both = { 0: { record: randomRecord(1) }, 1: { record: randomRecord(2) } }
      applyOptimiser(model, gradientsOf(both), optimiser, plain, state)
      const before = recordOf(model, 1)
      const report = applyOptimiser(
        model,
        gradientsOf({ 0: { record: randomRecord(3) } }),
        optimiser,
        plain,
        state,
      )
      if (optimiser === dense) expect(recordOf(model, 1)).not.toEqual(before)
      else expect(recordOf(model, 1)).toEqual(before)
      expect(report.edgesUpdated).toBe(optimiser === dense ? model.graph.targets.length : 1)
    }
  })

  it('is the same dense and sparse when every edge is touched', () => {
    const [a, b] = [modelOf(), modelOf()]
    const states = [stateOf(a, adamw), stateOf(b, dense)]
    for (let t = 1; t <= 4; t++) {
      const all = (): Gradients =>
        gradientsOf(
          Object.fromEntries(
            [...a.graph.targets.keys()].map((e) => [e, { record: randomRecord(97 * t + e) }]),
          ),
        )
      applyOptimiser(a, all(), adamw, plain, states[0])
      applyOptimiser(b, all(), dense, plain, states[1])
    }
    expect(a.parameters.edges).toEqual(b.parameters.edges)
  })
})

describe('factored AdamW', () => {
  const settings = { learningRate: 0.03, weightDecay: 0.5, biasDecay: 0.25, clip: 0 }

  it('is AdamW while every gradient is an outer product of the same two shapes', () => {
    const random = new Random(9)
    const normal = (): Float64Array => Float64Array.from({ length: d }, () => random.gaussian())
    const [input, output] = [normal(), normal()]
    const moved = [adamw, factored].map((optimiser) => {
      const model = modelOf()
      const state = stateOf(model, optimiser)
      for (const size of [1, -3, 0.5]) {
        const g = Float64Array.from({ length }, (_, i) =>
          i < weights ? size * input[Math.floor(i / d)] * output[i % d] : size * output[i % d],
        )
        applyOptimiser(model, gradientsOf({ 2: { record: g } }), optimiser, settings, state)
      }
      return recordOf(model, 2)
    })
    for (const [i, value] of moved[1].entries()) expect(value).toBeCloseTo(moved[0][i], 10)
  })

  it('follows its formula over three steps: mean squares of rows and columns, squares of the bias', () => {
    const model = modelOf()
    const state = stateOf(model, factored)
    const x = recordOf(model, 2)
    const m = new Array<number>(length).fill(0)
    const square = new Array<number>(length).fill(0) // the full memory, whose row and column means are what is kept
    for (let t = 1; t <= 3; t++) {
      const g = randomRecord(t)
      applyOptimiser(model, gradientsOf({ 2: { record: g.slice() } }), factored, settings, state)
      for (let i = 0; i < length; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i]
        square[i] = 0.999 * square[i] + 0.001 * g[i] ** 2
      }
      const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length
      const ofW = square.slice(0, weights)
      for (let i = 0; i < length; i++) {
        const row = mean(ofW.filter((_, n) => Math.floor(n / d) === Math.floor(i / d)))
        const column = mean(ofW.filter((_, n) => n % d === i % d))
        const v = i < weights ? (row * column) / mean(ofW) : square[i]
        const decayed = x[i] * (1 - 0.03 * (i < weights ? 0.5 : 0.25))
        x[i] = decayed - (0.03 * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
      }
      for (const [i, value] of recordOf(model, 2).entries()) expect(value).toBeCloseTo(x[i], 12)
    }
  })

  it('decays an edge that has had no gradient yet, and nothing else', () => {
    const model = modelOf()
    const before = recordOf(model, 2)
    const still = gradientsOf({ 2: {} })
    applyOptimiser(model, still, factored, settings, stateOf(model, factored))
    for (const [i, value] of recordOf(model, 2).entries())
      expect(value).toBeCloseTo(before[i] * (1 - 0.03 * (i < weights ? 0.5 : 0.25)), 12)
  })
})

describe('AdamW in half precision', () => {
  it.each([1e-9, 1e-3, 1e4])(
    'moves as AdamW does within 2 % of a step over forty, gradients of %f',
    (size) => {
      const settings = { learningRate: 0.01, weightDecay: 0, biasDecay: 0, clip: 0 }
      const tiny = { epsilon: 1e-16 }
      const moved = [adamw, half].map((optimiser) => {
        const model = modelOf()
        const rule = { ...optimiser, ...tiny } as Optimiser
        const state = stateOf(model, rule)
        for (let t = 0; t < 40; t++)
          applyOptimiser(model, gradientsOf({ 2: { record: randomRecord(t, size) } }), rule, settings, state)
        const stateAt = 2 * (2 * length + 1)
        return { record: recordOf(model, 2), state: state.edges.slice(stateAt, stateAt + 2 * length + 1) }
      })
      for (let i = 0; i < length; i++)
        expect(Math.abs(moved[1].record[i] - moved[0].record[i])).toBeLessThan(0.02 * 0.01)
      for (let i = length; i < 2 * length; i++)
        expect(Math.abs(moved[1].state[i] / moved[0].state[i] - 1)).toBeLessThan(0.01)
      expect(moved[1].state[2 * length]).toBe(40)
    },
  )

  it('keeps what a float32 holds, and no mean without a square', () => {
    const model = modelOf()
    const state = stateOf(model, half)
    for (const scale of [1, 1e-20])
      applyOptimiser(model, gradientsOf({ 1: { record: randomRecord(3, scale) } }), half, plain, state)
    const moments = state.edges.subarray(2 * length + 1, 2 * (2 * length + 1))
    expect(moments).toEqual(Float64Array.from(moments, Math.fround))
    const other = stateOf(model, half)
    applyOptimiser(model, gradientsOf({ 1: { record: randomRecord(3, 1e-20) } }), half, plain, other)
    expect(other.edges.subarray(2 * length + 1, 4 * length + 1)).toEqual(new Float64Array(2 * length))
  })
})

describe('the edge-normalised rule', () => {
  it('follows its formula over three steps, returning biases to their warm values', () => {
    const model = modelOf()
    const warm = recordOf(model, 3).slice(weights)
    const state = stateOf(model, normalised)
    const settings = { learningRate: 0.02, weightDecay: 2, biasDecay: 3, clip: 0 }
    const x = recordOf(model, 3)
    let vW = 0
    let vb = 0
    const meanSquare = (values: Float64Array): number =>
      values.reduce((sum, value) => sum + value ** 2, 0) / values.length
    for (let t = 1; t <= 3; t++) {
      const g = randomRecord(t, 0.1)
      applyOptimiser(model, gradientsOf({ 3: { record: g.slice() } }), normalised, settings, state)
      vW = 0.99 * vW + 0.01 * meanSquare(g.slice(0, weights))
      vb = 0.99 * vb + 0.01 * meanSquare(g.slice(weights))
      const correct = 1 - 0.99 ** t
      for (let i = 0; i < length; i++)
        if (i < weights) x[i] = x[i] * (1 - 0.02 * 2) - (0.02 * g[i]) / (Math.sqrt(vW / correct) + 1e-8)
        else {
          const step = (0.02 * 0.3 * g[i]) / (Math.sqrt(vb / correct) + 1e-8)
          x[i] = x[i] - step - 0.02 * 3 * (x[i] - warm[i - weights])
        }
      for (const [i, value] of recordOf(model, 3).entries()) expect(value).toBeCloseTo(x[i], 12)
    }
  })

  it('centred, is the plain rule on z = W·(r − c) + b′, with the ballast’s row fixed', () => {
    const c = 1.7
    const optimiser = { ...normalised, restingSignal: c } as const
    const settings = { learningRate: 0.02, weightDecay: 2, biasDecay: 0, clip: 0 }
    const model = modelOf()
    const { d } = model.config
    const x = recordOf(model, 3)
    const g = randomRecord(1, 0.1)
    applyOptimiser(
      model,
      gradientsOf({ 3: { record: g.slice() } }),
      optimiser,
      settings,
      stateOf(model, optimiser),
    )
    const rest = (record: ArrayLike<number>, i: number): number => {
      let sum = record[weights + i]
      for (let k = 1; k < d; k++) sum += c * record[k * d + i]
      return sum
    }
    const centred = Array.from({ length: weights }, (_, j) => (j < d ? 0 : g[j] - c * g[weights + (j % d)]))
    const root = (values: number[]): number =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length) + 1e-8
    const after = recordOf(model, 3)
    for (let j = 0; j < weights; j++)
      expect(after[j]).toBeCloseTo(j < d ? x[j] : x[j] * 0.96 - (0.02 * centred[j]) / root(centred), 9)
    const ofBias = [...g.slice(weights)]
    for (let i = 0; i < d; i++)
      expect(rest(after, i)).toBeCloseTo(rest(x, i) - (0.02 * 0.3 * ofBias[i]) / root(ofBias), 9)
  })

  it('moves a first step by the learning rate in the mean, whatever the size of the gradient', () => {
    for (const scale of [1e-4, 1, 1e4]) {
      const model = modelOf()
      const before = recordOf(model, 0)
      const gradients = gradientsOf({ 0: { record: randomRecord(1, scale) } })
      applyOptimiser(model, gradients, normalised, plain, stateOf(model, normalised))
      const moved = recordOf(model, 0).map((value, i) => (value - before[i]) ** 2)
      const root = (values: number[]): number =>
        Math.sqrt(values.reduce((sum, value) => sum + value, 0) / values.length)
      expect(root(moved.slice(0, weights))).toBeCloseTo(0.01, 5)
      expect(root(moved.slice(weights))).toBeCloseTo(0.003, 5)
    }
  })

  it('skips edges that are hardly pushed, but none on a path', () => {
    const optimiser = { ...normalised, skipBelow: 0.05 } as const
    const model = modelOf()
    const before = [0, 1, 2].map((edge) => recordOf(model, edge))
    const record = randomRecord(1)
    const gradients = gradientsOf({
      0: { record: record.slice(), push: 0.049 },
      1: { record: record.slice(), push: 0.05 },
      2: { record: record.slice(), push: 0, onPath: true },
    })
    const report = applyOptimiser(model, gradients, optimiser, plain, stateOf(model, optimiser))
    expect(recordOf(model, 0)).toEqual(before[0])
    expect(recordOf(model, 1)).not.toEqual(before[1])
    expect(recordOf(model, 2)).not.toEqual(before[2])
    expect(report.edgesUpdated).toBe(2)
    expect(report.gradientNorm).toBeCloseTo(Math.sqrt(2) * Math.hypot(...record), 10)
  })
})
