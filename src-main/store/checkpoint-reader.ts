/** Reads a checkpoint chunk by chunk; every byte it returns has been checked against its SHA-256. */
import { StudioError } from '../../src-shared/errors.ts'
import type { CheckpointRecord, ChunkKind } from '../../src-shared/run.ts'
import type { ChunkReference, Chunks } from './chunks.ts'
import { damagedPart } from './damage.ts'

export class CheckpointReader {
  readonly record: CheckpointRecord
  /** How many chunks it has of each kind. */
  readonly parts: ReadonlyMap<ChunkKind, number>
  readonly #reference: (kind: ChunkKind, index: number) => ChunkReference | undefined
  readonly #chunks: Chunks

  constructor(
    record: CheckpointRecord,
    parts: ReadonlyMap<ChunkKind, number>,
    reference: (kind: ChunkKind, index: number) => ChunkReference | undefined,
    chunks: Chunks,
  ) {
    this.record = record
    this.parts = parts
    this.#reference = reference
    this.#chunks = chunks
  }

  /** Throws `not-found` for a chunk it never had, `workspace-damaged` for one that is not what was written. */
  read(kind: ChunkKind, index: number): Uint8Array {
    if (index >= (this.parts.get(kind) ?? 0))
      throw new StudioError(
        'not-found',
        `Checkpoint ${this.record.id} has no chunk ${index} of ${kind}.`,
        "Optimiser state is kept for a run's latest checkpoint only.",
      )
    const part = `chunk ${index} of the ${kind} of checkpoint ${this.record.id} (run ${this.record.run})`
    const reference = this.#reference(kind, index)
    if (reference === undefined) throw damagedPart(part)
    return this.#chunks.read(reference, part)
  }

  /** All chunks of a kind in order, one in memory at a time. */
  *chunks(kind: ChunkKind): Generator<Uint8Array> {
    for (let index = 0; index < (this.parts.get(kind) ?? 0); index++) yield this.read(kind, index)
  }
}
