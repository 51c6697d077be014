/** From the counters of a step to its report. */
import { sharedEdge } from '../../model/graph.ts'
import type { StepReport } from '../engine.ts'
import { mark } from './wgsl/marks.ts'
import { realOf } from './words.ts'

const none = 0xffffffff

/** @param words the head of `marks` after a step */
export function reportOf(words: Uint32Array, predictions: number): StepReport {
  const loss = realOf(words[mark.loss])
  // A signal spoils the energies after it, and an energy the gradients of its source: name where it began.
  const bad = [words[mark.nonFiniteSignal], words[mark.nonFiniteEnergy], words[mark.nonFiniteUpdate]]
  const first = bad.find((word) => word !== none)
  let nonFinite: number | undefined
  if (first !== undefined) nonFinite = first - 2
  else if (!Number.isFinite(loss)) nonFinite = sharedEdge
  return {
    loss,
    predictions,
    gradientNorm: Math.sqrt(realOf(words[mark.squares])),
    energyMean: realOf(words[mark.energySum]) / predictions,
    energyMaximum: realOf(words[mark.energyMaximum]),
    edgesUpdated: words[mark.updated],
    edgesClipped: words[mark.clipped],
    nonFinite,
  }
}
