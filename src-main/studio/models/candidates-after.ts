import type { Reply } from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { TraceCandidate } from '../../../src-shared/trace.ts'
import { type Candidate, Candidates, SignalPath } from '../../generation/index.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { OpenModel } from './loaded-models.ts'

const usualTop = 20

/** The best candidates for the next token, and those asked for whatever their rank. */
export function candidatesAfter(
  { loaded, graph }: OpenModel,
  tokens: Uint32Array,
  { top = usualTop, include = [] }: { top?: number; include?: readonly number[] },
): Reply<'completion.candidates'> {
  const { model } = loaded
  if (tokens.length === 0)
    throw new StudioError(
      'prompt-empty',
      'The prompt is empty.',
      'Give at least one character to continue from.',
    )
  const path = new SignalPath(model)
  for (const token of tokens) path.append(token)
  const candidates = new Candidates(model)
  candidates.measure(path)
  const normaliser = candidates.logNormaliser()
  const shown = (candidate: Candidate): TraceCandidate =>
    showCandidate(candidate, graph.columns.texts, normaliser)
  const best: TraceCandidate[] = []
  let own = 0
  let sharedEnergy = NaN
  for (const candidate of candidates.ranked()) {
    if (best.length < top) best.push(shown(candidate))
    if (candidate.edge === sharedEdge) sharedEnergy = candidate.energy
    else own += Math.exp(candidate.score - normaliser)
  }
  return {
    candidates: best,
    included: include
      .filter((id) => id < model.graph.nodes)
      .map((id) => ({ ...shown(candidates.of(id)), rank: candidates.rank(id) })),
    sharedEnergy,
    sharedProbability: Math.max(0, 1 - own),
  }
}

export function showCandidate(
  { id, edge, energy, score, count }: Candidate,
  texts: readonly string[],
  normaliser: number,
): TraceCandidate {
  return {
    id,
    text: texts[id],
    energy,
    probability: Math.exp(score - normaliser),
    own: edge !== sharedEdge,
    count,
  }
}
