/** From a query to the request that answers it. */
import type { Reply, Subgraph } from '../../../../src-shared/contract/index.ts'
import type { Studio } from './studio.ts'
import { emptyGraph, type Changes } from '../graph/picture.ts'
import { signalNodes, type SignalData } from '../graph/signal.ts'
import type { Query } from './view-state.ts'

export type FoundPath = Reply<'graph.path'>

export interface Answer {
  readonly graph: Subgraph
  /** For the query for a path. */
  readonly path?: FoundPath
  /** For the difference of two checkpoints. */
  readonly changes?: Changes
}

/** Edges for so many nodes: enough to see who follows whom, few enough to be drawn. */
export function edgeBudget(nodes: number): number {
  return Math.min(20_000, Math.max(200, nodes * 5))
}

/** @throws StudioError */
export async function askPicture(
  client: Studio,
  model: number,
  query: Query,
  signal: SignalData | undefined,
): Promise<Answer> {
  switch (query.kind) {
    case 'top': {
      const { by, count } = query
      return { graph: await client.request('graph.top', { model, by, count, edges: edgeBudget(count) }) }
    }
    case 'strongest': {
      const { by, count } = query
      return { graph: await client.request('graph.strongest', { model, by, count }) }
    }
    case 'neighbourhood': {
      const { depth, direction, branches } = query
      const limit = 2000
      return {
        graph: await client.request('graph.neighbourhood', {
          model,
          nodes: [...query.nodes],
          depth,
          direction,
          branches,
          limit,
          edges: edgeBudget(limit),
        }),
      }
    }
    case 'path': {
      const path = await client.request('graph.path', { model, from: query.from, to: query.to })
      const nodes = path.found ? [...path.nodes] : [query.from, query.to]
      return { graph: await among(client, model, nodes), path }
    }
    case 'signal':
      return {
        graph:
          signal === undefined
            ? emptyGraph
            : await among(client, model, signalNodes(signal, query.candidates)),
      }
    case 'difference': {
      const { since, count } = query
      const found = await client.request('graph.difference', { model: since, other: model, edges: count })
      const { graph, changes: edges, energyChanges: nodes, moved } = found
      return { graph, changes: { nodes, edges, moved } }
    }
    case 'among':
      return { graph: await among(client, model, query.nodes) }
  }
}

function among(client: Studio, model: number, nodes: readonly number[]): Promise<Subgraph> {
  const listed = Uint32Array.from(new Set(nodes))
  return client.request('graph.among', { model, nodes: listed, edges: edgeBudget(listed.length * 2) })
}
