/**
 * The formulas of a prediction, one by one, with a model's own parameters: the window computes again what the studio
 * did, so that every figure of the tour stands beside the terms it is made of. Vectors are [d].
 */
import { dialects } from '../../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../../src-shared/model/config.ts'
import { gelu } from '../../../../src-shared/model/gelu.ts'

type Vector = ArrayLike<number>

/** W [d × d], row i: output i; b [d]. */
export interface Edge {
  readonly weights: Vector
  readonly bias: Vector
}

/** z = first term + b + PE, and GeLU(z). */
export interface Arrival {
  /** The ones that enter the first node, or W times what came in. */
  readonly term: Float64Array
  readonly bias: Float64Array
  readonly encoding: Float64Array
  readonly potential: Float64Array
  readonly signal: Float64Array
}

/** PE[position], zeros where the model has none. */
export function encodingAt({ dialect, d, positionalEncoding }: ModelConfig, position: number): Float64Array {
  const encoding = new Float64Array(d)
  if (positionalEncoding === 'sine-cosine') dialects[dialect].positionalEncoding(position, d, encoding)
  return encoding
}

/** r_0 = GeLU(1 + b(t_0) + PE[0]). */
export function firstArrival(config: ModelConfig, bias: Vector): Arrival {
  const { d, dialect } = config
  return arrival(new Float64Array(d).fill(dialects[dialect].initialSignal(d)), bias, encodingAt(config, 0))
}

/** What goes through an edge into position `position` of the text, as a token or as a candidate. */
export function arrivalAt(config: ModelConfig, edge: Edge, input: Vector, position: number): Arrival {
  const at = position - 1 + dialects[config.dialect].positionOffset.decoding
  return arrival(product(edge.weights, input), edge.bias, encodingAt(config, at))
}

function arrival(term: Float64Array, bias: Vector, encoding: Float64Array): Arrival {
  const potential = term.map((value, i) => value + bias[i] + encoding[i])
  return { term, bias: Float64Array.from(bias), encoding, potential, signal: potential.map(gelu) }
}

/** [d] W·x */
function product(weights: Vector, input: Vector): Float64Array {
  const d = input.length
  return Float64Array.from({ length: d }, (_, i) => {
    let sum = 0
    for (let k = 0; k < d; k++) sum += weights[i * d + k] * input[k]
    return sum
  })
}

/** Signals in one array, r_j at j·d. */
export function signalAt(signals: Float32Array, d: number, position: number): Float32Array {
  return signals.subarray(position * d, (position + 1) * d)
}

/**
 * S after the token at `last`: Σ A_k r_k.
 * @param attention [tokens] A after the last token of the text; those of an earlier one are in the same proportion
 */
export function mixtureAt(
  config: ModelConfig,
  signals: Float32Array,
  attention: readonly number[],
  last: number,
): Float64Array {
  const { d, dialect } = config
  const mixture = new Float64Array(d)
  const first = Math.min(dialects[dialect].firstMixed, last)
  let whole = 0
  for (let k = first; k <= last; k++) whole += attention[k]
  for (let k = first; k <= last; k++) {
    // Where all the weight lies on later signals, nothing is known of the proportion: the latest counts alone.
    const share = whole > 0 ? attention[k] / whole : Number(k === last)
    for (let i = 0; i < d; i++) mixture[i] += share * signals[k * d + i]
  }
  return mixture
}

/** What the edge into a position transforms: the signal before it, or in the released code the mixture. */
export function inputOf(
  config: ModelConfig,
  signals: Float32Array,
  attention: readonly number[],
  position: number,
): Vector {
  return dialects[config.dialect].chainInput === 'signal'
    ? signalAt(signals, config.d, position - 1)
    : mixtureAt(config, signals, attention, position - 1)
}

/** ‖x‖₂; of what arrives at a candidate it is the energy. */
export function lengthOf(vector: Vector): number {
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += vector[i] ** 2
  return Math.sqrt(sum)
}

/** The place with the largest value, which is worth looking at first. */
export function largestPlace(vector: Vector): number {
  let place = 0
  for (let i = 1; i < vector.length; i++) if (Math.abs(vector[i]) > Math.abs(vector[place])) place = i
  return place
}

/** e to the power of how far an energy lies below the best: what a candidate counts before the sum is made 1. */
export function shareOfBest(config: ModelConfig, energy: number, best: number): number {
  return Math.exp((energy - best) * config.energyScale)
}
