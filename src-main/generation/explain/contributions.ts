/**
 * What each earlier node did for a candidate, exactly: its energy minus the energy without that node's signal in the
 * mixture. W is linear, so one product W·r_k per node suffices: W·(S − A_k r_k) = W·S − A_k W·r_k.
 */
import type { SignalModel } from '../../engine/engine.ts'
import { attentionOf, multiply } from './exact-path.ts'
import type { ExactPath } from './exact-path.ts'
import { energyOf } from './prediction.ts'
import type { Prediction } from './prediction.ts'

export interface Contributions {
  /** [j + 1] A_k. */
  readonly attention: Float64Array
  /** [j + 1] E − E without A_k r_k. */
  readonly removed: Float64Array
  /** [j + 1] the same with A renormalised over the others; without others it is the same as `removed`. */
  readonly renormalised: Float64Array
}

/** @param prediction the candidate after token j of the path */
export function contributionsOf(
  model: SignalModel,
  path: ExactPath,
  j: number,
  prediction: Prediction,
): Contributions {
  const { d } = model.config
  const { record, product, bias, encoding, energy } = prediction
  const attention = new Float64Array(j + 1)
  const removed = new Float64Array(j + 1)
  const renormalised = new Float64Array(j + 1)
  const part = new Float64Array(d) // W·r_k
  const potential = new Float64Array(d)
  for (let k = 0; k <= j; k++) {
    const share = (attention[k] = attentionOf(path, j, k))
    if (share === 0) continue
    multiply(record, d, path.signals, k * d, part)
    for (let i = 0; i < d; i++) potential[i] = product[i] - share * part[i] + bias[i] + encoding[i]
    removed[k] = energy - energyOf(potential)
    const scale = share < 1 ? 1 / (1 - share) : 1
    for (let i = 0; i < d; i++) potential[i] = scale * (product[i] - share * part[i]) + bias[i] + encoding[i]
    renormalised[k] = energy - energyOf(potential)
  }
  return { attention, removed, renormalised }
}

/** E minus E without one of its three terms. */
export function partsOf({ product, bias, encoding, potential, energy }: Prediction): {
  mixture: number
  bias: number
  encoding: number
} {
  const without = (term: Float64Array): number =>
    energy - energyOf(potential.map((value, i) => value - term[i]))
  return { mixture: without(product), bias: without(bias), encoding: without(encoding) }
}
