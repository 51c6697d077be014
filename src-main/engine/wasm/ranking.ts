/** The order of a source's own edges by frequency, which sampled candidates are chosen by. */
import type { TokenGraph } from '../../model/graph.ts'

export interface Ranking {
  /** [own edges] per source, its edges by bigram count descending, then target ascending. */
  readonly byCount: Uint32Array
  /** [own edges] the place of an edge in that order, counted from its source's first. */
  readonly placeOf: Uint32Array
}

export function rankEdges({ nodes, offsets, counts }: TokenGraph): Ranking {
  const shared = (): Uint32Array => new Uint32Array(new SharedArrayBuffer(counts.length * 4))
  const byCount = shared()
  const placeOf = shared()
  for (let u = 0; u < nodes; u++) {
    const first = offsets[u]
    const edges = byCount.subarray(first, offsets[u + 1])
    // Edges of a source ascend by target, so the edge's index breaks ties as the target would.
    for (let n = 0; n < edges.length; n++) edges[n] = first + n
    edges.sort((a, b) => counts[b] - counts[a] || a - b)
    for (let n = 0; n < edges.length; n++) placeOf[edges[n]] = n
  }
  return { byCount, placeOf }
}
