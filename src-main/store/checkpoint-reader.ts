/** Reads a checkpoint chunk by chunk; every byte it returns has been checked against its SHA-256. */
import { StudioError } from '../../src-shared/errors.ts'
import type { CheckpointRecord, ChunkKind } from '../../src-shared/run.ts'
import type { ChunkReference, Chunks } from './chunks.ts'
import { damagedPart } from './damage.ts'

/** For a number that no checkpoint has, or has no longer. */
export function missingCheckpoint(id: number): StudioError {
  return new StudioError(
    'not-found',
    `There is no checkpoint ${id}, or no longer.`,
    'A run keeps its best, its last and its latest few; choose one of those.',
  )
}

export class CheckpointReader {
  readonly record: CheckpointRecord
  /** How many chunks it has of each kind. */
  readonly parts: ReadonlyMap<ChunkKind, number>
  readonly #reference: (kind: ChunkKind, index: number) => ChunkReference | undefined
  readonly #chunks: Chunks
  readonly #isThere: () => boolean

  constructor(
    record: CheckpointRecord,
    parts: ReadonlyMap<ChunkKind, number>,
    reference: (kind: ChunkKind, index: number) => ChunkReference | undefined,
    chunks: Chunks,
    isThere: () => boolean,
  ) {
    this.record = record
    this.parts = parts
    this.#reference = reference
    this.#chunks = chunks
    this.#isThere = isThere
  }

  /**
   * Throws `not-found` for a chunk it never had and for a checkpoint that was deleted while it was read, as a run
   * that goes on does with its older ones; `workspace-damaged` for a chunk that is not what was written.
   */
  read(kind: ChunkKind, index: number): Uint8Array {
    if (index >= (this.parts.get(kind) ?? 0))
      throw new StudioError(
        'not-found',
        `Checkpoint ${this.record.id} has no chunk ${index} of ${kind}.`,
        "Optimiser state is kept for a run's latest checkpoint only.",
      )
    const part = `chunk ${index} of the ${kind} of checkpoint ${this.record.id} (run ${this.record.run})`
    const reference = this.#reference(kind, index)
    try {
      if (reference === undefined) throw damagedPart(part)
      return this.#chunks.read(reference, part)
    } catch (error) {
      if (this.#isThere()) throw error
      throw missingCheckpoint(this.record.id)
    }
  }

  /** All chunks of a kind in order, one in memory at a time. */
  *chunks(kind: ChunkKind): Generator<Uint8Array> {
    for (let index = 0; index < (this.parts.get(kind) ?? 0); index++) yield this.read(kind, index)
  }
}
