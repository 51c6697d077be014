/**
 * From a batch to the work of one step: positions grouped by source, groups cut into tasks, tasks ordered in phases
 * with a barrier after each. The plan depends on the batch alone, never on the number of threads, so that neither do
 * the sums: whoever takes a task computes the same bits.
 */
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Batch } from '../../model/batch.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { align } from './align.ts'
import { groupLayout } from './group-layout.ts'
import type { GroupSize } from './group-layout.ts'
import { usualLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import type { MemoryLayout } from './memory.ts'
import { shardOf } from './memory.ts'
import type { Ranking } from './ranking.ts'

/** In `entryOf`: the target is on the shared edge. */
export const onShared = 0xffffffff

const sequencesPerTask = 4
export const pathEdgesPerTask = 32
export const edgesPerTask = 1024

export type PhaseKind =
  | 'path' // signals and mixtures of some sequences
  | 'groups' // a small group as a whole, or the preparation of a large one
  | 'energies' // a block of a large group
  | 'scores' // log-sums, losses and ranks of a large group
  | 'backward' // a block of a large group
  | 'collect' // the shared edge, and the sum over blocks, of a large group
  | 'path-backward' // back-propagation through some sequences
  | 'path-edges' // the update of some edges of paths
  | 'shared-gradient'
  | 'untouched' // dense mode: the update of some edges without gradient

export interface Phase {
  readonly kind: PhaseKind
  /** One number per task: an index into what the kind says. */
  readonly tasks: Uint32Array
}

export interface Group extends GroupSize {
  readonly source: number
  readonly shard: number
  /** Its positions are order[first] … order[first + positions − 1]. */
  readonly first: number
  /** Entries that are candidates at every position (the last of them with reservations when sampled). */
  readonly listed: number
  /** Own edges that are candidates only where they are the target. */
  readonly extras: Uint32Array
  /** Address in the shard's workspace when large, 0 when it fits in a worker's scratch. */
  readonly at: number
}

export interface Block {
  readonly group: number
  readonly index: number
  readonly from: number
  readonly to: number
}

export interface Plan {
  readonly train: boolean
  readonly candidates: StepSettings['candidates']
  readonly sequences: number
  /** Tokens per sequence − 1. */
  readonly predictions: number
  /** [positions] own edge from token j to token j + 1, or `sharedEdge`. In the batch's order. */
  readonly targetEdges: Int32Array
  /** [positions] grouped by source, in a group sorted by target entry, the shared ones last. */
  readonly order: Uint32Array
  /** [positions, in that order] index of the target's entry in its group, or `onShared`. */
  readonly entryOf: Uint32Array
  /** [positions, in that order] index in `pathEdges` of the target's edge where a path goes on over it, else −1. */
  readonly slotOf: Int32Array
  readonly groups: readonly Group[]
  readonly blocks: readonly Block[]
  /** Distinct own edges of paths, ascending; their gradients' addresses; their occurrences. */
  readonly pathEdges: Uint32Array
  readonly slotAddresses: Float64Array
  readonly occurrencesFrom: Uint32Array
  /** Positions whose signal came over the edge. */
  readonly occurrences: Uint32Array
  readonly phases: readonly Phase[]
  /** [shards] bytes each memory must have. */
  readonly memoryEnds: readonly number[]
}

export interface PlanInput {
  readonly layout: MemoryLayout
  readonly graph: TokenGraph
  /** Needed for sampled candidates. */
  readonly ranking: Ranking | undefined
  readonly batch: Batch
  readonly candidates: StepSettings['candidates']
  readonly train: boolean
  readonly trainShared: boolean
  /** Update also what has no gradient. */
  readonly dense: boolean
  readonly limits?: Limits
}

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

function targetEdgesOf({ graph, batch }: PlanInput): Int32Array {
  const { sequences, length, tokens } = batch
  const edges = new Int32Array(sequences * (length - 1))
  let p = 0
  for (let s = 0; s < sequences; s++)
    for (let j = 0; j + 1 < length; j++)
      edges[p++] = findEdge(graph, tokens[s * length + j], tokens[s * length + j + 1])
  return edges
}

interface Paths {
  readonly edges: Uint32Array
  readonly occurrencesFrom: Uint32Array
  readonly occurrences: Uint32Array
  /** [positions] index of a position's target edge in `edges`, −1 where no path goes on over it. */
  readonly slotAt: Int32Array | undefined
}

const noPaths: Paths = {
  edges: new Uint32Array(0),
  occurrencesFrom: new Uint32Array(1),
  occurrences: new Uint32Array(0),
  slotAt: undefined,
}

function pathEdgesOf({ batch }: PlanInput, targetEdges: Int32Array): Paths {
  const positions = targetEdges.length
  const predictions = batch.length - 1
  const codes = new Float64Array(positions)
  let count = 0
  for (let p = 0; p < positions; p++)
    if (p % predictions !== 0 && targetEdges[p - 1] !== sharedEdge)
      codes[count++] = targetEdges[p - 1] * positions + p
  const sorted = codes.subarray(0, count).sort()
  const edges = new Uint32Array(count)
  const from = new Uint32Array(count + 1)
  const occurrences = new Uint32Array(count)
  const slotAt = new Int32Array(positions).fill(-1)
  let distinct = 0
  for (let n = 0; n < count; n++) {
    const edge = Math.floor(sorted[n] / positions)
    const p = sorted[n] - edge * positions
    if (distinct === 0 || edges[distinct - 1] !== edge) {
      from[distinct] = n
      edges[distinct++] = edge
    }
    occurrences[n] = p
    slotAt[p - 1] = distinct - 1
  }
  from[distinct] = count
  return {
    edges: edges.slice(0, distinct),
    occurrencesFrom: from.slice(0, distinct + 1),
    occurrences,
    slotAt,
  }
}

type Draft = Omit<Group, 'at' | 'keep' | 'blocks'>

function groupsOf(
  { layout, graph, ranking, batch, candidates, train }: PlanInput,
  targetEdges: Int32Array,
  slotAt: Int32Array | undefined,
): { order: Uint32Array; entryOf: Uint32Array; slotOf: Int32Array; draft: Draft[] } {
  const positions = targetEdges.length
  const predictions = batch.length - 1
  const { offsets, nodes } = graph
  const most = candidates === 'all' ? nodes : Math.min(candidates + 1, nodes)
  // A target's place among the entries: listed ones first, then extras, then the shared edge.
  const width = 2 * nodes + 1
  const codes = new Float64Array(positions)
  for (let p = 0; p < positions; p++) {
    const s = Math.floor(p / predictions)
    const source = batch.tokens[p + s]
    const edge = targetEdges[p]
    let place = 2 * nodes
    if (edge !== sharedEdge) {
      place = ranking === undefined ? edge - offsets[source] : ranking.placeOf[edge]
      if (place >= most) place = nodes + edge - offsets[source]
    }
    codes[p] = (source * width + place) * positions + p
  }
  codes.sort()

  const order = new Uint32Array(positions)
  const entryOf = new Uint32Array(positions)
  const slotOf = new Int32Array(positions).fill(-1)
  const draft: Draft[] = []
  let i = 0
  while (i < positions) {
    const first = i
    const source = Math.floor(codes[i] / positions / width)
    const listed = Math.min(offsets[source + 1] - offsets[source], most)
    const extras: number[] = []
    let atExtras = 0
    for (; i < positions; i++) {
      const code = Math.floor(codes[i] / positions)
      if (Math.floor(code / width) !== source) break
      const place = code - source * width
      const p = codes[i] - code * positions
      order[i] = p
      if (slotAt !== undefined) slotOf[i] = slotAt[p]
      if (place === 2 * nodes) entryOf[i] = onShared
      else if (place < nodes) entryOf[i] = place
      else {
        const edge = targetEdges[p]
        if (extras.at(-1) !== edge) extras.push(edge)
        entryOf[i] = listed + extras.length - 1
        atExtras++
      }
    }
    draft.push({
      source,
      shard: listed === 0 ? 0 : shardOf(layout, offsets[source]),
      first,
      positions: i - first,
      listed,
      extras: Uint32Array.from(extras),
      entries: listed + extras.length,
      pairs: listed * (i - first) + atExtras,
      train,
    })
  }
  return { order, entryOf, slotOf, draft }
}

/** Gives large groups their blocks and addresses, in waves that fit in the workspace together. */
function place(
  layout: MemoryLayout,
  draft: Draft[],
  from: number[],
  { largestWhole, blockPairs, waveBytes }: Limits,
): { groups: Group[]; waves: number[][]; memoryEnds: number[] } {
  const groups: Group[] = []
  const waves: number[][] = []
  const memoryEnds = [...from]
  let next = [...from]
  let used = 0
  const byCost = draft.map((_, g) => g).sort((a, b) => draft[b].pairs - draft[a].pairs || a - b)
  for (const g of byCost) {
    const group = draft[g]
    const whole = { ...group, blocks: 1, keep: group.train }
    if (group.pairs <= largestWhole && groupLayout(layout, 0, whole).end <= layout.scratch.groupBytes) {
      groups[g] = { ...whole, at: 0 }
      continue
    }
    const entriesPerBlock = Math.max(1, Math.floor(blockPairs / group.positions))
    const cut = { ...whole, blocks: Math.max(1, Math.ceil(group.entries / entriesPerBlock)) }
    const keeping = groupLayout(layout, 0, cut).end <= waveBytes
    const size = { ...cut, keep: group.train && keeping }
    const bytes = groupLayout(layout, 0, size).end
    if (waves.length === 0 || used + bytes > waveBytes) {
      waves.push([])
      used = 0
      next = [...from]
    }
    groups[g] = { ...size, at: next[group.shard] }
    next[group.shard] += bytes
    memoryEnds[group.shard] = Math.max(memoryEnds[group.shard], next[group.shard])
    used += bytes
    waves[waves.length - 1].push(g)
  }
  return { groups, waves, memoryEnds }
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
