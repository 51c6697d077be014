/** Writes one checkpoint, chunk by chunk; only `commit` makes it visible. */
import { StudioError } from '../../src-shared/errors.ts'
import type { CheckpointRecord, ChunkKind } from '../../src-shared/run.ts'
import type { ChunkReference, Chunks } from './chunks.ts'

type Previous = (kind: ChunkKind, index: number) => ChunkReference | undefined
type Commit = (parts: ReadonlyMap<ChunkKind, readonly ChunkReference[]>) => CheckpointRecord

export class CheckpointWriter {
  readonly #chunks: Chunks
  readonly #previous: Previous
  readonly #commit: Commit
  readonly #parts = new Map<ChunkKind, ChunkReference[]>()
  #open = true

  constructor(chunks: Chunks, previous: Previous, commit: Commit) {
    this.#chunks = chunks
    this.#previous = previous
    this.#commit = commit
  }

  /** Keeps these bytes as the next or any later chunk of a kind. They may be reused as soon as it returns. */
  put(kind: ChunkKind, index: number, bytes: Uint8Array): void {
    this.#requireOpen()
    this.#place(kind, index, this.#chunks.put(bytes))
  }

  /** The chunk is the same as in the checkpoint before; false when there is none to share, and it must be put. */
  share(kind: ChunkKind, index: number): boolean {
    this.#requireOpen()
    const reference = this.#previous(kind, index)
    if (reference === undefined) return false
    this.#chunks.hold(reference)
    this.#place(kind, index, reference)
    return true
  }

  /** Makes it visible. Throws `usage` when a chunk before the last of its kind is missing. */
  commit(): CheckpointRecord {
    this.#requireOpen()
    for (const [kind, references] of this.#parts)
      for (let index = 0; index < references.length; index++)
        if (references[index] === undefined)
          throw new StudioError(
            'usage',
            `Chunk ${index} of the ${kind} was not written.`,
            'Put or share every chunk before the checkpoint is committed.',
          )
    const record = this.#commit(this.#parts)
    this.#end()
    // State that moved on to this checkpoint, and what crashed writers left.
    this.#chunks.sweep()
    return record
  }

  /** Forgets what was put. After a commit it does nothing, so it can stand in a `finally`. */
  abort(): void {
    if (!this.#open) return
    this.#end()
    this.#chunks.sweep()
  }

  #place(kind: ChunkKind, index: number, reference: ChunkReference): void {
    const references = this.#parts.get(kind) ?? []
    this.#parts.set(kind, references)
    if (references[index] !== undefined) this.#chunks.release(references[index])
    references[index] = reference
  }

  #requireOpen(): void {
    if (!this.#open)
      throw new StudioError('usage', 'The checkpoint is written already.', 'Begin a new checkpoint.')
  }

  #end(): void {
    this.#open = false
    for (const references of this.#parts.values())
      for (const reference of references) if (reference !== undefined) this.#chunks.release(reference)
  }
}
