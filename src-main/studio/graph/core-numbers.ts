/**
 * The core number of every node: the largest k such that the node keeps k neighbours when all nodes with fewer are
 * taken away, again and again (Batagelj and Zaveršnik, 2003: buckets by degree, O(nodes + edges)). Directions do not
 * count, a pair with both is one neighbour, and a self-loop is none.
 */
import type { GraphColumns } from './graph-columns.ts'

/** [V] */
export function coreNumbers(columns: GraphColumns): Uint32Array {
  const { offsets, neighbours } = neighboursOf(columns)
  const { nodes } = columns.graph
  const degree = Uint32Array.from({ length: nodes }, (_, node) => offsets[node + 1] - offsets[node])
  const most = degree.reduce((largest, one) => Math.max(largest, one), 0)
  // Nodes by remaining degree; starts[k] is where those of degree k begin.
  const starts = new Uint32Array(most + 2)
  for (const one of degree) starts[one + 1]++
  for (let k = 0; k <= most; k++) starts[k + 1] += starts[k]
  const order = new Uint32Array(nodes)
  const place = new Uint32Array(nodes)
  const next = starts.slice()
  for (let node = 0; node < nodes; node++) {
    place[node] = next[degree[node]]++
    order[place[node]] = node
  }
  for (let at = 0; at < nodes; at++) {
    const node = order[at]
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const other = neighbours[i]
      if (degree[other] <= degree[node]) continue
      // One bucket down: it changes places with the first of its bucket, which then begins one later.
      const first = order[starts[degree[other]]]
      order[place[other]] = first
      order[starts[degree[other]]] = other
      const moved = place[first]
      place[first] = place[other]
      place[other] = moved
      starts[degree[other]]++
      degree[other]--
    }
  }
  return degree
}

/** Neighbours in either direction, each once: those of u are neighbours[offsets[u]] … neighbours[offsets[u + 1] − 1]. */
function neighboursOf({ graph, sources, inOffsets, incoming }: GraphColumns): {
  offsets: Uint32Array
  neighbours: Uint32Array
} {
  const { nodes, targets } = graph
  const offsets = new Uint32Array(nodes + 1)
  const neighbours = new Uint32Array(2 * targets.length)
  const metBy = new Int32Array(nodes).fill(-1)
  let count = 0
  for (let node = 0; node < nodes; node++) {
    metBy[node] = node
    const add = (other: number): void => {
      if (metBy[other] === node) return
      metBy[other] = node
      neighbours[count++] = other
    }
    for (let edge = graph.offsets[node]; edge < graph.offsets[node + 1]; edge++) add(targets[edge])
    for (let at = inOffsets[node]; at < inOffsets[node + 1]; at++) add(sources[incoming[at]])
    offsets[node + 1] = count
  }
  return { offsets, neighbours }
}
