/** The questions whose answer is a picture. */
import type { EdgeMeasure, NodeMeasure, Subgraph } from '../../../src-shared/contract/graph.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { ownEdges } from '../../model/graph.ts'
import type { ModelGraph } from './model-graph.ts'
import { range, strongest } from './strongest.ts'
import { columnsOf, pictureOf } from './subgraph.ts'

/** Edges drawn where nobody says how many: what a person can still look at. */
const usualEdges = 5000
const usualNodes = 500
const usualBranches = 25

/** @throws StudioError 'not-found' */
export function requireNode({ columns }: ModelGraph, node: number): void {
  if (node < columns.graph.nodes) return
  throw new StudioError(
    'not-found',
    `There is no node ${node}.`,
    `The model has nodes 0 to ${columns.graph.nodes - 1}: search for one by its text.`,
  )
}

export async function topNodes(
  graph: ModelGraph,
  request: { by: NodeMeasure; count: number; edges?: number },
): Promise<Subgraph> {
  const all = range(graph.columns.graph.nodes)
  const nodes = strongest(all, await graph.nodeMeasure(request.by), request.count)
  return pictureOf(graph, { nodes, edges: request.edges ?? usualEdges, totalNodes: all.length })
}

export async function strongestEdges(
  graph: ModelGraph,
  request: { by: EdgeMeasure; count: number },
): Promise<Subgraph> {
  const { columns } = graph
  const total = ownEdges(columns.graph)
  const edges = strongest(range(total), await graph.edgeMeasure(request.by), request.count)
  const ends = new Set<number>()
  for (const edge of edges) ends.add(columns.sources[edge]).add(columns.graph.targets[edge])
  const { nodes } = columns.graph
  return columnsOf(graph, { nodes: Uint32Array.from(ends), totalNodes: nodes }, edges, total)
}

export async function among(
  graph: ModelGraph,
  request: { nodes: Uint32Array | readonly number[]; edges?: number },
): Promise<Subgraph> {
  const nodes = Uint32Array.from(new Set(request.nodes))
  for (const node of nodes) requireNode(graph, node)
  return pictureOf(graph, { nodes, edges: request.edges ?? usualEdges, totalNodes: nodes.length })
}

export interface NeighbourhoodRequest {
  readonly nodes: readonly number[]
  readonly depth: number
  readonly direction?: 'out' | 'in' | 'both'
  readonly by?: EdgeMeasure
  readonly branches?: number
  readonly limit?: number
  readonly edges?: number
}

export async function neighbourhood(graph: ModelGraph, request: NeighbourhoodRequest): Promise<Subgraph> {
  const { direction = 'both', branches = usualBranches, limit = usualNodes } = request
  const measure = await graph.edgeMeasure(request.by ?? 'count')
  for (const node of request.nodes) requireNode(graph, node)

  const depths = new Map(request.nodes.map((node) => [node, 0]))
  const met = new Set(request.nodes)
  let frontier = [...depths.keys()]
  for (let depth = 1; depth <= request.depth; depth++) {
    const edges = new Map<number, number>() // neighbour → its strongest edge from the frontier
    for (const node of frontier) {
      for (const [, neighbour] of neighboursOf(graph, node, direction)) met.add(neighbour)
      for (const [edge, neighbour] of best(graph, node, direction, measure, branches)) {
        const known = edges.get(neighbour)
        if (!depths.has(neighbour) && (known === undefined || measure(edge) > measure(known)))
          edges.set(neighbour, edge)
      }
    }
    const room = Math.max(0, limit - depths.size)
    const neighbours = Uint32Array.from(edges.keys())
    const next = strongest(neighbours, (neighbour) => measure(edges.get(neighbour) ?? 0), Math.max(1, room))
    frontier = room === 0 ? [] : [...next]
    for (const node of frontier) depths.set(node, depth)
  }
  return pictureOf(graph, {
    nodes: Uint32Array.from(depths.keys()),
    depth: Uint32Array.from(depths.values()),
    edges: request.edges ?? usualEdges,
    totalNodes: met.size,
  })
}

type Direction = 'out' | 'in' | 'both'

function* neighboursOf(
  { columns }: ModelGraph,
  node: number,
  direction: Direction,
): Generator<[edge: number, neighbour: number]> {
  if (direction !== 'in')
    for (const edge of columns.edgesOf(node, 'out')) yield [edge, columns.graph.targets[edge]]
  if (direction !== 'out') for (const edge of columns.edgesOf(node, 'in')) yield [edge, columns.sources[edge]]
}

/** The neighbours over the strongest edges of a node, in each direction asked for. */
function best(
  graph: ModelGraph,
  node: number,
  direction: Direction,
  measure: (edge: number) => number,
  branches: number,
): [edge: number, neighbour: number][] {
  const directions = direction === 'both' ? (['out', 'in'] as const) : [direction]
  return directions.flatMap((one) => {
    const found = [...neighboursOf(graph, node, one)]
    const places = strongest(range(found.length), (place) => measure(found[place][0]), branches)
    return Array.from(places, (place) => found[place])
  })
}
