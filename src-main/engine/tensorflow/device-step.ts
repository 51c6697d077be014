/**
 * One step's tensors: uploaded as they are needed, the same ones for the way forward and the way back, all let go at
 * the end. Between the two ways lies the softmax, on the host; so each piece is differentiated by itself
 * (`tf.grads` with the gradient of its energies), and what the device holds of intermediate values is one piece's.
 */
import type { Tensor } from '@tensorflow/tfjs'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { HostModel } from './host-model.ts'
import type { Piece, StepPlan } from './plan.ts'
import type { TensorFlow } from './runtime.ts'
import { packEdges } from './tables.ts'
import type { PackedEdges } from './tables.ts'
import { energiesOf, pathOf } from './tensors.ts'
import type { PathRules } from './tensors.ts'

interface PieceTensors {
  /** [edges · width] int32 */
  readonly slots: Tensor
  /** [edges × d × d] */
  readonly weights: Tensor
  /** [edges × 1 × d] */
  readonly biases: Tensor
}

interface PathTensors {
  readonly start: Tensor
  readonly weights: readonly Tensor[]
  readonly biases: readonly Tensor[]
}

/** Gradients of one piece. */
export interface PieceGradients {
  /** [edges · width × d] of the inputs, slot by slot. */
  readonly inputs: Float32Array
  /** Undefined for a shared edge that is not trained. */
  readonly edges: PackedEdges | undefined
}

export interface PathGradients {
  /** [sequences × d] */
  readonly start: Float32Array
  /** Of the edges of the paths, step after step: [(predictions − 1) · sequences]. */
  readonly edges: PackedEdges
  /** [predictions · sequences × d] all that reaches S. */
  readonly mixtures: Float32Array
}

export class DeviceStep {
  readonly #tf: TensorFlow
  readonly #model: HostModel
  readonly #plan: StepPlan
  /** [positions of the encoding × d], undefined when the config has none. */
  readonly #encoding: Float64Array | undefined
  readonly #held: Tensor[] = []
  readonly #pieces = new Map<Piece, PieceTensors>()
  #path: PathTensors | undefined
  #mixtures: Tensor | undefined
  #encodings: Tensor | undefined

  constructor(tf: TensorFlow, model: HostModel, plan: StepPlan, encoding: Float64Array | undefined) {
    this.#tf = tf
    this.#model = model
    this.#plan = plan
    this.#encoding = encoding
  }

  /** Signals [predictions · sequences × d]; the mixtures stay on the device for `energies`. */
  forward(rules: PathRules): Float32Array {
    const tf = this.#tf
    this.#path = this.#uploadPath()
    const { start, weights, biases } = this.#path
    const path = tf.tidy(() => pathOf(tf, rules, start, weights, biases, undefined))
    this.#mixtures = this.#hold(path.mixtures)
    this.#encodings = this.#encodingsAtPositions()
    const signals = path.signals.dataSync<'float32'>()
    path.signals.dispose()
    return signals
  }

  /** [edges × width] */
  energies(piece: Piece): Float32Array {
    const tf = this.#tf
    const { weights, biases } = this.#tensorsOf(piece)
    return tf.tidy(() =>
      energiesOf(tf, this.#inputs(piece), weights, biases, this.#encodingsOf(piece)).dataSync<'float32'>(),
    )
  }

  /** @param gradients [edges × width] of the energies */
  backward(piece: Piece, gradients: Float32Array): PieceGradients {
    const tf = this.#tf
    const { weights, biases } = this.#tensorsOf(piece)
    const trained = piece.edges[0] !== sharedEdge || this.#model.config.trainShared
    return tf.tidy(() => {
      const inputs = this.#inputs(piece)
      const encodings = this.#encodingsOf(piece)
      const arriving = tf.tensor2d(gradients, [piece.edges.length, piece.width])
      if (!trained) {
        const gradient = tf.grad((x) => energiesOf(tf, x, weights, biases, encodings))
        return { inputs: gradient(inputs, arriving).dataSync<'float32'>(), edges: undefined }
      }
      const gradient = tf.grads((x, w, b) => energiesOf(tf, x, w, b, encodings))
      const [x, w, b] = gradient([inputs, weights, biases], arriving)
      return {
        inputs: x.dataSync<'float32'>(),
        edges: { weights: w.dataSync<'float32'>(), biases: b.dataSync<'float32'>() },
      }
    })
  }

  /** @param mixtureGradients [predictions · sequences × d] what candidates send to S */
  backwardPath(rules: PathRules, mixtureGradients: Float32Array): PathGradients {
    const tf = this.#tf
    const { start, weights, biases } = this.#path!
    const steps = weights.length
    const { d } = this.#model.config
    return tf.tidy(() => {
      const probes = Array.from({ length: steps + 1 }, () => tf.zerosLike(start))
      const gradient = tf.grads(
        (...all) =>
          pathOf(
            tf,
            rules,
            all[0],
            all.slice(1, 1 + steps),
            all.slice(1 + steps, 1 + 2 * steps),
            all.slice(1 + 2 * steps),
          ).mixtures,
      )
      const arriving = tf.tensor2d(mixtureGradients, [mixtureGradients.length / d, d])
      const found = gradient([start, ...weights, ...biases, ...probes], arriving)
      const together = (parts: Tensor[]): Float32Array =>
        parts.length === 0 ? new Float32Array(0) : tf.concat(parts, 0).dataSync<'float32'>()
      return {
        start: found[0].dataSync<'float32'>(),
        edges: {
          weights: together(found.slice(1, 1 + steps)),
          biases: together(found.slice(1 + steps, 1 + 2 * steps)),
        },
        mixtures: together(found.slice(1 + 2 * steps)),
      }
    })
  }

  dispose(): void {
    this.#dropTape()
    this.#tf.dispose(this.#held)
    this.#held.length = 0
    this.#pieces.clear()
  }

  /** TensorFlow lets go of what it saved for a way back when that succeeds, and only then. */
  #dropTape(): void {
    const { state } = this.#tf.engine()
    for (const { saved } of state.activeTape ?? []) if (saved !== undefined) this.#tf.dispose(saved)
    state.activeTape = []
  }

