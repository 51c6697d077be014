/**
 * The signal after every token, for texts of any length. softmax(alpha_0 … alpha_j) has the same numerators for all
 * j, so S_j = N / Z with running sums N = Σ exp(alpha_k) r_k and Z = Σ exp(alpha_k): a token costs the same at
 * position 10 and at 40,000, and two vectors are all that is kept. ("Any context length" of the model's description;
 * arXiv 2503.11299, equations for A and S.)
 */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { SignalModel } from '../engine.ts'
import { findEdge } from '../../model/graph.ts'
import { gelu } from '../../model/reference/index.ts'

/** What predicting needs to know of a text. */
export interface SignalState {
  /** Tokens so far. */
  readonly length: number
  /** The last token; −1 before the first. */
  readonly last: number
  /** [d] r_j of the last token. */
  readonly signal: Float32Array
  /** [d] S_j, which predicts the next token. */
  readonly mixture: Float32Array
  /** Where the candidates of the next token read their positional encoding. */
  readonly position: number
  /** Throws RangeError for a token that is no node. */
  append(token: number): void
  /** out [outDegree(last) + 1] ← energies of what may follow: own edges in CSR order, then the shared edge. */
  energies(out: Float32Array): void
}

export class SignalPath implements SignalState {
  readonly signal: Float32Array
  readonly mixture: Float32Array
  readonly #model: SignalModel
  readonly #next: Float32Array
  readonly #sum: Float64Array // [d] N, divided by exp(greatest)
  #mass = 0 // Z, divided by exp(greatest)
  #greatest = -Infinity // alpha met so far
  #length = 0
  #last = -1

  constructor(model: SignalModel) {
    const { d } = model.config
    this.#model = model
    this.signal = new Float32Array(d)
    this.mixture = new Float32Array(d)
    this.#next = new Float32Array(d)
    this.#sum = new Float64Array(d)
  }

  get length(): number {
    return this.#length
  }

  get last(): number {
    return this.#last
  }

  get position(): number {
    return this.#length - 1 + dialects[this.#model.config.dialect].positionOffset.decoding
  }

  append(token: number): void {
    const { config, graph } = this.#model
    checkToken(this.#model, token)
    if (this.#length === 0) this.#begin(token)
    else {
      const { chainInput } = dialects[config.dialect]
      const input = chainInput === 'signal' ? this.signal : this.mixture
      this.#model.propagate(findEdge(graph, this.#last, token), input, this.position, this.#next)
      this.signal.set(this.#next)
    }
    this.#mix()
    this.#last = token
    this.#length++
  }

  energies(out: Float32Array): void {
    this.#model.energies(this.#last, this.mixture, this.position, out)
  }

  #begin(token: number): void {
    const { config, small } = this.#model
    const encoding = new Float64Array(config.d)
    const dialect = dialects[config.dialect]
    if (config.positionalEncoding === 'sine-cosine') dialect.positionalEncoding(0, config.d, encoding)
    for (let i = 0; i < config.d; i++)
      this.signal[i] = gelu(
        dialect.initialSignal(config.d) + small.nodeBias[token * config.d + i] + encoding[i],
      )
  }

  #mix(): void {
    const { config, small } = this.#model
    const k = this.#length - dialects[config.dialect].firstMixed
    if (k < 0) {
      this.mixture.set(this.signal)
      return
    }
    const alpha = small.alpha[Math.min(k, small.alpha.length - 1)]
    if (alpha > this.#greatest) {
      const shrink = Math.exp(this.#greatest - alpha)
      for (let i = 0; i < config.d; i++) this.#sum[i] *= shrink
      this.#mass *= shrink
      this.#greatest = alpha
    }
    const weight = Math.exp(alpha - this.#greatest)
    this.#mass += weight
    for (let i = 0; i < config.d; i++) {
      this.#sum[i] += weight * this.signal[i]
      this.mixture[i] = this.#sum[i] / this.#mass
    }
  }
}

/** Throws RangeError for a token that is no node. */
export function checkToken({ graph }: Pick<SignalModel, 'graph'>, token: number): void {
  if (!Number.isInteger(token) || token < 0 || token >= graph.nodes)
    throw new RangeError(`token ${token} is no node of a graph of ${graph.nodes}`)
}
