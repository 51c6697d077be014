/**
 * The token graph: the own edges of a model in CSR order by source (targets ascending), with the bigram counts
 * that made them. Every other ordered pair of nodes is joined by the one shared edge.
 */
export interface TokenGraph {
  /** V. */
  readonly nodes: number
  /** [V + 1]: the own edges of u are offsets[u] … offsets[u + 1] − 1. */
  readonly offsets: Uint32Array
  /** [own edges], ascending within a source. */
  readonly targets: Uint32Array
  /** [own edges] occurrences of the bigram in the training tokens. */
  readonly counts: Uint32Array
  /** [V] occurrences of the token in the training tokens. */
  readonly nodeCounts: Uint32Array
  /**
   * [V] weight w_v of a candidate that is reached over the shared edge: all 1, or continuation counts scaled to a
   * mean of 1. P(v) ∝ w_v · exp(scale · E_shared).
   */
  readonly sharedWeights: Float64Array
}

/** The edge that every pair without own parameters uses. */
export const sharedEdge = -1

export function ownEdges(graph: TokenGraph): number {
  return graph.targets.length
}

export function outDegree(graph: TokenGraph, source: number): number {
  return graph.offsets[source + 1] - graph.offsets[source]
}

/** Index of the own edge source → target, or `sharedEdge`. O(log outDegree). */
export function findEdge(graph: TokenGraph, source: number, target: number): number {
  const { offsets, targets } = graph
  let low = offsets[source]
  let high = offsets[source + 1] - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = targets[middle]
    if (found === target) return middle
    if (found < target) low = middle + 1
    else high = middle - 1
  }
  return sharedEdge
}

/** Σ w_v over the candidates of `source` that use the shared edge (their number, when weights are uniform). */
export function sharedMass(graph: TokenGraph, source: number): number {
  return sharedMasses(graph)[source]
}

const masses = new WeakMap<TokenGraph, Float64Array>()

/** [V] `sharedMass` of every source, computed once per graph. */
export function sharedMasses(graph: TokenGraph): Float64Array {
  let result = masses.get(graph)
  if (result === undefined) {
    const { nodes, offsets, targets, sharedWeights } = graph
    let all = 0
    for (let v = 0; v < nodes; v++) all += sharedWeights[v]
    result = new Float64Array(nodes)
    for (let u = 0; u < nodes; u++) {
      let own = 0
      for (let e = offsets[u]; e < offsets[u + 1]; e++) own += sharedWeights[targets[e]]
      const everyTargetOwn = offsets[u + 1] - offsets[u] === nodes
      result[u] = everyTargetOwn ? 0 : Math.max(all - own, 0)
    }
    masses.set(graph, result)
  }
  return result
}
