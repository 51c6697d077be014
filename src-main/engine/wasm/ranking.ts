/** The order of a source's own edges by frequency, which sampled candidates are chosen by. */
import type { TokenGraph } from '../../model/graph.ts'

export interface Ranking {
  /** How many of a source's first edges are in ascending order among themselves. */
  readonly together: number
  /** [own edges] per source, its edges by bigram count descending, then target ascending; the first ones see above. */
  readonly byCount: Uint32Array
  /** [own edges] the place of an edge in that order, counted from its source's first. */
  readonly placeOf: Uint32Array
}

/**
 * @param together so many of the most frequent edges of a source are candidates everywhere or nowhere, so that their
 * order does not matter: they are put in the order in which they lie in memory, where processors read ahead
 */
export function rankEdges({ nodes, offsets, counts }: TokenGraph, together = 0): Ranking {
  const shared = (): Uint32Array => new Uint32Array(new SharedArrayBuffer(counts.length * 4))
  const byCount = shared()
  const placeOf = shared()
  for (let u = 0; u < nodes; u++) {
    const first = offsets[u]
    const edges = byCount.subarray(first, offsets[u + 1])
    // Edges of a source ascend by target, so the edge's index breaks ties as the target would.
    for (let n = 0; n < edges.length; n++) edges[n] = first + n
    edges.sort((a, b) => counts[b] - counts[a] || a - b)
    edges.subarray(0, together).sort()
    for (let n = 0; n < edges.length; n++) placeOf[edges[n]] = n
  }
  return { together, byCount, placeOf }
}
