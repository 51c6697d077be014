/** A small graph for tests: the 4 → 1 → 2 circle, a self-loop at 1, both directions between 1 and 2, and 9 alone. */
import type { Subgraph } from '../../../../src-shared/contract/index.ts'

export const exampleGraph: Subgraph = {
  nodes: Uint32Array.of(1, 2, 4, 9),
  texts: ['a', 'b', 'c<', ' '],
  frequency: Uint32Array.of(100, 50, 10, 1),
  inDegree: Uint32Array.of(7, 5, 3, 0),
  outDegree: Uint32Array.of(8, 4, 2, 1),
  energy: Float32Array.of(4, 3, 2, NaN),
  pagerank: Float32Array.of(0.4, 0.3, 0.2, 0.1),
  core: Uint32Array.of(2, 2, 2, 0),
  depth: Uint32Array.of(0, 1, 2, 0),
  sources: Uint32Array.of(1, 2, 4, 1, 2),
  targets: Uint32Array.of(2, 1, 1, 1, 4),
  edges: Uint32Array.of(10, 11, 12, 13, 14),
  counts: Uint32Array.of(40, 20, 5, 3, 1),
  probabilities: Float32Array.of(0.4, 0.4, 0.5, 0.03, 0.02),
  energies: Float32Array.of(5, 4, 3, NaN, 2),
  norms: Float32Array.of(1.5, 1.25, 1, 0.75, 0.5),
  totalNodes: 10,
  totalEdges: 30,
}
