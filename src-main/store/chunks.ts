/**
 * The bytes of checkpoints, each kept once under its SHA-256. A chunk is written in a transaction of its own and
 * belongs to nobody until a checkpoint refers to it; what nobody refers to is collected later, so a process may die
 * at any moment and leave nothing but rubbish that is swept up at the next start.
 */
import { createHash } from 'node:crypto'
import { StudioError } from '../../src-shared/errors.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import type { Identities } from './identities.ts'

/** Far below SQLite's limit for a blob; a few megabytes are what suits the disk. */
export const maximumChunkBytes = 64 * 2 ** 20

export interface ChunkReference {
  readonly chunk: number
  readonly hash: Uint8Array
  readonly bytes: number
}

export class Chunks {
  readonly #connection: Connection
  readonly #identities: Identities
  /** Chunks of checkpoints that are being written, with how many of them hold it: not to be collected. */
  readonly #held = new Map<number, number>()
  /** See `Checkpoints.setCollecting`. */
  isCollecting = true

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
  }

  /** Keeps the bytes, unless they are kept already, and holds them until `release`. */
  put(bytes: Uint8Array): ChunkReference {
    if (bytes.length > maximumChunkBytes)
      throw new StudioError(
        'usage',
        `A chunk of ${bytes.length} bytes is too large.`,
        `Cut it into pieces of at most ${maximumChunkBytes} bytes.`,
      )
    const hash = createHash('sha256').update(bytes).digest()
    const chunk = this.#connection.transaction(() => {
      const known = this.#connection.get<{ id: number; data: Uint8Array }>(
        'SELECT id, data FROM chunks WHERE hash = ?',
        hash,
      )
      if (known !== undefined) {
        // Should the disk have spoilt the old copy, this is the moment to make it good.
        if (!hasHash(known.data, hash))
          this.#connection.run('UPDATE chunks SET data = ? WHERE id = ?', bytes, known.id)
        return known.id
      }
      this.#connection.requireSpace(bytes.length)
      const id = this.#identities.next('chunks')
      this.#connection.run('INSERT INTO chunks (id, hash, data) VALUES (?, ?, ?)', id, hash, bytes)
      return id
    })
    const reference = { chunk, hash, bytes: bytes.length }
    this.hold(reference)
    return reference
  }

  /** The bytes, checked. `part` names them in the error, for instance 'chunk 3 of the weights of checkpoint 7'. */
  read(reference: ChunkReference, part: string): Uint8Array {
    const row = this.#connection.get<{ data: Uint8Array }>(
      'SELECT data FROM chunks WHERE id = ?',
      reference.chunk,
    )
    if (row === undefined || !hasHash(row.data, reference.hash)) throw damagedPart(part)
    return row.data
  }

  hold({ chunk }: ChunkReference): void {
    this.#held.set(chunk, (this.#held.get(chunk) ?? 0) + 1)
  }

  release({ chunk }: ChunkReference): void {
    const holders = (this.#held.get(chunk) ?? 0) - 1
    if (holders > 0) this.#held.set(chunk, holders)
    else this.#held.delete(chunk)
  }

  /** Deletes what no checkpoint refers to and none being written holds, one transaction each; returns how many. */
  collect(): number {
    if (!this.isCollecting) return 0
    const used = this.#connection.all<{ chunk: number }>('SELECT DISTINCT chunk FROM checkpoint_chunks')
    const kept = new Set(used.map(({ chunk }) => chunk))
    const present = this.#connection.all<{ id: number }>('SELECT id FROM chunks')
    const orphans = present.filter(({ id }) => !kept.has(id) && !this.#held.has(id))
    for (const { id } of orphans)
      this.#connection.transaction(() => this.#connection.run('DELETE FROM chunks WHERE id = ?', id))
    return orphans.length
  }

  /** Collects after something that has succeeded already, and whose success a failure here must not hide. */
  sweep(): void {
    try {
      this.collect()
    } catch {
      // What is left is collected when the workspace is opened the next time.
    }
  }
}

function hasHash(bytes: Uint8Array, hash: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest().equals(hash)
}
