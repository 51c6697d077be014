/** PageRank over the probabilities of bigrams: where a reader who follows them ends up. [V], sums to 1. */
import type { GraphColumns } from './graph-columns.ts'

const damping = 0.85
const rounds = 40

export function pagerank({ graph, sources, probabilities }: GraphColumns): Float32Array {
  const { nodes, targets } = graph
  let rank = new Float64Array(nodes).fill(1 / nodes)
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(nodes)
    let followed = 0
    for (let edge = 0; edge < targets.length; edge++) {
      const flow = damping * rank[sources[edge]] * probabilities[edge]
      next[targets[edge]] += flow
      followed += flow
    }
    // What is not followed over own edges jumps anywhere.
    const jump = (1 - followed) / nodes
    rank = next.map((value) => value + jump)
  }
  return Float32Array.from(rank)
}
