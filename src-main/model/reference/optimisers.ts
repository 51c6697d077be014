/**
 * One optimiser step from the gradients of a batch. Updates are sparse: an edge that was no candidate and on no path
 * is not touched, and neither are its moments. With the exact softmax every out-edge of a source in the batch is a
 * candidate. Each record counts its own steps, so that bias correction is right for edges that are rarely seen. An
 * edge whose gradient is not finite is named and left as it was.
 *
 * Node biases, alpha and the shared edge follow Adam without decay and without clipping, whatever the optimiser:
 * a node's bias is touched when the node begins a sequence, alpha[k] when a mixture of the batch reaches that far.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Optimiser, StepSettings } from '../../../src-shared/model/optimiser.ts'
import { ownEdges, sharedEdge } from '../graph.ts'
import type { TokenGraph } from '../graph.ts'
import { dithersOf, packMoments, unpackMoments } from '../half-moments.ts'
import { recordLength } from '../parameters.ts'
import type { EdgeGradient, Gradients } from './backward.ts'
import type { Model } from './forward.ts'

type Numbers = Float32Array | Float64Array

/** Adam's memory of rows of numbers. */
export interface Moments {
  /** [rows × width] */
  readonly mean: Numbers
  /** [rows × width] */
  readonly square: Numbers
  /** [rows] */
  readonly steps: Numbers
}

export interface OptimiserState {
  /** [own edges × stateLength] */
  readonly edges: Numbers
  readonly nodeBias: Moments
  readonly alpha: Moments
  readonly shared: Moments
}

export interface OptimiserReport {
  /** √(Σ ‖gradient of an edge‖²) over the edges updated, before clipping. */
  readonly gradientNorm: number
  readonly edgesUpdated: number
  readonly edgesClipped: number
  /** The first edge in ascending order (or `sharedEdge`) whose gradient or new value is not finite. */
  readonly nonFinite: number | undefined
}

export type UpdateSettings = Pick<StepSettings, 'learningRate' | 'weightDecay' | 'biasDecay' | 'clip'>

/**
 * Numbers of state per own edge. AdamW, its moments in half precision or not: means [d² + d], squares [d² + d], step count. Factored: means [d² + d], mean
 * squares of W's rows [d] and columns [d], squares of b [d], step count. Edge-normalised: mean square of W's gradient, of
 * b's, step count, warm value of b [d].
 */
export function stateLength(optimiser: Optimiser, d: number): number {
  switch (optimiser.kind) {
    case 'adamw':
    case 'adamw-half':
      return 2 * recordLength(d) + 1
    case 'adamw-factored':
      return recordLength(d) + 3 * d + 1
    case 'edge-normalised':
      return d + 3
  }
}

/** The state before the first step: zeros, and the present biases as their warm values. */
export function startState(
  config: ModelConfig,
  graph: TokenGraph,
  parameters: { readonly edges: Numbers },
  optimiser: Optimiser,
  numbers: (length: number) => Numbers,
): OptimiserState {
  const { d, maxContext } = config
  const moments = (rows: number, width: number): Moments => ({
    mean: numbers(rows * width),
    square: numbers(rows * width),
    steps: numbers(rows),
  })
  const length = stateLength(optimiser, d)
  const edges = numbers(ownEdges(graph) * length)
  if (optimiser.kind === 'edge-normalised')
    for (let e = 0; e < ownEdges(graph); e++)
      for (let i = 0; i < d; i++)
        edges[e * length + 3 + i] = parameters.edges[e * recordLength(d) + d * d + i]
  return {
    edges,
    nodeBias: moments(graph.nodes, d),
    alpha: moments(maxContext, 1),
    shared: moments(1, recordLength(d)),
  }
}

interface AdamSettings {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/** What moves the small parameters when the edges follow the edge-normalised rule. */
const plainAdam: AdamSettings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

/** One row of numbers under Adam, counted as one more step of that row. */
function adamRow(
  values: Numbers,
  at: number,
  gradient: ArrayLike<number> | undefined,
  gradientAt: number,
  width: number,
  moments: Moments,
  row: number,
  learningRate: number,
  { beta1, beta2, epsilon }: AdamSettings,
): void {
  const { mean, square, steps } = moments
  steps[row]++
  const correct1 = 1 - Math.pow(beta1, steps[row])
  const correct2 = 1 - Math.pow(beta2, steps[row])
  for (let i = 0; i < width; i++) {
    const g = gradient === undefined ? 0 : gradient[gradientAt + i]
    const m = row * width + i
    mean[m] = beta1 * mean[m] + (1 - beta1) * g
    square[m] = beta2 * square[m] + (1 - beta2) * g * g
    values[at + i] -= (learningRate * (mean[m] / correct1)) / (Math.sqrt(square[m] / correct2) + epsilon)
  }
}

function edgeAdamW(
  model: Model,
  edge: number,
  gradient: Float64Array,
  { beta1, beta2, epsilon }: AdamSettings,
  { learningRate, weightDecay, biasDecay }: UpdateSettings,
  state: Numbers,
): void {
  const { d } = model.config
  const length = recordLength(d)
  const values = model.parameters.edges
  const at = edge * length
  const stateAt = edge * (2 * length + 1)
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
function halveMoments(length: number, edge: number, state: Numbers): void {
  const means = edge * (2 * length + 1)
  const squares = means + length
  const steps = state[squares + length]
  for (let n = 0; n < length; n++) {
    const word = packMoments(state[means + n], state[squares + n], dithersOf(n, steps))
    const { mean, square } = unpackMoments(word)
    state[means + n] = mean
    state[squares + n] = square
  }
}

/** The square of W[k·d + i]'s gradient is remembered as rows[k] · columns[i] / mean(rows). Row k is input k. */
function edgeFactored(
  model: Model,
  edge: number,
  gradient: Float64Array,
  { beta1, beta2, epsilon }: AdamSettings,
  { learningRate, weightDecay, biasDecay }: UpdateSettings,
  state: Numbers,
): void {
  const { d } = model.config
  const length = recordLength(d)
  const values = model.parameters.edges
  const at = edge * length
  const means = edge * (length + 3 * d + 1)
  const rows = means + length
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
    state[means + i] = beta1 * state[means + i] + (1 - beta1) * gradient[i]
    const share = mean === 0 ? 0 : state[rows + Math.floor(i / d)] / mean
    const square = ofWeight ? share * state[columns + (i % d)] : state[biases + i - d * d]
    values[at + i] -=
      learningRate * (ofWeight ? weightDecay : biasDecay) * values[at + i] +
      (learningRate * (state[means + i] / correct1)) / (Math.sqrt(square / correct2) + epsilon)
  }
}

function meanSquare(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i] * values[i]
  return sum / (to - from)
}

