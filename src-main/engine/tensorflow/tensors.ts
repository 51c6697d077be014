/** The model in tensors: GeLU, the path of all sequences at once, the energies of candidates. Differentiated by TensorFlow. */
import type { Tensor, Tensor3D } from '@tensorflow/tfjs'
import type { TensorFlow } from './runtime.ts'

/** x·Φ(x), the exact GeLU. */
export function gelu(tf: TensorFlow, z: Tensor): Tensor {
  const cumulative = tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5)
  return tf.mul(z, cumulative)
}

/** The same value, through which no gradient flows. */
export function detach(tf: TensorFlow, x: Tensor): Tensor {
  const constant = tf.customGrad((input) => ({
    value: tf.clone(input as Tensor),
    gradFunc: (gradient: Tensor) => tf.zerosLike(gradient),
  }))
  return constant(x)
}

/** Below it a squared norm counts as 0, where the norm has no gradient. */
const leastSquare = 1e-37

/**
 * ‖GeLU(x·W + b + PE)‖ of every slot.
 * @param inputs [edges × width × d]
 * @param weights [edges × d × d] input-major
 * @param biases [edges × 1 × d]
 * @param encodings [edges × width × d], undefined when the config has none
 * @returns [edges × width]
 */
export function energiesOf(
  tf: TensorFlow,
  inputs: Tensor,
  weights: Tensor,
  biases: Tensor,
  encodings: Tensor | undefined,
): Tensor {
  const moved = tf.add(tf.matMul(inputs as Tensor3D, weights as Tensor3D), biases)
  const outputs = gelu(tf, encodings === undefined ? moved : tf.add(moved, encodings))
  return tf.sqrt(tf.maximum(tf.sum(tf.square(outputs), -1), leastSquare))
}

/** How signals are chained and mixed; numbers, since alpha's own gradient is taken in double precision (alpha.ts). */
export interface PathRules {
  readonly chainInput: 'signal' | 'mixture'
  /** [predictions] S_j = old_j · S_{j−1} + fresh_j · r_j. */
  readonly fresh: Float64Array
  readonly old: Float64Array
  /** R of "signal reset", 0: never. */
  readonly signalReset: number
}

/** A type rather than an interface, as what passes through `tf.tidy` must be. */
export type Path = {
  /** [predictions · sequences × d] r, position after position. */
  readonly signals: Tensor
  /** [predictions · sequences × d] S. */
  readonly mixtures: Tensor
}

/**
 * The signals of all sequences.
 * @param start [sequences × 1 × d] what GeLU makes r_0 of
 * @param weights [sequences × d × d] for each of the predictions − 1 steps
 * @param biases [sequences × 1 × d] likewise, positional encoding included
 * @param probes [sequences × 1 × d] zeros for each prediction, added to S_j: their gradient is all that reaches S_j
 */
export function pathOf(
  tf: TensorFlow,
  rules: PathRules,
  start: Tensor,
  weights: readonly Tensor[],
  biases: readonly Tensor[],
  probes: readonly Tensor[] | undefined,
): Path {
  const { chainInput, fresh, old, signalReset } = rules
  const signals: Tensor[] = []
  const mixtures: Tensor[] = []
  let chain = start
  let carried = start
  for (let j = 0; j <= weights.length; j++) {
    const potential =
      j === 0 ? start : tf.add(tf.matMul(chain as Tensor3D, weights[j - 1] as Tensor3D), biases[j - 1])
    const signal = gelu(tf, potential)
    const alone = fresh[j] === 1
    carried = alone ? signal : tf.add(tf.mul(carried, old[j]), tf.mul(signal, fresh[j]))
    const isReset = signalReset > 0 && (j + 1) % signalReset === 0
    if (isReset) carried = detach(tf, carried)
    const mixture = probes === undefined ? carried : tf.add(carried, probes[j])
    if (chainInput === 'mixture') chain = mixture
    else chain = isReset ? detach(tf, signal) : signal
    signals.push(signal)
    mixtures.push(mixture)
  }
  const rows = [-1, start.shape[2] ?? 1]
  return {
    signals: tf.reshape(tf.concat(signals, 0), rows),
    mixtures: tf.reshape(tf.concat(mixtures, 0), rows),
  }
}
