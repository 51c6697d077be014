/** What takes the room of a workspace, as parts of one bar. */
import type { WorkspaceInfo } from '../../../src-shared/contract/index.ts'

export interface RoomPart {
  readonly part: string
  readonly bytes: number
  readonly items: number
  /** Of all that is on the disk. */
  readonly share: number
  /** Number of its colour, from 1; they repeat after the eighth. */
  readonly colour: number
}

/** What is free inside, as a part of its own. */
export const freeInside = 'free inside'

/** Largest first, what is free inside last; parts without bytes are left out. */
export function roomParts({
  parts,
  bytes,
  reusable,
}: Pick<WorkspaceInfo, 'parts' | 'bytes' | 'reusable'>): RoomPart[] {
  const known = parts.filter((part) => part.bytes > 0).toSorted((a, b) => b.bytes - a.bytes)
  const all = reusable > 0 ? [...known, { part: freeInside, bytes: reusable, items: 0 }] : known
  // Texts are packed and indices are shared: the parts need not add up to what the file takes.
  const whole = Math.max(
    bytes,
    all.reduce((sum, part) => sum + part.bytes, 0),
  )
  return all.map((part, i) => ({ ...part, share: whole > 0 ? part.bytes / whole : 0, colour: (i % 8) + 1 }))
}
