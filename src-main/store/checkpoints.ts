/**
 * Checkpoints: what is kept of a run at a step. A checkpoint is a row, and references to chunks of bytes; both come
 * into being in one transaction when all its bytes are on the disk, so it is there whole or not at all. Unchanged
 * chunks are shared with earlier checkpoints. Weights stay with every checkpoint; optimiser state moves on to the
 * latest one of its run.
 */
import { type CheckpointKind, type CheckpointRecord, type ChunkKind } from '../../src-shared/run.ts'
import { CheckpointReader, missingCheckpoint } from './checkpoint-reader.ts'
import { CheckpointWriter } from './checkpoint-writer.ts'
import { type ChunkReference, Chunks } from './chunks.ts'
import type { Connection } from './connection.ts'
import { fromDocument, toDocument } from './documents.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

interface CheckpointRow {
  id: number
  run: number
  kind: string
  step: number
  metadata: string
  /** How many chunks of each kind it was saved with. */
  parts: string
  created: number
}

export interface ReferenceRow {
  checkpoint: number
  kind: string
  number: number
  chunk: number
  bytes: number
  hash: Uint8Array
}

export interface NewCheckpoint {
  readonly kind: CheckpointKind
  readonly step: number
  /** Everything needed to go on from here that is no array; kept as JSON. */
  readonly metadata: unknown
  /** About how many bytes will be put: asked of the disk before the first one. */
  readonly expectedBytes?: number
  /** Whose unchanged chunks can be shared; the run's latest unless told. */
  readonly base?: number
}

const stateKinds: readonly ChunkKind[] = ['state', 'small-state']

