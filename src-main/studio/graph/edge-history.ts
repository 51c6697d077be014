/**
 * What became of one edge over the checkpoints of a run. Of each checkpoint the one block of neighbouring edges that
 * holds it is read; no model has to be loaded for it.
 */
import type { Reply } from '../../../src-shared/contract/index.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import type { Workspace } from '../../store/index.ts'
import { readEdge, readSmall } from '../runs/run-checkpoints.ts'
import type { ModelGraph } from './model-graph.ts'
import { requireNode } from './pictures.ts'

export function edgeHistory(
  workspace: Workspace,
  graph: ModelGraph,
  run: number,
  source: number,
  target: number,
): Reply<'graph.history'> {
  requireNode(graph, source)
  requireNode(graph, target)
  const { config, graph: structure } = graph.model
  const edge = findEdge(structure, source, target)
  // The last one of a step: a run's best and its final checkpoint may be of the same.
  const bySteps = new Map(workspace.checkpoints.list(run).map((record) => [record.step, record]))
  let before: Float32Array | undefined
  return {
    points: [...bySteps.values()].map(({ id, step }) => {
      const reader = workspace.checkpoints.open(id)
      const record =
        edge === sharedEdge ? readSmall(reader, config, structure).shared : readEdge(reader, edge, config.d)
      const point = {
        model: id,
        step,
        norm: length(record.subarray(0, config.d ** 2)),
        biasNorm: length(record.subarray(config.d ** 2)),
        change: before === undefined ? NaN : length(record.map((value, i) => value - before![i])),
      }
      before = record
      return point
    }),
  }
}

/** Euclidean. */
function length(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum)
}
