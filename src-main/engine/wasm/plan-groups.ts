/** From a batch to its groups: positions sorted by source and target, edges of paths, and what goes where. */
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { groupLayout } from './group-layout.ts'
import type { Limits } from './limits.ts'
import type { MemoryLayout } from './memory.ts'
import { shardOf } from './memory.ts'
import { onShared } from './plan-types.ts'
import type { Group, PlanInput } from './plan-types.ts'

/** [positions] own edge from token j to token j + 1, or `sharedEdge`. */
export function targetEdgesOf({ graph, batch }: Pick<PlanInput, 'graph' | 'batch'>): Int32Array {
  const { sequences, length, tokens } = batch
  const edges = new Int32Array(sequences * (length - 1))
  let p = 0
  for (let s = 0; s < sequences; s++)
    for (let j = 0; j + 1 < length; j++)
      edges[p++] = findEdge(graph, tokens[s * length + j], tokens[s * length + j + 1])
  return edges
}

export interface Paths {
  readonly edges: Uint32Array
  readonly occurrencesFrom: Uint32Array
  readonly occurrences: Uint32Array
  /** [positions] index of a position's target edge in `edges`, −1 where no path goes on over it. */
  readonly slotAt: Int32Array | undefined
}

export const noPaths: Paths = {
  edges: new Uint32Array(0),
  occurrencesFrom: new Uint32Array(1),
  occurrences: new Uint32Array(0),
  slotAt: undefined,
}

/** The distinct own edges that signals flow over, and where. */
export function pathEdgesOf({ batch }: Pick<PlanInput, 'batch'>, targetEdges: Int32Array): Paths {
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

/** A group before it has a place in memory. */
export type Draft = Omit<Group, 'at' | 'keep' | 'blocks'>

/** What grouping needs, whichever engine's shards the table is cut into. */
export type GroupInput = Omit<PlanInput, 'layout' | 'trainShared' | 'dense' | 'limits'> & {
  readonly layout: Parameters<typeof shardOf>[0]
}

/** Positions by source, and in a source by target. */
export function groupsOf(
  { layout, graph, ranking, batch, candidates, train }: GroupInput,
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
export function place(
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
