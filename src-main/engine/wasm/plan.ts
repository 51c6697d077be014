/**
 * From a batch to the work of one step: positions grouped by source, groups cut into tasks, tasks ordered in phases
 * with a barrier after each. The plan depends on the batch alone, never on the number of threads, so that neither do
 * the sums: whoever takes a task computes the same bits.
 */
import { align } from './align.ts'
import { usualLimits } from './limits.ts'
import { shardOf } from './memory.ts'
import { groupsOf, noPaths, pathEdgesOf, place, targetEdgesOf } from './plan-groups.ts'
import { edgesPerTask, pathEdgesPerTask, sequencesPerTask } from './plan-types.ts'
import type { Block, Group, Phase, Plan, PlanInput } from './plan-types.ts'

export function planStep(input: PlanInput): Plan {
  const { layout, batch, candidates, train } = input
  const targetEdges = targetEdgesOf(input)
  const paths = train ? pathEdgesOf(input, targetEdges) : noPaths
  const { order, entryOf, slotOf, draft } = groupsOf(input, targetEdges, paths.slotAt)

  const slotsFrom = layout.shards.map(({ workspaceAt }) => workspaceAt)
  const slotAddresses = new Float64Array(paths.edges.length)
  for (let k = 0; k < paths.edges.length; k++) {
    const shard = shardOf(layout, paths.edges[k])
    slotAddresses[k] = slotsFrom[shard]
    slotsFrom[shard] += layout.recordBytes
  }
  const { groups, waves, memoryEnds } = place(
    layout,
    draft,
    slotsFrom.map(align),
    input.limits ?? usualLimits,
  )
  const blocks: Block[] = []
  const phases = phasesOf(input, groups, waves, blocks, paths.edges.length)
  return {
    train,
    candidates,
    sequences: batch.sequences,
    predictions: batch.length - 1,
    targetEdges,
    order,
    entryOf,
    slotOf,
    groups,
    blocks,
    pathEdges: paths.edges,
    slotAddresses,
    occurrencesFrom: paths.occurrencesFrom,
    occurrences: paths.occurrences,
    phases,
    memoryEnds,
  }
}
function phasesOf(
  { graph, batch, train, trainShared, dense }: PlanInput,
  groups: readonly Group[],
  waves: number[][],
  blocks: Block[],
  pathEdges: number,
): Phase[] {
  const sequenceTasks = counting(Math.ceil(batch.sequences / sequencesPerTask))
  const phases: Phase[] = [{ kind: 'path', tasks: sequenceTasks }]
  const small = groups.map((_, g) => g).filter((g) => groups[g].at === 0)
  small.sort((a, b) => groups[b].pairs - groups[a].pairs || a - b)
  for (const wave of waves.length === 0 ? [[]] : waves) {
    const first = blocks.length
    for (const g of wave) {
      const { entries, blocks: count } = groups[g]
      const each = Math.ceil(entries / count)
      for (let index = 0; index < count; index++)
        blocks.push({
          group: g,
          index,
          from: Math.min(index * each, entries),
          to: Math.min((index + 1) * each, entries),
        })
    }
    const tasks = counting(blocks.length - first, first)
    const large = Uint32Array.from(wave)
    phases.push({ kind: 'groups', tasks: Uint32Array.from([...wave, ...small.splice(0)]) })
    if (wave.length === 0) continue
    phases.push({ kind: 'energies', tasks }, { kind: 'scores', tasks: large })
    if (train) phases.push({ kind: 'backward', tasks }, { kind: 'collect', tasks: large })
  }
  if (!train) return phases
  phases.push({ kind: 'path-backward', tasks: sequenceTasks })
  phases.push({ kind: 'path-edges', tasks: counting(Math.ceil(pathEdges / pathEdgesPerTask)) })
  if (trainShared) phases.push({ kind: 'shared-gradient', tasks: counting(1) })
  if (dense)
    phases.push({ kind: 'untouched', tasks: counting(Math.ceil(graph.targets.length / edgesPerTask)) })
  return phases
}

function counting(count: number, from = 0): Uint32Array {
  return Uint32Array.from({ length: count }, (_, n) => from + n)
}

/** The sequences of one task of the path's phases: first … end − 1. */
export function sequencesOf(task: number, sequences: number): { first: number; end: number } {
  const first = task * sequencesPerTask
  return { first, end: Math.min(first + sequencesPerTask, sequences) }
}
