/** How many candidates decode before the target: higher score first, then the more frequent bigram, then the lower id. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { StepPlan } from './plan.ts'

/**
 * @param energies per piece [edges × width]
 * @param targetEnergy [positions]
 * @returns [positions]
 */
export function ranksOf(
  config: ModelConfig,
  graph: TokenGraph,
  plan: StepPlan,
  energies: readonly Float32Array[],
  targetEnergy: Float64Array,
): Uint32Array {
  const { sources, targets, targetEdges, lists } = plan
  const { counts, sharedWeights } = graph
  const excludes = dialects[config.dialect].decodingExcludesCurrent
  const logWeights = sharedWeights.map(Math.log)
  const ranks = new Uint32Array(sources.length)
  const targetScores = targetEnergy.map((energy, p) => {
    if (excludes && targets[p] === sources[p]) return -Infinity
    return config.energyScale * energy + (targetEdges[p] === sharedEdge ? logWeights[targets[p]] : 0)
  })
  const countOf = (edge: number): number => (edge === sharedEdge ? 0 : counts[edge])

  /** Counts candidate `v` of position p, reached over `edge`, when it decodes before the target. */
  const compare = (p: number, v: number, edge: number, energyScore: number): void => {
    if (v === targets[p]) return
    const score = excludes && v === sources[p] ? -Infinity : energyScore
    if (score !== targetScores[p]) {
      if (score > targetScores[p]) ranks[p]++
      return
    }
    const difference = countOf(edge) - countOf(targetEdges[p])
    if (difference > 0 || (difference === 0 && v < targets[p])) ranks[p]++
  }

  for (const [n, { edges, width, used, slots }] of plan.pieces.entries())
    for (const [row, edge] of edges.entries())
      for (let at = row * width; at < row * width + used[row]; at++) {
        const p = slots[at]
        const score = config.energyScale * energies[n][at]
        if (edge !== sharedEdge) compare(p, graph.targets[edge], edge, score)
        else
          lists.shared(sources[p], targets[p], targetEdges[p], (v) =>
            compare(p, v, sharedEdge, score + logWeights[v]),
          )
      }
  return ranks
}
