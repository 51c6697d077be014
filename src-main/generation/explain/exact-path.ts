/**
 * A path with everything kept, in double precision: what explaining needs and generating does not. It takes
 * 4 × d numbers per token, so the length is limited.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { findEdge } from '../../model/graph.ts'
import { gelu } from '../../model/reference/index.ts'

export const longestExplained = 100_000 // tokens

export interface ExactPath {
  readonly tokens: Uint32Array
  /** [tokens × d] before GeLU. */
  readonly potentials: Float64Array
  /** [tokens × d] r_j. */
  readonly signals: Float64Array
  /** [tokens × d] S_j. */
  readonly mixtures: Float64Array
  /** [tokens] ln exp(alpha) of each signal; −∞ for one that takes no part in mixtures. */
  readonly logWeights: Float64Array
  /** [tokens] ln Σ exp(alpha_k) over the signals up to each. */
  readonly logMasses: Float64Array
}

/** A_k of step j: the weight of r_k in S_j. */
export function attentionOf(path: ExactPath, j: number, k: number): number {
  // The first signal is alone in its own mixture, whether or not later ones leave it out.
  if (path.logMasses[j] === -Infinity) return k === j ? 1 : 0
  return k > j ? 0 : Math.exp(path.logWeights[k] - path.logMasses[j])
}

/** out [d] ← PE[position], zeros when the config has none. */
export function encodingAt(model: SignalModel, position: number, out: Float64Array): void {
  const { config } = model
  out.fill(0)
  if (config.positionalEncoding === 'sine-cosine')
    dialects[config.dialect].positionalEncoding(position, config.d, out)
}

/** out [d] ← W·x of a record [d² + d], x read at xAt. */
export function multiply(
  record: Float32Array,
  d: number,
  x: Float64Array,
  xAt: number,
  out: Float64Array,
): void {
  out.fill(0)
  for (let k = 0; k < d; k++) {
    const input = x[xAt + k]
    for (let i = 0; i < d; i++) out[i] += record[k * d + i] * input
  }
}

/** Errors: `prompt-empty`, `input-too-large`; RangeError for a token that is no node. */
export function exactPath(model: SignalModel, tokens: Uint32Array): ExactPath {
  const { config, graph, small } = model
  const { d } = config
  const length = tokens.length
  if (length === 0)
    throw new StudioError('prompt-empty', 'There is no token to explain.', 'Give at least one character.')
  if (length > longestExplained)
    throw new StudioError(
      'input-too-large',
      `A text of ${length} tokens is too long to explain.`,
      `Explain its last ${longestExplained} tokens or fewer.`,
    )
  const wrong = tokens.find((token) => token >= graph.nodes)
  if (wrong !== undefined) throw new RangeError(`token ${wrong} is no node of a graph of ${graph.nodes}`)

  const dialect = dialects[config.dialect]
  const potentials = new Float64Array(length * d)
  const signals = new Float64Array(length * d)
  const mixtures = new Float64Array(length * d)
  const logWeights = new Float64Array(length).fill(-Infinity)
  const logMasses = new Float64Array(length).fill(-Infinity)
  const encoding = new Float64Array(d)
  const product = new Float64Array(d)

  for (let j = 0; j < length; j++) {
    const at = j * d
    if (j === 0) {
      encodingAt(model, 0, encoding)
      for (let i = 0; i < d; i++)
        potentials[i] = dialect.initialSignal(d) + small.nodeBias[tokens[0] * d + i] + encoding[i]
    } else {
      const record = model.edgeRecord(findEdge(graph, tokens[j - 1], tokens[j]))
      encodingAt(model, j - 1 + dialect.positionOffset.decoding, encoding)
      multiply(record, d, dialect.chainInput === 'signal' ? signals : mixtures, at - d, product)
      for (let i = 0; i < d; i++) potentials[at + i] = product[i] + record[d * d + i] + encoding[i]
    }
    for (let i = 0; i < d; i++) signals[at + i] = gelu(potentials[at + i])

    const k = j - dialect.firstMixed
    if (k < 0) {
      mixtures.set(signals.subarray(at, at + d), at)
      continue
    }
    logWeights[j] = small.alpha[Math.min(k, small.alpha.length - 1)]
    logMasses[j] = k === 0 ? logWeights[j] : addLogs(logMasses[j - 1], logWeights[j])
    const share = Math.exp(logWeights[j] - logMasses[j])
    const before = k === 0 ? 0 : Math.exp(logMasses[j - 1] - logMasses[j])
    for (let i = 0; i < d; i++)
      mixtures[at + i] = share * signals[at + i] + (k === 0 ? 0 : before * mixtures[at - d + i])
  }
  return { tokens, potentials, signals, mixtures, logWeights, logMasses }
}

/** ln(exp a + exp b). */
function addLogs(a: number, b: number): number {
  const greater = Math.max(a, b)
  return greater + Math.log1p(Math.exp(Math.min(a, b) - greater))
}
