/** What the ranks and masses of shared candidates are computed from, beside the graph. */
import type { TokenGraph } from '../../model/graph.ts'
import { sharedMasses } from '../../model/graph.ts'

export interface SharedView extends TokenGraph {
  readonly sharedMasses: Float64Array
  /** [V] ids by shared weight descending, then id ascending. */
  readonly byWeight: Uint32Array
  /** Whether all shared weights are 1. */
  readonly uniform: boolean
}

export function sharedView(graph: TokenGraph): SharedView {
  const { nodes, sharedWeights } = graph
  const byWeight = Uint32Array.from({ length: nodes }, (_, v) => v)
  const uniform = sharedWeights.every((weight) => weight === 1)
  if (!uniform) byWeight.sort((a, b) => sharedWeights[b] - sharedWeights[a] || a - b)
  return { ...graph, sharedMasses: sharedMasses(graph), byWeight, uniform }
}
