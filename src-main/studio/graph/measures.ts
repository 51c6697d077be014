import type { Reply } from '../../../src-shared/contract/index.ts'
import type { ModelGraph } from './model-graph.ts'

/** All nodes by columns, and how often edges occur: for histograms and filters. */
export async function allMeasures(graph: ModelGraph): Promise<Reply<'graph.measures'>> {
  const { columns } = graph
  const { nodeCounts, counts } = columns.graph
  return {
    texts: columns.texts,
    frequency: nodeCounts,
    inDegree: columns.inDegree,
    outDegree: columns.outDegree,
    energy: (await graph.energies()).nodes,
    pagerank: graph.pagerank(),
    countHistogram: histogram(counts),
  }
}

/** Counts 1, 2, 3-4, 5-8, 9-16 … */
function histogram(counts: Uint32Array): { from: number; to: number; edges: number }[] {
  const buckets: { from: number; to: number; edges: number }[] = []
  for (const count of counts) {
    const index = count <= 1 ? 0 : 32 - Math.clz32(count - 1)
    while (buckets.length <= index) {
      const to = 2 ** buckets.length
      buckets.push({ from: Math.floor(to / 2) + 1, to, edges: 0 })
    }
    buckets[index].edges++
  }
  return buckets
}
