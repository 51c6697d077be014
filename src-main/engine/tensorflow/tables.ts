/** Rows of the host's tables packed for the device: matrices and biases of the edges named, in their order. */
import { sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters } from '../../model/parameters.ts'

export interface PackedEdges {
  /** [edges × d²] input-major */
  readonly weights: Float32Array
  /** [edges × d] */
  readonly biases: Float32Array
}

/** `edges` may repeat and may hold the shared edge. */
export function packEdges(
  parameters: Parameters<Float32Array>,
  d: number,
  edges: ArrayLike<number>,
): PackedEdges {
  const weights = new Float32Array(edges.length * d * d)
  const biases = new Float32Array(edges.length * d)
  const length = recordLength(d)
  for (let n = 0; n < edges.length; n++) {
    const own = edges[n] !== sharedEdge
    const from = own ? parameters.edges : parameters.shared
    const at = own ? edges[n] * length : 0
    weights.set(from.subarray(at, at + d * d), n * d * d)
    biases.set(from.subarray(at + d * d, at + length), n * d)
  }
  return { weights, biases }
}
