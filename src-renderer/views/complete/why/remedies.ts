/**
 * What would have led to the token that was expected: which earlier token stands in its way, and how far the matrix of
 * its edge lies from making it the best.
 */
import type { EdgeInfluence, Explanation } from '../../../../src-shared/trace.ts'
import type { RemovalMode } from './why.svelte.ts'

export interface Removal {
  readonly position: number
  readonly text: string
  /** Energy by which the expected token would then lead; exact for the way of removing. */
  readonly lead: number
}

export interface Remedies {
  /** Energy that the expected token lacks; 0 or less where it leads. */
  readonly gap: number
  /** Earlier tokens without whose signal the expected one would lead, the clearest first. */
  readonly removals: readonly Removal[]
  /** The edge to the expected token: no other candidate's energy depends on it, unless it is the shared one. */
  readonly edge: EdgeInfluence | undefined
  /** ‖ΔW‖ of that edge that closes the gap, to first order; undefined where its matrix changes nothing. */
  readonly change: number | undefined
}

/** Undefined where no token was expected. */
export function remediesOf(
  { chosen, expected, influences }: Explanation,
  mode: RemovalMode,
): Remedies | undefined {
  if (expected === undefined) return undefined
  const gap = chosen.energy - expected.energy
  const removals = chosen.contributions
    .map(({ position, text, [mode]: value }) => ({
      position,
      text,
      lead: expected.energy - expected.contributions[position][mode] - (chosen.energy - value),
    }))
    .filter(({ lead }) => gap > 0 && lead > 0)
    .sort((a, b) => b.lead - a.lead)
  const edge = influences.edges.at(-1)
  const change = edge !== undefined && edge.gradientNorm > 0 && gap > 0 ? gap / edge.gradientNorm : undefined
  return { gap, removals, edge, change }
}
