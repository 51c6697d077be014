/** A token graph from a plain list of edges: for imported checkpoints, whose texts are not at hand, and for tests. */
import type { TokenGraph } from './graph.ts'

/** Pairs [source, target, count = 1] in any order, each at most once; shared candidates weigh the same. */
export function graphOfPairs(
  nodes: number,
  pairs: readonly (readonly [source: number, target: number, count?: number])[],
): TokenGraph {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const offsets = new Uint32Array(nodes + 1)
  const nodeCounts = new Uint32Array(nodes)
  for (const [source, target, count = 1] of sorted) {
    offsets[source + 1]++
    nodeCounts[target] += count
  }
  for (let u = 0; u < nodes; u++) offsets[u + 1] += offsets[u]
  return {
    nodes,
    offsets,
    targets: Uint32Array.from(sorted, ([, target]) => target),
    counts: Uint32Array.from(sorted, ([, , count = 1]) => count),
    nodeCounts,
    sharedWeights: new Float64Array(nodes).fill(1),
  }
}
