/** What training between two checkpoints has moved. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { ownEdges } from '../../model/graph.ts'
import { breathe } from '../job.ts'
import type { ModelGraph } from './model-graph.ts'
import { range, strongest } from './strongest.ts'
import { columnsOf } from './subgraph.ts'

/** @throws StudioError 'usage' when their edges are not the same ones */
export async function difference(
  graph: ModelGraph,
  other: ModelGraph,
  most: number,
): Promise<Reply<'graph.difference'>> {
  const { columns } = graph
  const edges = ownEdges(columns.graph)
  const isSame =
    graph.model.config.d === other.model.config.d &&
    areSame(columns.graph.offsets, other.columns.graph.offsets) &&
    areSame(columns.graph.targets, other.columns.graph.targets)
  if (!isSame)
    throw new StudioError(
      'usage',
      'The two checkpoints do not have the same edges, so they cannot be compared one by one.',
      'Choose two checkpoints of one run, or of a run and one that continues it.',
    )
  const changes = new Float32Array(edges)
  let moved = 0
  for (let edge = 0; edge < edges; edge++) {
    const before = graph.model.edgeRecord(edge)
    const after = other.model.edgeRecord(edge)
    let sum = 0
    for (let i = 0; i < before.length; i++) sum += (after[i] - before[i]) ** 2
    changes[edge] = Math.sqrt(sum)
    if (sum > 0) moved++
    if (edge % 4096 === 4095) await breathe()
  }
  const chosen = strongest(range(edges), (edge) => changes[edge], most)
  const ends = new Set<number>()
  for (const edge of chosen) ends.add(columns.sources[edge]).add(columns.graph.targets[edge])
  const nodes = Uint32Array.from(ends)
  const picture = await columnsOf(other, { nodes, totalNodes: columns.graph.nodes }, chosen, edges)
  const before = await graph.energies()
  return {
    graph: picture,
    changes: Float32Array.from(chosen, (edge) => changes[edge]),
    energyChanges: Float32Array.from(nodes, (node, at) => picture.energy[at] - before.nodes[node]),
    moved: edges === 0 ? 0 : moved / edges,
  }
}

function areSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}
