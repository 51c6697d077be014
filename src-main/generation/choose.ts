/** Which candidate becomes the next token. */
import type { GenerationSettings } from '../../src-shared/generation.ts'
import type { Random } from '../../src-shared/random.ts'
import type { Candidate, Candidates } from './candidates.ts'

export type Sampling = Pick<GenerationSettings, 'temperature' | 'topK' | 'topP'>

/**
 * Greedy at temperature 0, else drawn from P ∝ exp(score / temperature) among the k best and, of these, among the
 * best that hold topP of the probability. Uses one random number, or none when greedy.
 * @returns undefined when every candidate is barred.
 */
export function choose(candidates: Candidates, sampling: Sampling, random: Random): Candidate | undefined {
  const { temperature, topK, topP } = sampling
  const best = candidates.best()
  if (temperature === 0 || best === undefined || best.score === -Infinity) return best
  const drawn = random.uniform()
  if (topK === 0 && topP === 1)
    return candidates.at(drawn * candidates.mass(temperature, best.score), temperature, best.score)
  const kept = keep(candidates, sampling, best.score)
  let left = drawn * massOf(kept)
  for (const { candidate, weight } of kept) if ((left -= weight) < 0) return candidate
  return best
}

interface Weighed {
  readonly candidate: Candidate
  /** exp((score − reference) / temperature). */
  readonly weight: number
}

function massOf(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0)
}

/** The k best of all, then the best of these up to topP of their mass; at least one. */
function keep(candidates: Candidates, { temperature, topK, topP }: Sampling, reference: number): Weighed[] {
  const needed = topK === 0 ? topP * candidates.mass(temperature, reference) : Infinity
  const kept: Weighed[] = []
  let mass = 0
  for (const candidate of candidates.ranked()) {
    const weight = Math.exp((candidate.score - reference) / temperature)
    kept.push({ candidate, weight })
    mass += weight
    if (kept.length === topK || mass >= needed) break
  }
  if (topK === 0) return kept
  let reached = 0
  const end = kept.findIndex(({ weight }) => (reached += weight) >= topP * mass)
  return end < 0 ? kept : kept.slice(0, end + 1)
}
