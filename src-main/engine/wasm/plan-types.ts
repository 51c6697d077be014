/** The words of a plan: what one step of an engine consists of. */
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Batch } from '../../model/batch.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { GroupSize } from './group-layout.ts'
import type { Limits } from './limits.ts'
import type { MemoryLayout } from './memory.ts'
import type { Ranking } from './ranking.ts'

/** In `entryOf`: the target is on the shared edge. */
export const onShared = 0xffffffff

/** Tasks are small enough to share out evenly and large enough not to wait for one another. */
export const sequencesPerTask = 4
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
