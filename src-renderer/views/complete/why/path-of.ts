/** What the drawing of a path shows, from an explanation and the trace of the text before it. */
import type { TraceReply } from '../../../../src-shared/contract/index.ts'
import type { Explanation, TraceCandidate } from '../../../../src-shared/trace.ts'
import { choosePositions, type DrawnCandidate, type DrawnToken } from './path-drawing.ts'

/** Rivals that are drawn beside the token that came. */
const rivals = 3

/** Energy of the step into each token, by its position: of those that the trace tells. */
export function energiesOf({ steps }: TraceReply): Map<number, number> {
  const energies = new Map<number, number>()
  for (const { position, actual } of steps)
    if (actual !== undefined) energies.set(position + 1, actual.energy)
  return energies
}

export function tokensOf(
  energies: ReadonlyMap<number, number>,
  explanation: Explanation,
  weights: readonly number[],
): DrawnToken[] {
  const unusual = new Set(explanation.unusual)
  return choosePositions(weights).map((position) => ({
    position,
    text: explanation.chosen.contributions[position].text,
    energy: energies.get(position),
    weight: weights[position],
    isUnusual: unusual.has(position),
  }))
}

/** The best, with the token that came and the one that was expected among them. */
export function candidatesOf(
  explanation: Explanation,
  candidates: readonly TraceCandidate[],
): DrawnCandidate[] {
  const { chosen, expected } = explanation
  const drawn = new Map<number, DrawnCandidate>()
  const add = (candidate: TraceCandidate, role: DrawnCandidate['role']): void => {
    const { id, text, energy, probability, own } = candidate
    if (!drawn.has(id)) drawn.set(id, { id, text, energy, probability, own, role })
  }
  add(chosen, 'chosen')
  if (expected !== undefined) add(expected, 'expected')
  for (const candidate of candidates.slice(0, rivals)) add(candidate, 'other')
  return [...drawn.values()].sort((a, b) => b.probability - a.probability)
}
