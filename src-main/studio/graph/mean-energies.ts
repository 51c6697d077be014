/**
 * What a model does on held-out text, node by node: mean energies of nodes and edges, and how strong the signal is at
 * each node. A step costs the source's own edges; all other nodes share one energy, which is summed once.
 */
import type { SignalModel } from '../../engine/engine.ts'
import { SignalPath } from '../../generation/index.ts'
import { outDegree, ownEdges } from '../../model/graph.ts'
import { breathe } from '../job.ts'

export interface MeanEnergies {
  /** [V] energy as a candidate, over all steps. */
  readonly nodes: Float32Array
  /** [own edges] over the steps from its source; NaN where that did not occur. */
  readonly edges: Float32Array
  /** [V] steps at the node, mean and standard deviation of ‖r‖ there. */
  readonly occurrences: Uint32Array
  readonly norm: Float32Array
  readonly normDeviation: Float32Array
}

/** Milliseconds of work between two breaths. */
const stretch = 20

/** @param sequences held-out tokens, each sequence by itself */
export async function measureEnergies(
  model: SignalModel,
  sequences: readonly Uint32Array[],
): Promise<MeanEnergies> {
  const { graph } = model
  const { nodes, offsets, targets } = graph
  const excess = new Float64Array(nodes) // Σ over steps of E_own − E_shared
  const edgeSums = new Float64Array(ownEdges(graph))
  const occurrences = new Uint32Array(nodes)
  const mean = new Float64Array(nodes)
  const squares = new Float64Array(nodes)
  let sharedSum = 0
  let steps = 0
  let breathed = performance.now()
  for (const sequence of sequences) {
    const path = new SignalPath(model)
    for (const token of sequence) {
      path.append(token)
      const degree = outDegree(graph, token)
      const energies = new Float32Array(degree + 1)
      model.energies(token, path.mixture, path.position, energies)
      const shared = energies[degree]
      sharedSum += shared
      steps++
      for (let c = 0; c < degree; c++) {
        const edge = offsets[token] + c
        excess[targets[edge]] += energies[c] - shared
        edgeSums[edge] += energies[c]
      }
      // Welford's running mean and variance of ‖r‖ at this node.
      let squared = 0
      for (const value of path.signal) squared += value * value
      const norm = Math.sqrt(squared)
      const difference = norm - mean[token]
      occurrences[token]++
      mean[token] += difference / occurrences[token]
      squares[token] += difference * (norm - mean[token])
    }
    if (performance.now() - breathed < stretch) continue
    await breathe()
    breathed = performance.now()
  }
  const shared = steps === 0 ? NaN : sharedSum / steps
  const edges = new Float32Array(edgeSums.length).fill(NaN)
  for (let source = 0; source < nodes; source++)
    if (occurrences[source] > 0)
      for (let edge = offsets[source]; edge < offsets[source + 1]; edge++)
        edges[edge] = edgeSums[edge] / occurrences[source]
  return {
    nodes: Float32Array.from(excess, (sum) => shared + sum / Math.max(1, steps)),
    edges,
    occurrences,
    norm: Float32Array.from(mean),
    normDeviation: Float32Array.from(squares, (sum, node) =>
      occurrences[node] > 1 ? Math.sqrt(sum / (occurrences[node] - 1)) : 0,
    ),
  }
}
