/**
 * The answer to a query, indexed for drawing: positions in its columns instead of token ids, neighbours of each node,
 * and which edges have one in the other direction. Made once per answer, never changed.
 */
import type { Subgraph } from '../../../../src-shared/contract/index.ts'

/** What training moved between two checkpoints. */
export interface Changes {
  /** [n] Δ of the mean energy. */
  readonly nodes: Float32Array
  /** [m] ‖ΔW, Δb‖. */
  readonly edges: Float32Array
  /** Share of all own edges that moved at all. */
  readonly moved: number
}

export interface Picture extends Subgraph {
  /** For the difference of two checkpoints. */
  readonly changes?: Changes
  /** Token id → position in the columns. */
  readonly positionOf: ReadonlyMap<number, number>
  /** [m] positions of the ends of each edge. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** [m] 1 where the pair has both directions, both in the picture. */
  readonly mutual: Uint8Array
  /** [n] own edges of the whole model, both directions. */
  readonly degree: Uint32Array
}

export function pictureOf(graph: Subgraph, changes?: Changes): Picture {
  const positionOf = new Map<number, number>()
  graph.nodes.forEach((node, position) => positionOf.set(node, position))
  const from = ends(graph.sources, positionOf)
  const to = ends(graph.targets, positionOf)
  const degree = graph.inDegree.map((degreeIn, position) => degreeIn + graph.outDegree[position])
  return {
    ...graph,
    changes,
    positionOf,
    from,
    to,
    degree,
    mutual: mutualEdges(from, to, graph.nodes.length),
  }
}

function ends(ids: Uint32Array, positionOf: ReadonlyMap<number, number>): Uint32Array {
  return ids.map((id) => {
    const position = positionOf.get(id)
    if (position === undefined) throw new Error(`edge to ${id}, which is no node of the answer`)
    return position
  })
}

function mutualEdges(from: Uint32Array, to: Uint32Array, nodes: number): Uint8Array {
  const keys = new Set<number>()
  from.forEach((source, edge) => keys.add(source * nodes + to[edge]))
  return Uint8Array.from(from, (source, edge) =>
    source !== to[edge] && keys.has(to[edge] * nodes + source) ? 1 : 0,
  )
}

/** Positions of the nodes beside one, itself included, and of the edges at it. */
export function around(picture: Picture, position: number): { nodes: Set<number>; edges: Set<number> } {
  const nodes = new Set([position])
  const edges = new Set<number>()
  for (let edge = 0; edge < picture.from.length; edge++) {
    if (picture.from[edge] === position) nodes.add(picture.to[edge])
    else if (picture.to[edge] === position) nodes.add(picture.from[edge])
    else continue
    edges.add(edge)
  }
  return { nodes, edges }
}

/** The position of an edge by its token ids. */
export function edgeBetween(picture: Picture, source: number, target: number): number | undefined {
  const from = picture.positionOf.get(source)
  const to = picture.positionOf.get(target)
  if (from === undefined || to === undefined) return undefined
  const edge = picture.from.findIndex((start, index) => start === from && picture.to[index] === to)
  return edge < 0 ? undefined : edge
}

export const emptyGraph: Subgraph = {
  nodes: new Uint32Array(),
  texts: [],
  frequency: new Uint32Array(),
  inDegree: new Uint32Array(),
  outDegree: new Uint32Array(),
  energy: new Float32Array(),
  pagerank: new Float32Array(),
  core: new Uint32Array(),
  depth: new Uint32Array(),
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  edges: new Uint32Array(),
  counts: new Uint32Array(),
  probabilities: new Float32Array(),
  energies: new Float32Array(),
  norms: new Float32Array(),
  totalNodes: 0,
  totalEdges: 0,
}