  #hold<T extends Tensor>(tensor: T): T {
    this.#held.push(tensor)
    return tensor
  }

  #uploadPath(): PathTensors {
    const { config, parameters } = this.#model
    const { d } = config
    const { sequences, predictions, sources, targetEdges } = this.#plan
    const dialect = dialects[config.dialect]
    const first = new Float32Array(sequences * d)
    for (let s = 0; s < sequences; s++)
      for (let i = 0; i < d; i++)
        first[s * d + i] =
          dialect.initialSignal(d) + parameters.nodeBias[sources[s] * d + i] + (this.#encoding?.[i] ?? 0)
    // Positions are numbered step by step, so the edges that lead to step j are those of step j − 1's targets.
    const steps = predictions - 1
    const { weights, biases } = packEdges(parameters, d, targetEdges.subarray(0, steps * sequences))
    if (this.#encoding !== undefined)
      for (let j = 0; j < steps; j++)
        for (let n = 0; n < sequences * d; n++)
          biases[j * sequences * d + n] += this.#encoding[(j + dialect.positionOffset.training) * d + (n % d)]
    const tf = this.#tf
    const cut = (values: Float32Array, rows: number): Tensor[] => {
      if (steps === 0) return []
      const parts = tf.tidy(() => tf.unstack(tf.tensor(values, [steps, sequences, rows, d])))
      for (const part of parts) this.#hold(part)
      return parts
    }
    return {
      start: this.#hold(tf.tensor3d(first, [sequences, 1, d])),
      weights: cut(weights, d),
      biases: cut(biases, 1),
    }
  }

  /** [positions × d] what each position adds to its candidates. */
  #encodingsAtPositions(): Tensor | undefined {
    const encoding = this.#encoding
    if (encoding === undefined) return undefined
    const { d, dialect } = this.#model.config
    const { sequences, predictions } = this.#plan
    const offset = dialects[dialect].positionOffset.training
    const values = new Float32Array(sequences * predictions * d)
    for (let p = 0; p < sequences * predictions; p++) {
      const at = (Math.floor(p / sequences) + offset) * d
      for (let i = 0; i < d; i++) values[p * d + i] = encoding[at + i]
    }
    return this.#hold(this.#tf.tensor2d(values, [sequences * predictions, d]))
  }

  #tensorsOf(piece: Piece): PieceTensors {
    let tensors = this.#pieces.get(piece)
    if (tensors !== undefined) return tensors
    const tf = this.#tf
    const { config, parameters } = this.#model
    const { weights, biases } = packEdges(parameters, config.d, piece.edges)
    const edges = piece.edges.length
    tensors = {
      slots: this.#hold(tf.tensor1d(piece.slots, 'int32')),
      weights: this.#hold(tf.tensor3d(weights, [edges, config.d, config.d])),
      biases: this.#hold(tf.tensor3d(biases, [edges, 1, config.d])),
    }
    this.#pieces.set(piece, tensors)
    return tensors
  }

  #inputs(piece: Piece): Tensor {
    return this.#rows(this.#mixtures!, piece)
  }

  #encodingsOf(piece: Piece): Tensor | undefined {
    return this.#encodings === undefined ? undefined : this.#rows(this.#encodings, piece)
  }

  /** [edges × width × d] rows of a table [positions × d]. */
  #rows(table: Tensor, piece: Piece): Tensor {
    const gathered = this.#tf.gather(table, this.#tensorsOf(piece).slots)
    return this.#tf.reshape(gathered, [piece.edges.length, piece.width, this.#model.config.d])
  }
}
