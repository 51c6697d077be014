/** What questions to a graph need of it again and again, made once: reverse edges, degrees, texts, probabilities. */
import { ownEdges, type TokenGraph } from '../../model/graph.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'

export class GraphColumns {
  readonly graph: TokenGraph
  /** [V] each token by itself. */
  readonly texts: readonly string[]
  /** [own edges] */
  readonly sources: Uint32Array
  /** [V] own edges. */
  readonly outDegree: Uint32Array
  readonly inDegree: Uint32Array
  /** [V + 1] the edges into v are incoming[inOffsets[v]] … incoming[inOffsets[v + 1] − 1], by ascending source. */
  readonly inOffsets: Uint32Array
  readonly incoming: Uint32Array
  /** [own edges] count / occurrences of the source: P of the bigram. */
  readonly probabilities: Float32Array

  constructor(graph: TokenGraph, tokenizer: Tokenizer) {
    const { nodes, offsets, targets, counts, nodeCounts } = graph
    const edges = ownEdges(graph)
    this.graph = graph
    this.texts = Array.from({ length: nodes }, (_, id) => tokenizer.tokenText(id))
    this.sources = new Uint32Array(edges)
    this.outDegree = new Uint32Array(nodes)
    this.inDegree = new Uint32Array(nodes)
    this.inOffsets = new Uint32Array(nodes + 1)
    this.incoming = new Uint32Array(edges)
    this.probabilities = new Float32Array(edges)
    for (let source = 0; source < nodes; source++) {
      this.outDegree[source] = offsets[source + 1] - offsets[source]
      for (let edge = offsets[source]; edge < offsets[source + 1]; edge++) {
        this.sources[edge] = source
        this.inDegree[targets[edge]]++
        this.probabilities[edge] = counts[edge] / Math.max(1, nodeCounts[source])
      }
    }
    for (let v = 0; v < nodes; v++) this.inOffsets[v + 1] = this.inOffsets[v] + this.inDegree[v]
    const next = this.inOffsets.slice()
    for (let edge = 0; edge < edges; edge++) this.incoming[next[targets[edge]]++] = edge
  }

  /** The edges out of a node, or into it. */
  *edgesOf(node: number, direction: 'out' | 'in'): Generator<number> {
    const { offsets } = this.graph
    if (direction === 'out') for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) yield edge
    else for (let at = this.inOffsets[node]; at < this.inOffsets[node + 1]; at++) yield this.incoming[at]
  }
}
