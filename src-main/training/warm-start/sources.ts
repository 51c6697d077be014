/** Which node each own edge leaves, for blocks of edges. */
import type { TokenGraph } from '../../model/graph.ts'

/** Calls `visit` for the own edges first … first + count − 1 in order. */
export function forEachEdge(
  graph: TokenGraph,
  first: number,
  count: number,
  visit: (edge: number, source: number, target: number) => void,
): void {
  const { offsets, targets } = graph
  let source = sourceOf(graph, first)
  for (let edge = first; edge < first + count; edge++) {
    while (offsets[source + 1] <= edge) source++
    visit(edge, source, targets[edge])
  }
}

function sourceOf(graph: TokenGraph, edge: number): number {
  let low = 0
  let high = graph.nodes - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (graph.offsets[middle + 1] > edge) high = middle
    else low = middle + 1
  }
  return low
}
