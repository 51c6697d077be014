/** How one own edge moves by its gradient: the rule of each optimiser, with its part of the state. */
import type { Optimiser, StepSettings } from '../../../src-shared/model/optimiser.ts'
import { dithersOf, packMoments, unpackMoments } from '../half-moments.ts'
import { recordLength } from '../parameters.ts'
import type { Model } from './forward.ts'
import { stateLength, type Numbers } from './optimiser-state.ts'

export type UpdateSettings = Pick<StepSettings, 'learningRate' | 'weightDecay' | 'biasDecay' | 'clip'>

export interface AdamSettings {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/** The edge's record and state are where `at` and `stateAt` say; the gradient may be overwritten. */
interface Move {
  readonly d: number
  /** d² + d */
  readonly length: number
  readonly values: Numbers
  readonly at: number
  /** [length] */
  readonly gradient: Float64Array
  readonly state: Numbers
  readonly stateAt: number
  readonly settings: UpdateSettings
}

/** Moves an own edge and its state, in place; the gradient [d² + d] may be overwritten. */
export function moveEdge(
  { config: { d }, parameters: { edges } }: Model,
  edge: number,
  gradient: Float64Array,
  optimiser: Optimiser,
  settings: UpdateSettings,
  state: Numbers,
): void {
  const length = recordLength(d)
  const stateAt = edge * stateLength(optimiser, d)
  const move: Move = { d, length, values: edges, at: edge * length, gradient, state, stateAt, settings }
  switch (optimiser.kind) {
    case 'adamw':
      return adamW(move, optimiser)
    case 'adamw-half':
      adamW(move, optimiser)
      return halveMoments(move)
    case 'adamw-factored':
      return factoredAdamW(move, optimiser)
    case 'edge-normalised':
      return edgeNormalised(move, optimiser)
  }
}

function adamW(
  { d, length, values, at, gradient, state, stateAt, settings }: Move,
  { beta1, beta2, epsilon }: AdamSettings,
): void {
  const { learningRate, weightDecay, biasDecay } = settings
  const steps = ++state[stateAt + 2 * length]
  const correct1 = 1 - Math.pow(beta1, steps)
  const correct2 = 1 - Math.pow(beta2, steps)
  for (let i = 0; i < length; i++) {
    const m = stateAt + i
    const v = stateAt + length + i
    const g = gradient[i]
    state[m] = beta1 * state[m] + (1 - beta1) * g
    state[v] = beta2 * state[v] + (1 - beta2) * g * g
    const decay = i < d * d ? weightDecay : biasDecay
    values[at + i] -=
      learningRate * decay * values[at + i] +
      (learningRate * (state[m] / correct1)) / (Math.sqrt(state[v] / correct2) + epsilon)
  }
}

/** What is left of an edge's moments when they are kept in half precision. */
function halveMoments({ length, state, stateAt }: Move): void {
  const squares = stateAt + length
  const steps = state[squares + length]
  for (let n = 0; n < length; n++) {
    const word = packMoments(state[stateAt + n], state[squares + n], dithersOf(n, steps))
    const { mean, square } = unpackMoments(word)
    state[stateAt + n] = mean
    state[squares + n] = square
  }
}

/** The square of W[k·d + i]'s gradient is remembered as rows[k] · columns[i] / mean(rows). Row k is input k. */
function factoredAdamW(
  { d, length, values, at, gradient, state, stateAt, settings }: Move,
  { beta1, beta2, epsilon }: AdamSettings,
): void {
  const { learningRate, weightDecay, biasDecay } = settings
  const rows = stateAt + length
  const columns = rows + d
  const biases = columns + d
  const steps = ++state[biases + d]
  const correct1 = 1 - Math.pow(beta1, steps)
  const correct2 = 1 - Math.pow(beta2, steps)

  const rowSquares = new Float64Array(d)
  const columnSquares = new Float64Array(d)
  for (let i = 0; i < d * d; i++) {
    rowSquares[Math.floor(i / d)] += gradient[i] ** 2 / d
    columnSquares[i % d] += gradient[i] ** 2 / d
  }
  let mean = 0
  for (let k = 0; k < d; k++) {
    state[rows + k] = beta2 * state[rows + k] + (1 - beta2) * rowSquares[k]
    state[columns + k] = beta2 * state[columns + k] + (1 - beta2) * columnSquares[k]
    state[biases + k] = beta2 * state[biases + k] + (1 - beta2) * gradient[d * d + k] ** 2
    mean += state[rows + k] / d
  }
  for (let i = 0; i < length; i++) {
    const ofWeight = i < d * d
    state[stateAt + i] = beta1 * state[stateAt + i] + (1 - beta1) * gradient[i]
    const share = mean === 0 ? 0 : state[rows + Math.floor(i / d)] / mean
    const square = ofWeight ? share * state[columns + (i % d)] : state[biases + i - d * d]
    values[at + i] -=
      learningRate * (ofWeight ? weightDecay : biasDecay) * values[at + i] +
      (learningRate * (state[stateAt + i] / correct1)) / (Math.sqrt(square / correct2) + epsilon)
  }
}

function meanSquare(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i] * values[i]
  return sum / (to - from)
}

function edgeNormalised(
  { d, length, values, at, gradient, state, stateAt, settings }: Move,
  { beta2, epsilon, biasRate, restingSignal = 0 }: Extract<Optimiser, { kind: 'edge-normalised' }>,
): void {
  const { learningRate, weightDecay, biasDecay } = settings
  const fixed = restingSignal === 0 ? 0 : d // numbers of W's first rows that stay
  if (restingSignal !== 0)
    for (let i = 0; i < d * d; i++)
      gradient[i] = i < fixed ? 0 : gradient[i] - restingSignal * gradient[d * d + (i % d)]
  state[stateAt] = beta2 * state[stateAt] + (1 - beta2) * meanSquare(gradient, 0, d * d)
  state[stateAt + 1] = beta2 * state[stateAt + 1] + (1 - beta2) * meanSquare(gradient, d * d, length)
  const steps = ++state[stateAt + 2]
  const correct = 1 - Math.pow(beta2, steps)
  const weightRate = learningRate / (Math.sqrt(state[stateAt] / correct) + epsilon)
  const moved = new Float64Array(d) // Σ over inputs of what W changes, per output
  for (let i = fixed; i < d * d; i++) {
    const before = values[at + i]
    values[at + i] = before * (1 - learningRate * weightDecay) - weightRate * gradient[i]
    moved[i % d] += values[at + i] - before
  }
  const biasStep = (learningRate * biasRate) / (Math.sqrt(state[stateAt + 1] / correct) + epsilon)
  for (let i = 0; i < d; i++) {
    const b = at + d * d + i
    const warm = state[stateAt + 3 + i]
    values[b] -= biasStep * gradient[d * d + i] + learningRate * biasDecay * (values[b] - warm)
    values[b] -= restingSignal * moved[i]
  }
}