function edgeNormalised(
  model: Model,
  edge: number,
  gradient: Float64Array,
  { beta2, epsilon, biasRate, restingSignal = 0 }: Extract<Optimiser, { kind: 'edge-normalised' }>,
  { learningRate, weightDecay, biasDecay }: UpdateSettings,
  state: Numbers,
): void {
  const { d } = model.config
  const length = recordLength(d)
  const values = model.parameters.edges
  const at = edge * length
  const stateAt = edge * (d + 3)
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

function isFinite(values: Numbers, at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (!Number.isFinite(values[at + i])) return false
  return true
}

/** Applies one step to the model's parameters and to the state, in place. */
export function applyOptimiser(
  model: Model,
  gradients: Gradients,
  optimiser: Optimiser,
  settings: UpdateSettings,
  state: OptimiserState,
  onUpdated?: (edge: number) => void,
): OptimiserReport {
  const { config, graph, parameters } = model
  const { d } = config
  const length = recordLength(d)
  const dense = optimiser.kind === 'adamw' && optimiser.dense === true
  const adam = optimiser.kind === 'edge-normalised' ? plainAdam : optimiser
  const { learningRate, clip } = settings
  let squares = 0
  let edgesUpdated = 0
  let edgesClipped = 0
  let nonFinite: number | undefined

  const untouched: EdgeGradient = { record: new Float64Array(length), push: 0, onPath: false }
  const touched = dense
    ? Array.from({ length: ownEdges(graph) }, (_, edge) => edge)
    : [...gradients.edges.keys()].sort((a, b) => a - b)
  for (const edge of touched) {
    const gradient = gradients.edges.get(edge) ?? untouched
    const { record, push, onPath } = gradient
    if (optimiser.kind === 'edge-normalised' && !onPath && push < optimiser.skipBelow) continue
    let square = 0
    for (let i = 0; i < length; i++) square += record[i] * record[i]
    if (!Number.isFinite(square)) {
      nonFinite ??= edge
      continue
    }
    squares += square
    edgesUpdated++
    if (clip > 0 && square > clip * clip) {
      edgesClipped++
      const factor = clip / Math.sqrt(square)
      for (let i = 0; i < length; i++) record[i] *= factor
    }
    if (optimiser.kind === 'adamw') edgeAdamW(model, edge, record, optimiser, settings, state.edges)
    else if (optimiser.kind === 'adamw-half') {
      edgeAdamW(model, edge, record, optimiser, settings, state.edges)
      halveMoments(length, edge, state.edges)
    } else if (optimiser.kind === 'adamw-factored')
      edgeFactored(model, edge, record, optimiser, settings, state.edges)
    else edgeNormalised(model, edge, record, optimiser, settings, state.edges)
    if (!isFinite(parameters.edges, edge * length, length)) nonFinite ??= edge
    onUpdated?.(edge)
  }

  const rows = dense ? Array.from({ length: graph.nodes }, (_, u) => u) : [...gradients.nodeBias.keys()]
  for (const u of rows) {
    const row = gradients.nodeBias.get(u)
    adamRow(parameters.nodeBias, u * d, row, 0, d, state.nodeBias, u, learningRate, adam)
  }
  const entries = dense ? config.maxContext : gradients.alpha.length
  for (let k = 0; k < entries; k++) {
    const gradient = k < gradients.alpha.length ? gradients.alpha : undefined
    adamRow(parameters.alpha, k, gradient, k, 1, state.alpha, k, learningRate, adam)
  }
  if (config.trainShared && (dense || gradients.sharedUsed)) {
    adamRow(parameters.shared, 0, gradients.shared, 0, length, state.shared, 0, learningRate, adam)
    if (!isFinite(parameters.shared, 0, length)) nonFinite ??= sharedEdge
  }
  return { gradientNorm: Math.sqrt(squares), edgesUpdated, edgesClipped, nonFinite }
}
