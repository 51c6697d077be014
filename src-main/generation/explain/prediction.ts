/** The energy of one candidate at one step, with the terms it is made of. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { findEdge } from '../../model/graph.ts'
import { gelu } from '../../model/reference/index.ts'
import { encodingAt, multiply } from './exact-path.ts'
import type { ExactPath } from './exact-path.ts'

export interface Prediction {
  readonly edge: number
  /** [d² + d] */
  readonly record: Float32Array
  /** [d] W·S. */
  readonly product: Float64Array
  /** [d] b. */
  readonly bias: Float64Array
  /** [d] PE. */
  readonly encoding: Float64Array
  /** [d] W·S + b + PE. */
  readonly potential: Float64Array
  readonly energy: number
}

/** ‖GeLU(z)‖. */
export function energyOf(potential: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < potential.length; i++) sum += gelu(potential[i]) ** 2
  return Math.sqrt(sum)
}

/** The candidate `target` after token j of the path. */
export function predictionOf(model: SignalModel, path: ExactPath, j: number, target: number): Prediction {
  const { config, graph } = model
  const { d } = config
  const edge = findEdge(graph, path.tokens[j], target)
  const record = model.edgeRecord(edge)
  const product = new Float64Array(d)
  const encoding = new Float64Array(d)
  multiply(record, d, path.mixtures, j * d, product)
  encodingAt(model, j + dialects[config.dialect].positionOffset.decoding, encoding)
  const bias = Float64Array.from(record.subarray(d * d))
  const potential = product.map((value, i) => value + bias[i] + encoding[i])
  return { edge, record, product, bias, encoding, potential, energy: energyOf(potential) }
}
