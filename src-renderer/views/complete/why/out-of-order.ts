/** Whether the order of candidates is another than that of their energies: the shared edge's weights can make it so. */
import type { TraceCandidate } from '../../../../src-shared/trace.ts'

/** @param candidates best first */
export function isOutOfOrder(candidates: readonly Pick<TraceCandidate, 'energy' | 'own'>[]): boolean {
  return candidates.some(({ energy, own }, place) => {
    const next = candidates.at(place + 1)
    // Equal energies are computed along different ways and may differ in their last digits.
    return next !== undefined && !(own && next.own) && next.energy - energy > 1e-6 * Math.abs(energy)
  })
}
