/**
 * The parameters that are not per edge – node biases, alpha, the shared edge – and their Adam, without decay, without
 * clipping, each row with its own step count. Few numbers, so plain loops on the calling thread.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { recordLength } from '../../model/parameters.ts'
import { joined, spread } from '../small-state.ts'
import type { Board } from './board.ts'

interface AdamSettings {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

const plainAdam: AdamSettings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

class Adam {
  readonly #width: number
  readonly #settings: AdamSettings
  /** [rows × width], [rows × width], [rows] */
  readonly arrays: readonly [Float32Array, Float32Array, Float32Array]

  constructor(rows: number, width: number, settings: AdamSettings) {
    this.#width = width
    this.#settings = settings
    this.arrays = [new Float32Array(rows * width), new Float32Array(rows * width), new Float32Array(rows)]
  }

  /** One step of a row; `gradient` [width] is read from `at`, undefined means 0. */
  step(
    row: number,
    values: Float32Array,
    rate: number,
    gradient: ArrayLike<number> | undefined,
    at: number,
  ): void {
    const [mean, square, steps] = this.arrays
    const { beta1, beta2, epsilon } = this.#settings
    const t = ++steps[row]
    const correct1 = 1 - Math.pow(beta1, t)
    const correct2 = 1 - Math.pow(beta2, t)
    const first = row * this.#width
    for (let i = 0; i < this.#width; i++) {
      const g = gradient === undefined ? 0 : gradient[at + i]
      const m = beta1 * mean[first + i] + (1 - beta1) * g
      const v = beta2 * square[first + i] + (1 - beta2) * g * g
      mean[first + i] = m
      square[first + i] = v
      values[first + i] -= (rate * (m / correct1)) / (Math.sqrt(v / correct2) + epsilon)
    }
  }
}

export class SmallTraining {
  readonly #config: ModelConfig
  readonly #board: Board
  readonly #nodeBias: Adam
  readonly #alpha: Adam
  readonly #shared: Adam
  readonly #dense: boolean

  constructor(config: ModelConfig, board: Board, optimiser: Optimiser) {
    const settings = optimiser.kind === 'edge-normalised' ? plainAdam : optimiser
    this.#config = config
    this.#board = board
    this.#dense = optimiser.kind === 'adamw' && optimiser.dense === true
    this.#nodeBias = new Adam(board.graph.nodes, config.d, settings)
    this.#alpha = new Adam(config.maxContext, 1, settings)
    this.#shared = new Adam(1, recordLength(config.d), settings)
  }

  start(): void {
    for (const array of this.#arrays()) array.fill(0)
  }

  #arrays(): Float32Array[] {
    return [...this.#nodeBias.arrays, ...this.#alpha.arrays, ...this.#shared.arrays]
  }

  read(): Float32Array {
    return joined(this.#arrays())
  }

  /** Throws `input-damaged` where the length is not right, and takes nothing then. */
  write(state: Float32Array): void {
    spread(state, this.#arrays())
  }

  /** After a step's gradients are on the board; they are added up in the order of the batch. */
  step(
    sequences: number,
    predictions: number,
    rate: number,
    parameters: { readonly alpha: Float32Array; readonly shared: Float32Array },
    sharedGradient: Float32Array | undefined,
  ): void {
    const { d, maxContext, trainShared, dialect } = this.#config
    const { tokens, potentialGradients, alphaGradients, nodeBias, graph } = this.#board
    const rows = new Map<number, Float64Array>()
    for (let s = 0; s < sequences; s++) {
      const node = tokens[s * (predictions + 1)]
      let row = rows.get(node)
      if (row === undefined) rows.set(node, (row = new Float64Array(d)))
      for (let i = 0; i < d; i++) row[i] += potentialGradients[s * predictions * d + i]
    }
    if (this.#dense)
      for (let u = 0; u < graph.nodes; u++) this.#nodeBias.step(u, nodeBias, rate, rows.get(u), 0)
    else for (const [u, row] of rows) this.#nodeBias.step(u, nodeBias, rate, row, 0)

    const reached = Math.min(maxContext, Math.max(predictions - dialects[dialect].firstMixed, 0))
    const gradient = new Float64Array(this.#dense ? maxContext : reached)
    for (let s = 0; s < sequences; s++)
      for (let k = 0; k < reached; k++) gradient[k] += alphaGradients[s * (predictions + 1) + k]
    for (let k = 0; k < gradient.length; k++) this.#alpha.step(k, parameters.alpha, rate, gradient, k)

    if (trainShared && sharedGradient !== undefined)
      this.#shared.step(0, parameters.shared, rate, sharedGradient, 0)
  }
}
