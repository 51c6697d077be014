/** Groups cut into blocks of entries for workgroups, and into waves whose energies and partial gradients fit. */
import type { Dimension } from '../../../src-shared/model/config.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Draft } from '../wasm/plan-groups.ts'
import type { Words } from './words.ts'
import { fewerThan, fewPositions, manyPositions } from './wgsl/kernel.ts'

/** Blocks of one shard that one kernel works on: (group, first entry) per workgroup. */
export interface BlockList {
  readonly shard: number
  /** Whether its groups have few positions. */
  readonly few: boolean
  readonly at: number
  readonly count: number
}

export interface Wave {
  /** Its positions, in the order of groups. */
  readonly firstRow: number
  readonly rows: number
  readonly energyFloats: number
  readonly partialRows: number
  readonly blocks: readonly BlockList[]
}

export interface GroupPlace {
  readonly wave: number
  readonly few: boolean
  /** Entries per block. */
  readonly block: number
  readonly blocks: number
  /** Rows of partial gradients per position. */
  readonly teams: number
  /** In floats and in rows, from the workspace's start. */
  readonly energiesAt: number
  readonly partialsAt: number
}

/** Throws `memory-insufficient` when one group alone is too large for the workspace. */
export function groupPlaces(d: Dimension, draft: readonly Draft[], workspaceBytes: number): GroupPlace[] {
  let wave = 0
  let energies = 0
  let partials = 0
  return draft.map(({ positions, entries }) => {
    const few = positions < fewerThan
    const lanes = few ? fewPositions(d) : manyPositions(d)
    const blocks = Math.ceil(entries / lanes.block)
    const teams = blocks * lanes.teams
    const energyFloats = entries * positions
    const partialRows = teams * positions
    if (4 * energyFloats > workspaceBytes || 4 * d * partialRows > workspaceBytes)
      throw new StudioError(
        'memory-insufficient',
        `${positions} occurrences of a token with ${entries} candidates are too many for this graphics device at a time.`,
        'Use smaller batches, or sampled candidates.',
      )
    if (4 * (energies + energyFloats) > workspaceBytes || 4 * d * (partials + partialRows) > workspaceBytes) {
      wave++
      energies = 0
      partials = 0
    }
    const place = { wave, few, block: lanes.block, blocks, teams, energiesAt: energies, partialsAt: partials }
    energies += energyFloats
    partials += partialRows
    return place
  })
}

/** A group's list of blocks: by shard, and whether it has few positions. */
function listOf({ shard }: Draft, { few }: GroupPlace): number {
  return 2 * shard + (few ? 1 : 0)
}

/** Appends the blocks' lists. */
export function cutWaves(
  words: Words,
  tableWords: number,
  shards: number,
  draft: readonly Draft[],
  places: readonly GroupPlace[],
): Wave[] {
  const waves: Wave[] = []
  for (let from = 0; from < draft.length;) {
    let end = from
    while (end < draft.length && places[end].wave === places[from].wave) end++
    const counts = new Uint32Array(2 * shards)
    for (let g = from; g < end; g++) counts[listOf(draft[g], places[g])] += places[g].blocks
    const lists = Array.from(counts, (count) => new Uint32Array(2 * count))
    const filled = new Uint32Array(2 * shards)
    for (let g = from; g < end; g++) {
      const { block, blocks } = places[g]
      const n = listOf(draft[g], places[g])
      let to = filled[n]
      for (let b = 0; b < blocks; b++) {
        lists[n][to++] = g
        lists[n][to++] = b * block
      }
      filled[n] = to
    }
    const last = { ...draft[end - 1], ...places[end - 1] }
    waves.push({
      firstRow: draft[from].first,
      rows: last.first + last.positions - draft[from].first,
      energyFloats: last.energiesAt + last.entries * last.positions,
      partialRows: last.partialsAt + last.teams * last.positions,
      blocks: lists
        .map((list, n) => ({
          shard: n >> 1,
          few: n % 2 === 1,
          at: tableWords + words.append(list),
          count: list.length / 2,
        }))
        .filter(({ count }) => count > 0),
    })
    from = end
  }
  return waves
}
