/**
 * The table of edges, cut into shards that fit the device's buffers: per shard one buffer of records [W|b] and one of
 * optimiser state. A source's edges are always in one shard.
 */
import type { Dimension } from '../../../src-shared/model/config.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { GpuLimits } from './limits.ts'
import { keepsWords, stateStride } from './wgsl/update.ts'

export interface Shard {
  readonly firstEdge: number
  readonly edges: number
}

/** Floats per edge, and how state looks to the world: without padding. */
export interface EdgeShape {
  readonly record: number
  /** On the device; 0 without an optimiser. */
  readonly state: number
  /** As it is exchanged. */
  readonly stateLength: number
  /** [from, length] in the device's state, in the order of exchange. */
  readonly stateRuns: readonly (readonly [from: number, length: number])[]
  /** Whether the state is words of half-moments.ts, which are not what is exchanged. */
  readonly packed: boolean
}

export function edgeShape(d: Dimension, optimiser: Optimiser | undefined): EdgeShape {
  const record = recordLength(d)
  if (optimiser === undefined) return { record, state: 0, stateLength: 0, stateRuns: [], packed: false }
  const state = stateStride(optimiser.kind, d)
  if (optimiser.kind === 'edge-normalised')
    return {
      record,
      state,
      stateLength: d + 3,
      stateRuns: [
        [0, 3],
        [4, d],
      ],
      packed: false,
    }
  if (keepsWords(optimiser.kind))
    return { record, state, stateLength: 2 * record + 1, stateRuns: [], packed: true }
  // What is exchanged, then padding.
  const stateLength = state - 3
  return { record, state, stateLength, stateRuns: [[0, stateLength]], packed: false }
}

/** Throws `unsupported` when one node's edges do not fit in a buffer of this device. */
export function cutShards(
  { nodes, offsets }: TokenGraph,
  shape: EdgeShape,
  { shardBytes }: GpuLimits,
): Shard[] {
  const perShard = Math.floor(shardBytes / (4 * Math.max(shape.record, shape.state)))
  const shards: Shard[] = []
  let firstEdge = 0
  const close = (end: number): void => {
    shards.push({ firstEdge, edges: end - firstEdge })
    firstEdge = end
  }
  for (let u = 0; u < nodes; u++) {
    if (offsets[u + 1] - offsets[u] > perShard)
      throw new StudioError(
        'unsupported',
        `Token ${u} has more successors (${offsets[u + 1] - offsets[u]}) than one buffer of this graphics device holds (${perShard}).`,
        'Raise minBigramCount, choose a smaller signal dimension, or train on the CPU.',
      )
    if (offsets[u + 1] - firstEdge > perShard) close(offsets[u])
  }
  close(offsets[nodes])
  return shards
}

/** Calls `visit` with the parts of edges first … first + count − 1 that lie in each shard. */
export function overShards(
  shards: readonly Shard[],
  first: number,
  count: number,
  visit: (shard: number, from: number, edges: number, at: number) => void,
): void {
  for (const [s, { firstEdge, edges }] of shards.entries()) {
    const from = Math.max(first, firstEdge)
    const end = Math.min(first + count, firstEdge + edges)
    if (from < end) visit(s, from - firstEdge, end - from, from - first)
  }
}
