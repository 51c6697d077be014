/**
 * How a group lies in memory while it is worked on. A group is the positions of a batch that share a source node; its
 * entries are its candidate edges, the shared edge last. A large group is worked on by all threads, in blocks of
 * entries whose partial sums are added in a fixed order.
 */
import { align } from './align.ts'
import type { MemoryLayout } from './memory.ts'
import { entryBytes } from './kernels.ts'

/** Byte addresses. Rows over positions are padded to multiples of four. */
export interface GroupLayout {
  /** Bytes of a row over positions. */
  readonly row: number
  /** [entries + 1] */
  readonly entries: number
  /** [positions × d] signals and positional encodings. */
  readonly X: number
  readonly P: number
  /** [blocks × positions × d] */
  readonly dX: number
  /** [entries + 1 × positions] */
  readonly E: number
  /** [blocks × 2 × positions] greatest score and sum of exponentials. */
  readonly partials: number
  /** [positions], and the same less ln of the shared mass. */
  readonly logSums: number
  readonly sharedLogSums: number
  /** [positions × d] of the shared entry, then of all others when they are kept. */
  readonly keptOfShared: number
  readonly kept: number
  readonly end: number
}

export interface GroupSize {
  readonly positions: number
  /** Without the shared one. */
  readonly entries: number
  /** Σ positions over entries. */
  readonly pairs: number
  readonly blocks: number
  readonly train: boolean
  readonly keep: boolean
}

/** The layout at an address that is a multiple of 64. */
export function groupLayout(layout: MemoryLayout, at: number, size: GroupSize): GroupLayout {
  const { positions, entries, pairs, blocks, train, keep } = size
  const row = ((positions + 3) & ~3) * 4
  const rows = positions * layout.d * 4
  const X = align(at + (entries + 1) * entryBytes)
  const P = align(X + rows)
  const dX = align(P + rows)
  const E = align(dX + (train ? blocks * rows : 0))
  const partials = E + (entries + 1) * row
  const logSums = partials + 2 * blocks * row
  const sharedLogSums = logSums + row
  const keptOfShared = align(sharedLogSums + row)
  const kept = keptOfShared + (train ? rows : 0)
  const end = align(kept + (keep ? pairs * layout.d * 4 : 0))
  return { row, entries: at, X, P, dX, E, partials, logSums, sharedLogSums, keptOfShared, kept, end }
}
