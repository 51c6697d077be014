/**
 * From a batch to the words that tell the kernels what to do: positions grouped by source, groups cut into blocks of
 * candidate edges, blocks into waves whose energies fit in the workspace. The plan depends on the batch alone, never on
 * parameters, so that the next step can be planned while the device works on this one.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Batch } from '../../model/batch.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { findEdge, ownEdges, sharedEdge } from '../../model/graph.ts'
import { groupsOf, pathEdgesOf, targetEdgesOf } from '../wasm/plan-groups.ts'
import type { Draft, Paths } from '../wasm/plan-groups.ts'
import { onShared } from '../wasm/plan-types.ts'
import type { Ranking } from '../wasm/ranking.ts'
import { SharedCandidates } from '../wasm/shared-candidates.ts'
import type { SharedView } from './shared-view.ts'
import type { Shard } from './shards.ts'
import { bitsOf, Words } from './words.ts'
import type { Wave } from './waves.ts'
import { cutWaves, groupPlaces } from './waves.ts'
import { groupWords, rowWords } from './wgsl/candidates.ts'

export interface PlanInput {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly shared: SharedView
  readonly shards: readonly Shard[]
  readonly ranking: Ranking | undefined
  readonly batch: Batch
  readonly candidates: StepSettings['candidates']
  readonly workspaceBytes: number
  /** Whether every node's bias moves, also of those that begin no sequence. */
  readonly dense: boolean
}

/** A list in the plan: where it begins and how many members it has. */
export interface List {
  readonly at: number
  readonly count: number
}

export interface StepPlan {
  readonly words: Uint32Array<ArrayBuffer>
  readonly sequences: number
  readonly predictions: number
  /** Offsets of the tables, in words from the plan's start. */
  readonly rowsAt: number
  readonly groupsAt: number
  readonly pathAt: number
  readonly startsAt: number
  /** Per shard, its edges on paths: (edge, slot, from, to). */
  readonly slots: readonly List[]
  readonly slotCount: number
  /** (node, from, to) of the nodes that begin a sequence, ascending. */
  readonly starts: List
  readonly waves: readonly Wave[]
  readonly sharedUsed: boolean
  /** For the ranks: groups and what lies on the shared edge. */
  readonly drafts: readonly Draft[]
  readonly order: Uint32Array
  readonly entryOf: Uint32Array
}

/** @param tableWords words that stand before the plan in its buffer */
export function planStep(input: PlanInput, tableWords: number): StepPlan {
  const { graph, batch, shards, candidates } = input
  const { sequences, length, tokens } = batch
  const targetEdges = targetEdgesOf(input)
  const paths = pathEdgesOf(input, targetEdges)
  const ranking = candidates === 'all' ? undefined : input.ranking
  const grouping = { ...input, ranking, layout: { shards }, train: true }
  const { order, entryOf, slotOf, draft } = groupsOf(grouping, targetEdges, paths.slotAt)

  const words = new Words()
  const at = (offset: number): number => tableWords + offset
  const pathAt = at(words.append(pathWords(targetEdges, paths, length - 1)))
  const first = Uint32Array.from({ length: sequences }, (_, s) => tokens[s * length])
  const startsAt = at(words.append(first))
  const slots = slotLists(words, tableWords, shards, paths)
  const starts = startLists(words, tableWords, first, input.dense ? graph.nodes : 0)

  const places = groupPlaces(input.config.d, draft, input.workspaceBytes)
  const rowsAt = at(words.append(rowsOf(input, order, entryOf, draft)))
  const groupsAt = at(
    words.append(groupsOfWords(input, words, tableWords, { draft, entryOf, slotOf, places })),
  )
  const waves = cutWaves(words, tableWords, shards.length, draft, places)
  const most = candidates === 'all' ? graph.nodes : Math.min(candidates + 1, graph.nodes)
  return {
    words: words.all,
    sequences,
    predictions: length - 1,
    rowsAt,
    groupsAt,
    pathAt,
    startsAt,
    slots,
    slotCount: paths.edges.length,
    starts,
    waves,
    sharedUsed:
      targetEdges.includes(sharedEdge) ||
      draft.some(({ source }) => graph.offsets[source + 1] - graph.offsets[source] < most),
    drafts: draft,
    order,
    entryOf,
  }
}

/** Two words per position: the record of the edge that its signal came over, and what names it in `marks`. */
function pathWords(targetEdges: Int32Array, { slotAt }: Paths, predictions: number): Uint32Array {
  const words = new Uint32Array(2 * targetEdges.length)
  for (let p = 0; p < targetEdges.length; p++) {
    const edge = p % predictions === 0 ? sharedEdge : targetEdges[p - 1]
    words[2 * p] = edge === sharedEdge || slotAt === undefined ? 0 : slotAt[p - 1] + 1
    words[2 * p + 1] = edge + 2
  }
  return words
}

