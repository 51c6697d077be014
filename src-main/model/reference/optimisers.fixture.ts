/** A small model with gradients of chosen edges, for the tests of optimisers. */
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { Random } from '../../../src-shared/random.ts'
import { recordLength } from '../parameters.ts'
import { startState } from './index.ts'
import type { EdgeGradient, Gradients, Model, OptimiserState, UpdateSettings } from './index.ts'
import { plainConfig, randomGraph, randomParameters, toFloat64 } from './random-model.ts'

export const adamw: Optimiser = { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
export const dense: Optimiser = { ...adamw, dense: true }
export const factored: Optimiser = { kind: 'adamw-factored', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
export const half: Optimiser = { kind: 'adamw-half', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
export const normalised: Optimiser = {
  kind: 'edge-normalised',
  beta2: 0.99,
  epsilon: 1e-8,
  biasRate: 0.3,
  skipBelow: 0,
}
export const plain: UpdateSettings = { learningRate: 0.01, weightDecay: 0, biasDecay: 0, clip: 0 }

export const d = 8
export const weights = d * d
export const length = recordLength(d)

export function modelOf(trainShared = false): Model {
  const random = new Random(4)
  const config = plainConfig(5, { trainShared })
  const graph = randomGraph(config, 0.7, random)
  return { config, graph, parameters: toFloat64(randomParameters(config, graph, random)) }
}

export function stateOf(model: Model, optimiser: Optimiser): OptimiserState {
  const numbers = (n: number): Float64Array => new Float64Array(n)
  return startState(model.config, model.graph, model.parameters, optimiser, numbers)
}

export function randomRecord(seed: number, scale = 1): Float64Array {
  const random = new Random(seed)
  return Float64Array.from({ length }, () => scale * random.gaussian())
}

/** Gradients of one edge only, unless more is given. */
export function gradientsOf(
  edges: Record<number, Partial<EdgeGradient>>,
  more: Partial<Gradients> = {},
): Gradients {
  return {
    loss: 1,
    predictions: 1,
    energyMean: 1,
    energyMaximum: 1,
    edges: new Map(
      Object.entries(edges).map(([edge, gradient]) => [
        Number(edge),
        { record: new Float64Array(length), push: 1, onPath: false, ...gradient },
      ]),
    ),
    nodeBias: new Map(),
    alpha: new Float64Array(0),
    shared: new Float64Array(length),
    sharedUsed: false,
    ...more,
  }
}

export function recordOf(model: Model, edge: number): number[] {
  return [...model.parameters.edges.subarray(edge * length, (edge + 1) * length)]
}
