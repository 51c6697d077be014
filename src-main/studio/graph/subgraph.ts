/** A picture: some nodes, the strongest edges among them, and what is known of both, by columns. */
import type { Subgraph } from '../../../src-shared/contract/graph.ts'
import type { ModelGraph } from './model-graph.ts'
import { strongest } from './strongest.ts'

export interface Picture {
  readonly nodes: Uint32Array
  /** Edges at most, the most frequent first. */
  readonly edges: number
  /** Of each node; absent: 0. */
  readonly depth?: Uint32Array
  /** Nodes that the question would have without its limit. */
  readonly totalNodes: number
}

export async function pictureOf(graph: ModelGraph, picture: Picture): Promise<Subgraph> {
  const among = edgesAmong(graph, picture.nodes)
  const { counts } = graph.columns.graph
  const edges = strongest(among, (edge) => counts[edge], picture.edges)
  return columnsOf(graph, picture, edges, among.length)
}

/** With these edges and no others. */
export async function columnsOf(
  graph: ModelGraph,
  { nodes, depth, totalNodes }: Omit<Picture, 'edges'>,
  edges: Uint32Array,
  totalEdges: number,
): Promise<Subgraph> {
  const { columns } = graph
  const { nodeCounts, targets, counts } = columns.graph
  const energies = await graph.energies()
  return {
    nodes,
    texts: Array.from(nodes, (node) => columns.texts[node]),
    frequency: nodes.map((node) => nodeCounts[node]),
    inDegree: nodes.map((node) => columns.inDegree[node]),
    outDegree: nodes.map((node) => columns.outDegree[node]),
    energy: Float32Array.from(nodes, (node) => energies.nodes[node]),
    pagerank: Float32Array.from(nodes, (node) => graph.pagerank()[node]),
    core: nodes.map((node) => graph.cores()[node]),
    depth: depth ?? new Uint32Array(nodes.length),
    sources: edges.map((edge) => columns.sources[edge]),
    targets: edges.map((edge) => targets[edge]),
    edges,
    counts: edges.map((edge) => counts[edge]),
    probabilities: Float32Array.from(edges, (edge) => columns.probabilities[edge]),
    energies: Float32Array.from(edges, (edge) => energies.edges[edge]),
    norms: Float32Array.from(edges, (edge) => graph.norm(edge)),
    totalNodes,
    totalEdges,
  }
}

function edgesAmong({ columns }: ModelGraph, nodes: Uint32Array): Uint32Array {
  const { nodes: size, offsets, targets } = columns.graph
  const isChosen = new Uint8Array(size)
  for (const node of nodes) isChosen[node] = 1
  const found: number[] = []
  for (const node of nodes)
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++)
      if (isChosen[targets[edge]]) found.push(edge)
  return Uint32Array.from(found)
}