function slotLists(words: Words, tableWords: number, shards: readonly Shard[], paths: Paths): List[] {
  const occurrencesAt = tableWords + words.append(paths.occurrences)
  const { edges, occurrencesFrom } = paths
  const lists: List[] = []
  let slot = 0
  for (const { firstEdge, edges: count } of shards) {
    const first = slot
    while (slot < edges.length && edges[slot] < firstEdge + count) slot++
    const list = new Uint32Array(4 * (slot - first))
    for (let n = first, to = 0; n < slot; n++) {
      list[to++] = edges[n]
      list[to++] = n
      list[to++] = occurrencesAt + occurrencesFrom[n]
      list[to++] = occurrencesAt + occurrencesFrom[n + 1]
    }
    lists.push({ at: tableWords + words.append(list), count: slot - first })
  }
  return lists
}

/** @param nodes how many nodes are listed in any case */
function startLists(words: Words, tableWords: number, first: Uint32Array, nodes: number): List {
  const order = Uint32Array.from(first, (_, s) => s).sort((a, b) => first[a] - first[b] || a - b)
  const orderAt = tableWords + words.append(order)
  const list: number[] = []
  let n = 0
  for (let node = 0; n < order.length || node < nodes; node++) {
    const from = n
    while (n < order.length && first[order[n]] === node) n++
    if (n > from || node < nodes) list.push(node, orderAt + from, orderAt + n)
  }
  return { at: tableWords + words.append(list), count: list.length / 3 }
}

/** Per position in the order of groups: p, j, target entry, shared mass, ln of the target's weight, group, excluded, place. */
function rowsOf(
  { config, graph, shared, ranking, batch, candidates }: PlanInput,
  order: Uint32Array,
  entryOf: Uint32Array,
  draft: readonly Draft[],
): Uint32Array {
  const predictions = batch.length - 1
  const { decodingExcludesCurrent } = dialects[config.dialect]
  const words = new Uint32Array(rowWords * order.length)
  for (const [number, group] of draft.entries()) {
    const candidatesOnShared = new SharedCandidates(shared, { candidates }, group)
    for (let n = group.first; n < group.first + group.positions; n++) {
      const p = order[n]
      const target = batch.tokens[p + Math.floor(p / predictions) + 1]
      const isShared = entryOf[n] === onShared
      const edge = isShared || ranking === undefined ? sharedEdge : findEdge(graph, group.source, target)
      const at = rowWords * n
      words[at] = p
      words[at + 1] = p % predictions
      words[at + 2] = entryOf[n]
      words[at + 3] = bitsOf(candidatesOnShared.mass(target, isShared))
      words[at + 4] = bitsOf(isShared ? Math.log(graph.sharedWeights[target]) : 0)
      words[at + 5] = number
      words[at + 6] = decodingExcludesCurrent && target === group.source ? 1 : 0
      words[at + 7] = edge === sharedEdge || ranking === undefined ? 0xffffffff : ranking.placeOf[edge]
    }
  }
  return words
}

interface Grouped {
  readonly draft: readonly Draft[]
  readonly entryOf: Uint32Array
  readonly slotOf: Int32Array
  readonly places: ReturnType<typeof groupPlaces>
}

/** The table of groups; their runs and extras are appended to `words` before it. See candidates.ts in wgsl. */
function groupsOfWords(
  { config, graph, candidates }: PlanInput,
  words: Words,
  tableWords: number,
  { draft, entryOf, slotOf, places }: Grouped,
): Uint32Array {
  const table = new Uint32Array(groupWords * draft.length)
  const { decodingExcludesCurrent } = dialects[config.dialect]
  const none = 0xffffffff
  for (const [number, group] of draft.entries()) {
    const { source, first, positions, listed, entries, extras } = group
    const runs: number[] = []
    let reservedEnd = 0
    // When sampled, the last of K + 1 listed edges is a candidate only where the target is among them.
    const reserved = candidates !== 'all' && listed === candidates + 1 ? listed - 1 : none
    for (let n = first; n < first + positions; n++) {
      if (slotOf[n] >= 0 && runs.at(-2) !== entryOf[n]) runs.push(entryOf[n], slotOf[n])
      if (reserved !== none && entryOf[n] <= reserved) reservedEnd++
    }
    const own = ownEdges(graph) > 0 && decodingExcludesCurrent ? findEdge(graph, source, source) : sharedEdge
    const { energiesAt, partialsAt, teams } = places[number]
    table.set(
      [
        first,
        positions,
        graph.offsets[source],
        listed,
        entries,
        energiesAt,
        partialsAt,
        tableWords + words.append(runs),
        runs.length / 2,
        tableWords + words.append(extras),
        reserved,
        reservedEnd,
        own === sharedEdge ? none : own,
        teams,
      ],
      groupWords * number,
    )
  }
  return table
}