export class Checkpoints {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #chunks: Chunks
  readonly #table: SealedTable<CheckpointRow>
  readonly #references: SealedTable<ReferenceRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    this.#chunks = new Chunks(connection, identities)
    const rest = ['run', 'kind', 'step', 'metadata', 'parts', 'created']
    this.#table = new SealedTable(connection, 'checkpoints', ['id'], rest)
    const key = ['checkpoint', 'kind', 'number']
    this.#references = new SealedTable(connection, 'checkpoint_chunks', key, ['chunk', 'bytes', 'hash'])
  }

  /** Starts one; nothing is to be seen of it before `commit`. Throws `disk-full` when it would not fit. */
  begin(run: number, checkpoint: NewCheckpoint): CheckpointWriter {
    if (checkpoint.expectedBytes !== undefined) this.#connection.requireSpace(checkpoint.expectedBytes)
    const base = checkpoint.base ?? this.latest(run)?.id
    const previous = (kind: ChunkKind, index: number): ChunkReference | undefined =>
      base === undefined ? undefined : this.#references.get(base, kind, index)
    return new CheckpointWriter(this.#chunks, previous, (parts) => this.#commit(run, checkpoint, parts))
  }

  /** Throws `not-found`. */
  get(id: number): CheckpointRecord {
    return this.#recordOf(this.#row(id))
  }

  /** Oldest first. */
  list(run: number): CheckpointRecord[] {
    return this.#table.find({ run }).map((row) => this.#recordOf(row))
  }

  latest(run: number): CheckpointRecord | undefined {
    const last = this.#table.find({ run }).at(-1)
    return last && this.#recordOf(last)
  }

  /** The last one saved as the best. */
  best(run: number): CheckpointRecord | undefined {
    const best = this.#table.find({ run, kind: 'best' }).at(-1)
    return best && this.#recordOf(best)
  }

  /** Throws `not-found`; damage shows when a chunk is read. */
  open(id: number): CheckpointReader {
    const row = this.#row(id)
    const parts = new Map(Object.entries(fromDocument(row.parts) as Record<ChunkKind, number>))
    if (!this.#recordOf(row).hasState) for (const kind of stateKinds) parts.delete(kind)
    const reference = (kind: ChunkKind, index: number): ChunkReference | undefined =>
      this.#references.get(id, kind, index)
    const isThere = (): boolean => this.#table.get(id) !== undefined
    const kinds = parts as Map<ChunkKind, number>
    return new CheckpointReader(this.#recordOf(row), kinds, reference, this.#chunks, isThere)
  }

  /** How many each run has. */
  counts(): Map<number, number> {
    const rows = this.#connection.all<{ run: number; checkpoints: number }>(
      'SELECT run, count(*) AS checkpoints FROM checkpoints GROUP BY run',
    )
    return new Map(rows.map(({ run, checkpoints }) => [run, checkpoints]))
  }

  /** Leaves rubbish where it is while another connection writes checkpoints, whose new chunks only it knows. */
  setCollecting(isAllowed: boolean): void {
    this.#chunks.isCollecting = isAllowed
  }

  /** Bytes that deleting these together would free: of chunks that no other checkpoint refers to. */
  freedBy(ids: readonly number[]): number {
    const rows = this.#connection.all<{ chunk: number; bytes: number; owners: string }>(
      'SELECT chunk, max(bytes) AS bytes, json_group_array(DISTINCT checkpoint) AS owners FROM checkpoint_chunks GROUP BY chunk',
    )
    const deleted = new Set(ids)
    const freed = rows.filter(({ owners }) => (JSON.parse(owners) as number[]).every((id) => deleted.has(id)))
    return freed.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** Bytes that deleting all checkpoints of a run would free, by run. */
  freedByRun(): Map<number, number> {
    const rows = this.#connection.all<{ run: number; bytes: number }>(
      `SELECT run, sum(bytes) AS bytes FROM (
         SELECT min(checkpoints.run) AS run, max(bytes) AS bytes FROM checkpoint_chunks
         JOIN checkpoints ON checkpoints.id = checkpoint GROUP BY chunk
         HAVING min(checkpoints.run) = max(checkpoints.run)
       ) GROUP BY run`,
    )
    return new Map(rows.map(({ run, bytes }) => [run, bytes]))
  }

  delete(...ids: number[]): void {
    this.#connection.transaction(() => {
      for (const id of ids) {
        this.#row(id)
        this.#table.delete(id)
      }
    })
    this.#chunks.sweep()
  }

  /** Keeps the last `last`, the newest best and the newest final one of the run; returns the numbers deleted. */
  prune(run: number, { last }: { last: number }): number[] {
    const rows = this.#table.find({ run })
    const kept = new Set(rows.slice(Math.max(rows.length - Math.max(last, 1), 0)))
    for (const kind of ['best', 'final']) {
      const newest = rows.findLast((row) => row.kind === kind)
      if (newest !== undefined) kept.add(newest)
    }
    const ids = rows.filter((row) => !kept.has(row)).map(({ id }) => id)
    if (ids.length > 0) this.delete(...ids)
    return ids
  }

  /** Deletes the bytes of checkpoints that were never finished or are gone; returns how many chunks. */
  collect(): number {
    return this.#chunks.collect()
  }

  /** Rows and references, but not the bytes: what everything else needs. */
  *verifyReferences(): Generator<string> {
    yield* this.#table.verify()
    yield* this.#references.verify()
  }

  /** The bytes. */
  *verify(): Generator<string> {
    for (const { id } of this.#connection.all<{ id: number }>('SELECT id FROM checkpoints')) {
      try {
        const reader = this.open(id)
        for (const kind of reader.parts.keys()) for (const _bytes of reader.chunks(kind));
      } catch (error) {
        yield error instanceof Error ? error.message : String(error)
      }
    }
  }

  #commit(
    run: number,
    checkpoint: NewCheckpoint,
    parts: ReadonlyMap<ChunkKind, readonly ChunkReference[]>,
  ): CheckpointRecord {
    return this.#connection.transaction(() => {
      const id = this.#identities.next('checkpoints')
      const counts = Object.fromEntries([...parts].map(([kind, references]) => [kind, references.length]))
      this.#table.insert({
        id,
        run,
        kind: checkpoint.kind,
        step: checkpoint.step,
        metadata: toDocument(checkpoint.metadata) ?? 'null',
        parts: JSON.stringify(counts),
        created: Date.now(),
      })
      for (const [kind, references] of parts)
        references.forEach(({ chunk, hash, bytes }, number) =>
          this.#references.insert({ checkpoint: id, kind, number, chunk, bytes, hash }),
        )
      if (stateKinds.some((kind) => parts.has(kind))) this.#dropState(run, id)
      return this.get(id)
    })
  }

  /** Optimiser state is for going on, and one goes on from the latest. */
  #dropState(run: number, except: number): void {
    this.#connection.run(
      `DELETE FROM checkpoint_chunks WHERE kind IN (${stateKinds.map(() => '?').join(', ')})
       AND checkpoint IN (SELECT id FROM checkpoints WHERE run = ? AND id <> ?)`,
      ...stateKinds,
      run,
      except,
    )
  }

  #row(id: number): CheckpointRow {
    const row = this.#table.get(id)
    if (row === undefined) throw missingCheckpoint(id)
    return row
  }

  #recordOf(row: CheckpointRow): CheckpointRecord {
    const parts = this.#connection.all<{ kind: ChunkKind; bytes: number }>(
      'SELECT kind, sum(bytes) AS bytes FROM checkpoint_chunks WHERE checkpoint = ? GROUP BY kind',
      row.id,
    )
    return {
      id: row.id,
      run: row.run,
      kind: row.kind as CheckpointKind,
      step: row.step,
      created: row.created,
      metadata: fromDocument(row.metadata),
      bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
      hasState: parts.some(({ kind }) => stateKinds.includes(kind)),
    }
  }
}
