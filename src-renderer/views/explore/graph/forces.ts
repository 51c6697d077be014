/**
 * ForceAtlas2 (Jacomy et al., 2014) on flat matrices, as graphology's own iteration wants them: ten numbers per node,
 * three per edge. What runs in the worker, without the worker.
 */
import iterate from 'graphology-layout-forceatlas2/iterate.js'

const perNode = 10
const perEdge = 3

export interface ForceInput {
  /** [n × 2] where to begin. */
  readonly positions: Float32Array
  /** [m] positions of the ends of each edge. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** [m] pull. */
  readonly weights: Float32Array
}

export interface Forces {
  /** One step for all nodes. */
  step(): void
  /** [n × 2], a copy. */
  positions(): Float32Array
}

export function forcesOf({ positions, from, to, weights }: ForceInput): Forces {
  const count = positions.length / 2
  const nodes = new Float32Array(count * perNode)
  for (let node = 0; node < count; node++) {
    const at = node * perNode
    nodes[at] = positions[2 * node]
    nodes[at + 1] = positions[2 * node + 1]
    nodes[at + 6] = 1 // mass: 1 + the weights at the node
    nodes[at + 7] = 1 // convergence
    nodes[at + 8] = 1 // size
  }
  const kept = Array.from(from.keys()).filter((edge) => from[edge] !== to[edge])
  const edges = new Float32Array(kept.length * perEdge)
  // Pulls of 1 on average, so that the same gravity holds every picture together and lets it fill the window.
  const mean = kept.reduce((sum, edge) => sum + weights[edge], 0) / Math.max(1, kept.length) || 1
  kept.forEach((edge, index) => {
    const source = from[edge] * perNode
    const target = to[edge] * perNode
    const weight = weights[edge] / mean
    edges.set([source, target, weight], index * perEdge)
    nodes[source + 6] += weight
    nodes[target + 6] += weight
  })
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: true, // else the frequent tokens pull everything onto themselves
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 1,
    slowDown: 1 + Math.log(Math.max(1, count)),
    barnesHutOptimize: count > 1000,
    barnesHutTheta: 0.8,
  }
  return {
    step: () => void iterate(settings, nodes, edges),
    positions() {
      const result = new Float32Array(count * 2)
      for (let node = 0; node < count; node++) {
        result[2 * node] = nodes[node * perNode]
        result[2 * node + 1] = nodes[node * perNode + 1]
      }
      return result
    },
  }
}

/** Steps after which a picture of so many nodes has settled: found by looking, not by a measure of convergence. */
export function forceSteps(nodes: number): number {
  if (nodes <= 300) return 500
  return nodes <= 1500 ? 300 : 160
}
