/** A candidate that the person takes, as a token of the text. */
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import type { BranchToken } from './branch-tree.ts'

/** Its margin follows from the probabilities, which are those of the scores. `rivals`: the best of the step. */
export function forcedToken(candidate: TraceCandidate, rivals: readonly TraceCandidate[]): BranchToken {
  const best = rivals.find(({ id }) => id !== candidate.id)
  const margin = best === undefined ? 0 : Math.log(candidate.probability / best.probability)
  const { id, text, energy, probability, own, count } = candidate
  return {
    id,
    text,
    display: text,
    energy,
    probability,
    margin,
    own,
    count,
    forced: true,
    candidates: rivals,
  }
}
