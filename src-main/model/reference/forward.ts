/**
 * The reference: what a signal is after every token, in float64 and plain loops. Slow, readable, kept for ever;
 * every engine is held to it. Source: "Signal propagation" of arXiv 2503.11299 and, for the released code's
 * dialect, vectors recorded from it.
 */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Dialect } from '../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { findEdge, sharedEdge } from '../graph.ts'
import type { TokenGraph } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import type { Parameters } from '../parameters.ts'
import { gelu } from '../../../src-shared/model/gelu.ts'

export interface Model {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly parameters: Parameters
  /** [positions × d] in place of the dialect's encoding: for tests against vectors that recorded their own. */
  readonly encodingTable?: Float64Array
}

/** Positional encodings differ between the two in one dialect. */
export type Phase = keyof Dialect['positionOffset']

export interface Forward {
  /** Number of tokens. */
  readonly length: number
  /** [length × d] before GeLU: signals = GeLU(potentials). */
  readonly potentials: Float64Array
  /** [length × d] r_j. */
  readonly signals: Float64Array
  /** [length × d] S_j, the attention's mixture of r_0 … r_j that predicts token j + 1. */
  readonly mixtures: Float64Array
  /** [positions × d] PE, as used. */
  readonly encoding: Float64Array
}

/** [positions × d] positional encodings, zeros when the config has none. */
export function encodings(model: Model, positions: number): Float64Array {
  const { config } = model
  const { d } = config
  const table = new Float64Array(positions * d)
  if (model.encodingTable !== undefined) table.set(model.encodingTable.subarray(0, positions * d))
  else if (config.positionalEncoding === 'sine-cosine')
    for (let p = 0; p < positions; p++)
      dialects[config.dialect].positionalEncoding(p, d, table.subarray(p * d, (p + 1) * d))
  return table
}

/** The array that holds an edge's record, and where it starts. */
export function edgeRecord(model: Model, edge: number): { array: Float32Array | Float64Array; at: number } {
  const { edges, shared } = model.parameters
  if (edge === sharedEdge) return { array: shared, at: 0 }
  return { array: edges, at: edge * recordLength(model.config.d) }
}

/** z [d] at zAt ← W·x + b + PE, x [d] read at xAt, PE at peAt. */
export function transform(
  model: Model,
  edge: number,
  x: Float64Array | Float32Array,
  xAt: number,
  encoding: Float64Array,
  peAt: number,
  z: Float64Array,
  zAt: number,
): void {
  const { d } = model.config
  const { array, at } = edgeRecord(model, edge)
  const bias = at + d * d
  for (let i = 0; i < d; i++) z[zAt + i] = array[bias + i] + encoding[peAt + i]
  for (let k = 0; k < d; k++) {
    const input = x[xAt + k]
    const row = at + k * d
    for (let i = 0; i < d; i++) z[zAt + i] += array[row + i] * input
  }
}

/** softmax(alpha) over the signals mixed into S_j: entry k belongs to r_{firstMixed + k}. */
export function attention(model: Model, j: number): Float64Array {
  const { alpha } = model.parameters
  const { firstMixed } = dialects[model.config.dialect]
  // Position 0 has only the first signal, whether or not later mixtures leave it out.
  if (j < firstMixed) return Float64Array.of(1)
  const weights = new Float64Array(j + 1 - firstMixed)
  let greatest = -Infinity
  for (let k = 0; k < weights.length; k++) greatest = Math.max(greatest, alpha[Math.min(k, alpha.length - 1)])
  let sum = 0
  for (let k = 0; k < weights.length; k++) {
    weights[k] = Math.exp(alpha[Math.min(k, alpha.length - 1)] - greatest)
    sum += weights[k]
  }
  for (let k = 0; k < weights.length; k++) weights[k] /= sum
  return weights
}

/** Index of the first signal in S_j. */
export function firstInMixture(model: Model, j: number): number {
  const { firstMixed } = dialects[model.config.dialect]
  return j < firstMixed ? 0 : firstMixed
}

/** Signals and mixtures of a sequence of at least one token. */
export function forward(model: Model, tokens: ArrayLike<number>, phase: Phase = 'training'): Forward {
  const { config, graph, parameters } = model
  const { d } = config
  const dialect = dialects[config.dialect]
  const offset = dialect.positionOffset[phase]
  const length = tokens.length
  const encoding = encodings(model, length + 1)
  const potentials = new Float64Array(length * d)
  const signals = new Float64Array(length * d)
  const mixtures = new Float64Array(length * d)

  for (let j = 0; j < length; j++) {
    const at = j * d
    if (j === 0) {
      for (let i = 0; i < d; i++)
        potentials[i] = dialect.initialSignal(d) + parameters.nodeBias[tokens[0] * d + i] + encoding[i]
    } else {
      const edge = findEdge(graph, tokens[j - 1], tokens[j])
      const input = dialect.chainInput === 'signal' ? signals : mixtures
      transform(model, edge, input, at - d, encoding, (j - 1 + offset) * d, potentials, at)
    }
    for (let i = 0; i < d; i++) signals[at + i] = gelu(potentials[at + i])

    const weights = attention(model, j)
    const first = firstInMixture(model, j)
    for (let k = 0; k < weights.length; k++)
      for (let i = 0; i < d; i++) mixtures[at + i] += weights[k] * signals[(first + k) * d + i]
  }
  return { length, potentials, signals, mixtures, encoding }
}

/** Where the candidates that follow token j read their positional encoding. */
export function candidateEncodingAt(model: Model, j: number, phase: Phase = 'training'): number {
  return (j + dialects[model.config.dialect].positionOffset[phase]) * model.config.d
}
