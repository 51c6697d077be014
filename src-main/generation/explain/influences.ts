/**
 * What would raise a candidate's energy: gradient × input, for every signal of the path and for every matrix it went
 * through. One pass back along the path, in the order of `exactPath` reversed.
 */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { findEdge } from '../../model/graph.ts'
import { gelu, geluDerivative } from '../../model/reference/index.ts'
import { attentionOf, multiply } from './exact-path.ts'
import type { ExactPath } from './exact-path.ts'
import type { Prediction } from './prediction.ts'

export interface EdgeGradient {
  readonly edge: number
  /** Σ ∂E/∂W · W. */
  readonly gradientTimesInput: number
  /** ‖∂E/∂W‖. */
  readonly gradientNorm: number
}

export interface Gradients {
  /** [j + 1] ∂E/∂r_k · r_k through the mixture of step j only. */
  readonly direct: Float64Array
  /** [j + 1] the same with what r_k does to later signals. */
  readonly total: Float64Array
  /** [j + 1] the edge into each position, from 1; the edge to the candidate last. */
  readonly edges: readonly EdgeGradient[]
}

/** @param prediction the candidate after token j of the path */
export function gradientsOf(
  model: SignalModel,
  path: ExactPath,
  j: number,
  prediction: Prediction,
): Gradients {
  const { config, graph } = model
  const { d } = config
  const { chainInput, firstMixed } = dialects[config.dialect]
  const { tokens, potentials, signals, mixtures, logMasses } = path

  // ∂‖o‖/∂z = o/‖o‖ · GeLU′(z), taken as 0 where ‖o‖ = 0.
  const dz = prediction.potential.map((z) =>
    prediction.energy === 0 ? 0 : (gelu(z) / prediction.energy) * geluDerivative(z),
  )
  const last = edgeGradient(prediction.edge, dz, prediction.product, norm(mixtures, j * d, d))
  let dMixture = transposed(prediction.record, d, dz) // ∂E/∂S_k of the present position only
  const dMixtureOfStep = dMixture

  const direct = new Float64Array(j + 1)
  const total = new Float64Array(j + 1)
  const edges: EdgeGradient[] = []
  let flow = new Float64Array(d) // Σ over later mixtures of ∂E/∂S · exp(logMass here − logMass there)
  let chain = new Float64Array(d) // ∂E/∂r_k through r_{k+1}
  const product = new Float64Array(d)

  for (let k = j; k >= 0; k--) {
    const at = k * d
    direct[k] = attentionOf(path, j, k) * dot(dMixtureOfStep, signals, at)

    const isMixed = k >= firstMixed
    const shrink = k < j && isMixed ? Math.exp(logMasses[k] - logMasses[k + 1]) : 0
    flow = flow.map((value, i) => dMixture[i] + shrink * value)
    const share = attentionOf(path, k, k)
    const dSignal = chain.map((value, i) => value + share * flow[i])
    total[k] = dot(dSignal, signals, at)
    if (k === 0) break

    const edge = findEdge(graph, tokens[k - 1], tokens[k])
    const record = model.edgeRecord(edge)
    const input = chainInput === 'signal' ? signals : mixtures
    const dPotential = dSignal.map((value, i) => value * geluDerivative(potentials[at + i]))
    multiply(record, d, input, at - d, product)
    edges.push(edgeGradient(edge, dPotential, product, norm(input, at - d, d)))
    const dInput = transposed(record, d, dPotential)
    const nothing = new Float64Array(d)
    ;[chain, dMixture] = chainInput === 'signal' ? [dInput, nothing] : [nothing, dInput]
  }
  return { direct, total, edges: [...edges.reverse(), last] }
}

/** @param product [d] W·x, whose product with dz is Σ ∂E/∂W · W */
function edgeGradient(
  edge: number,
  dz: Float64Array,
  product: Float64Array,
  inputNorm: number,
): EdgeGradient {
  // ∂E/∂W is the outer product of x and dz.
  return { edge, gradientTimesInput: dot(dz, product, 0), gradientNorm: norm(dz, 0, dz.length) * inputNorm }
}

/** [d] Wᵀ·dz in the record's layout: entry k is Σ_i W[k·d + i] dz_i. */
function transposed(record: Float32Array, d: number, dz: Float64Array): Float64Array<ArrayBuffer> {
  const result = new Float64Array(d)
  for (let k = 0; k < d; k++) for (let i = 0; i < d; i++) result[k] += record[k * d + i] * dz[i]
  return result
}

function dot(a: Float64Array, b: Float64Array, bAt: number): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[bAt + i]
  return sum
}

function norm(a: Float64Array, at: number, d: number): number {
  let sum = 0
  for (let i = 0; i < d; i++) sum += a[at + i] ** 2
  return Math.sqrt(sum)
}
