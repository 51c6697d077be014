/**
 * Where an engine's numbers lie. The table of edges is cut into shards of at most 3 GB, each one shared memory of
 * which every worker has an instance of the kernels, so that any worker can work on any edge: no edge is ever copied.
 * A source's edges are always in one shard.
 *
 * A shard: the kernels' constants · the shared edge · one scratch per worker · the records · the workspace of a step.
 */
import type { Dimension } from '../../../src-shared/model/config.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { align } from './align.ts'
import { chunkPositions } from './kernels.ts'
import { usualLimits } from './limits.ts'
import type { Limits } from './limits.ts'

const page = 65536
const memoryPages = 65536

/** How one edge's record [W|b|state] is laid out; see the rules in assembly/ (adamw.ts, …). */
export interface RecordShape {
  /** Bytes of [W|b]. */
  readonly recordBytes: number
  /** Bytes of [W|b|state] with padding. */
  readonly stride: number
  /** Floats of state as the world sees it: without padding. */
  readonly stateLength: number
  /** Float offsets, within the state, of its runs without padding: [from, length] pairs. */
  readonly stateRuns: readonly (readonly [number, number])[]
  /** Whether the state is words of half-moments.ts, which are not what is exchanged. */
  readonly packed?: boolean
}

export function recordShape(d: Dimension, optimiser: Optimiser | undefined): RecordShape {
  const length = recordLength(d)
  const recordBytes = length * 4
  if (optimiser === undefined) return { recordBytes, stride: recordBytes, stateLength: 0, stateRuns: [] }
  if (optimiser.kind === 'adamw')
    return {
      recordBytes,
      stride: recordBytes * 3 + 16,
      stateLength: 2 * length + 1,
      stateRuns: [[0, 2 * length + 1]],
    }
  if (optimiser.kind === 'adamw-factored')
    return {
      recordBytes,
      stride: recordBytes * 2 + 3 * d * 4 + 16,
      stateLength: length + 3 * d + 1,
      stateRuns: [[0, length + 3 * d + 1]],
    }
  if (optimiser.kind === 'adamw-half')
    return {
      recordBytes,
      stride: recordBytes * 2 + 16,
      stateLength: 2 * length + 1,
      stateRuns: [],
      packed: true,
    }
  return {
    recordBytes,
    stride: recordBytes + 16 + d * 4,
    stateLength: d + 3,
    stateRuns: [
      [0, 3],
      [4, d],
    ],
  }
}

/** A shard's place in the graph. */
export interface ShardRange {
  readonly firstEdge: number
  readonly edges: number
  /** Byte address of its first record, and of the workspace behind its last. */
  readonly tableAt: number
  readonly workspaceAt: number
}

export interface MemoryLayout extends RecordShape {
  readonly d: Dimension
  readonly shards: readonly ShardRange[]
  /** The shared edge's record, in every shard. */
  readonly sharedAt: number
  readonly scratchAt: number
  readonly scratch: ScratchLayout
}

/** One worker's private part of a shard: byte offsets from its start. */
export interface ScratchLayout {
  readonly bytes: number
  /** Temporaries of the backward kernel. */
  readonly kernel: number
  readonly statistics: number
  /** Rows [d] of path steps: input, encoding, signal, slope. */
  readonly rows: number
  /** A record: the shared edge's gradient, or zeros. */
  readonly record: number
  /** Rows of a path edge's occurrences: inputs, then gradients, `stagedRows` each. */
  readonly staged: number
  /** A whole group, when it is small. */
  readonly group: number
  readonly groupBytes: number
}

/** Occurrences of a path edge that are staged at a time. */
export const stagedRows = 64

function scratchLayout(d: Dimension, recordBytes: number, maxPositions: number): ScratchLayout {
  const row = d * 4
  const kernel = 0
  const statistics = align(kernel + recordBytes + d * row + chunkPositions(d) * row + (maxPositions + 4) * 4)
  const rows = statistics + 64
  const record = align(rows + 4 * row)
  const staged = align(record + recordBytes)
  const group = align(staged + 2 * stagedRows * row)
  const groupBytes = 4 * 2 ** 20 * Math.max(1, d / 32)
  return { bytes: align(group + groupBytes), kernel, statistics, rows, record, staged, group, groupBytes }
}

/** Plans the memories of an engine. Throws `unsupported` when one node's edges do not fit in a shard. */
export function memoryLayout(
  d: Dimension,
  graph: TokenGraph,
  optimiser: Optimiser | undefined,
  threads: number,
  maxPositions: number,
  limits: Limits = usualLimits,
): MemoryLayout {
  const shape = recordShape(d, optimiser)
  const scratch = scratchLayout(d, shape.recordBytes, maxPositions)
  const sharedAt = page
  const scratchAt = align(sharedAt + shape.recordBytes)
  const tableAt = align(scratchAt + threads * scratch.bytes)
  const perShard = Math.floor(limits.shardBytes / shape.stride)

  const ranges: ShardRange[] = []
  let firstEdge = 0
  const close = (end: number): void => {
    const edges = end - firstEdge
    ranges.push({ firstEdge, edges, tableAt, workspaceAt: align(tableAt + edges * shape.stride) })
    firstEdge = end
  }
  for (let u = 0; u < graph.nodes; u++) {
    if (graph.offsets[u + 1] - graph.offsets[u] > perShard)
      throw new StudioError(
        'unsupported',
        `Token ${u} has more successors (${graph.offsets[u + 1] - graph.offsets[u]}) than one memory can hold.`,
        'Raise minBigramCount or choose a smaller signal dimension.',
      )
    if (graph.offsets[u + 1] - firstEdge > perShard) close(graph.offsets[u])
  }
  close(graph.targets.length)
  return { ...shape, d, shards: ranges, sharedAt, scratchAt, scratch }
}

/** Makes the shards' memories. Throws `memory-insufficient` when the machine refuses. */
export function makeMemories(layout: MemoryLayout): WebAssembly.Memory[] {
  try {
    return layout.shards.map(
      ({ workspaceAt }) =>
        new WebAssembly.Memory({
          initial: Math.ceil(workspaceAt / page),
          maximum: memoryPages,
          shared: true,
        }),
    )
  } catch (cause) {
    throw new StudioError(
      'memory-insufficient',
      'There is not enough memory for this model.',
      'Raise minBigramCount, choose a smaller signal dimension, or use the edge-normalised optimiser.',
      { cause },
    )
  }
}

/** Grows a memory until `end` bytes fit. Throws `memory-insufficient`. */
export function reserve(memory: WebAssembly.Memory, end: number): void {
  const missing = Math.ceil(end / page) - memory.buffer.byteLength / page
  if (missing <= 0) return
  try {
    memory.grow(missing)
  } catch (cause) {
    throw new StudioError(
      'memory-insufficient',
      'There is not enough memory for a batch of this size.',
      'Use smaller batches, or fewer candidates.',
      { cause },
    )
  }
}

/** The shard that holds an edge. */
export function shardOf(
  { shards }: { readonly shards: readonly Pick<ShardRange, 'firstEdge' | 'edges'>[] },
  edge: number,
): number {
  let s = 0
  while (edge >= shards[s].firstEdge + shards[s].edges) s++
  return s
}

/** Byte address of an edge's record in its shard. */
export function recordAt(layout: MemoryLayout, range: ShardRange, edge: number): number {
  return range.tableAt + (edge - range.firstEdge) * layout.stride
}
