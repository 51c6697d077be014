/**
 * The one way to SQLite: prepared statements kept, transactions that nest, and errors in the words of the
 * application. Everything is synchronous; a caller that must not wait runs the store in a worker thread.
 */
import path from 'node:path'
import Database from 'better-sqlite3'
import { StudioError } from '../../src-shared/errors.ts'
import { damagedPart } from './damage.ts'
import { diskFull, freeBytes } from './disk.ts'
import type { Column } from './seal.ts'

/** Where a test can stand in for the world. */
export interface Seams {
  /** Called before each statement that writes, COMMIT included; what it throws is the statement's failure. */
  readonly beforeWrite?: (statement: string) => void
  readonly freeBytes?: (folder: string) => number
  /** The file may not grow beyond this many pages. */
  readonly maximumPages?: number
}

/** Bytes of a page: large blobs read twice as fast as with the usual 4,096, small commits still write little. */
export const pageSize = 16384

/** The log is copied into the database when it has grown to this. */
const logBytes = 16 * 2 ** 20

/** Room beside what a write itself needs, for the log and for the trees. */
const spareBytes = 32 * 2 ** 20

/** Below this a write is not worth asking the file system first. */
const largeWrite = 2 ** 20

export class Connection {
  readonly file: string
  readonly readOnly: boolean
  readonly #database: Database.Database
  readonly #seams: Seams
  readonly #statements = new Map<string, Database.Statement>()
  #depth = 0

  /** Opens an existing file, or with `create` a new one. */
  constructor(file: string, options: { readOnly: boolean; create?: boolean; seams?: Seams }) {
    this.file = file
    this.readOnly = options.readOnly
    this.#seams = options.seams ?? {}
    this.#database = new Database(file, {
      readonly: options.readOnly,
      fileMustExist: options.create !== true,
    })
    const set = (pragma: string): unknown => this.#database.pragma(pragma)
    try {
      set('trusted_schema = OFF')
      set('cell_size_check = ON')
      set('foreign_keys = ON')
      set('cache_size = -32000')
      if (options.readOnly) return
      if (options.create === true) set(`page_size = ${pageSize}`)
      set('journal_mode = WAL')
      set('synchronous = FULL')
      set('fullfsync = ON')
      set('checkpoint_fullfsync = ON')
      set(`wal_autocheckpoint = ${logBytes / pageSize}`)
      set(`journal_size_limit = ${4 * logBytes}`)
      if (this.#seams.maximumPages !== undefined) set(`max_page_count = ${this.#seams.maximumPages}`)
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  get folder(): string {
    return path.dirname(this.file)
  }

  /** Rows changed. */
  run(sql: string, ...values: Column[]): number {
    return this.#guard(valueBytes(values), () => {
      this.#seams.beforeWrite?.(sql)
      return this.#statement(sql).run(...values).changes
    })
  }

  get<Row>(sql: string, ...values: Column[]): Row | undefined {
    return this.#guard(0, () => this.#statement(sql).get(...values) as Row | undefined)
  }

  /** Every row at once: for what is known to be small. Larger readings go key by key. */
  all<Row>(sql: string, ...values: Column[]): Row[] {
    return this.#guard(0, () => this.#statement(sql).all(...values) as Row[])
  }

  /** Several statements, none of them with values. */
  execute(sql: string): void {
    this.#guard(0, () => {
      this.#seams.beforeWrite?.(sql)
      this.#database.exec(sql)
    })
  }

  /** The single value of a pragma, or its first row's. */
  pragma(name: string): unknown {
    return this.#guard(0, () => this.#database.pragma(name, { simple: true }))
  }

  /** All that happens in `work` happens, or nothing. Within another transaction it is a part of that one. */
  transaction<Result>(work: () => Result): Result {
    if (this.readOnly)
      throw new StudioError(
        'unsupported',
        'The workspace is open for reading only.',
        'Open it for writing, which one program at a time can do.',
      )
    if (this.#depth > 0) return work()
    return this.#guard(0, () => {
      this.#database.exec('BEGIN IMMEDIATE')
      this.#depth = 1
      try {
        const result = work()
        this.#seams.beforeWrite?.('COMMIT')
        this.#database.exec('COMMIT')
        return result
      } catch (error) {
        // After a full disk SQLite may have rolled back already.
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
        throw error
      } finally {
        this.#depth = 0
      }
    })
  }

  /** Readings that belong together: all of them see the same moment, whatever another connection writes meanwhile. */
  snapshot<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work()
    return this.#guard(0, () => {
      this.#database.exec('BEGIN')
      this.#depth = 1
      try {
        return work()
      } finally {
        this.#depth = 0
        if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
      }
    })
  }

  /** Throws `disk-full` unless that many bytes can be written: into pages that are free, then into the disk's room. */
  requireSpace(bytes: number): void {
    if (bytes < largeWrite) return
    const reusable = Number(this.pragma('freelist_count')) * Number(this.pragma('page_size'))
    // The log holds what is not yet copied over, beside the database itself.
    const needed = Math.max(bytes - reusable, 0) + Math.min(bytes, 4 * logBytes) + spareBytes
    const free = (this.#seams.freeBytes ?? freeBytes)(this.folder)
    if (free < needed) throw diskFull(this.folder, needed - free)
  }

  /** A copy of the whole database, consistent and made while others go on writing. Throws `disk-full`. */
  async backup(target: string): Promise<void> {
    const needed = Number(this.pragma('page_count')) * Number(this.pragma('page_size'))
    const folder = path.dirname(target)
    const free = (this.#seams.freeBytes ?? freeBytes)(folder)
    if (free < needed) throw diskFull(folder, needed - free)
    try {
      await this.#database.backup(target)
    } catch (error) {
      throw this.#translate(error, 0)
    }
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#database.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #guard<Result>(bytes: number, work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw this.#translate(error, bytes)
    }
  }

  #translate(error: unknown, bytes: number): unknown {
    if (!(error instanceof Database.SqliteError)) return error
    const code = error.code
    if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC') {
      const free = (this.#seams.freeBytes ?? freeBytes)(this.folder)
      return diskFull(this.folder, Math.max(2 * bytes + spareBytes - free, bytes + spareBytes), error)
    }
    if (isDamage(code)) return damagedPart(path.basename(this.file), error)
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      return new StudioError(
        'workspace-locked',
        `Another program is busy with the workspace ${this.folder}.`,
        'Try again when it has finished.',
        { cause: error },
      )
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      return new StudioError(
        'not-found',
        'What this belongs to is not in the workspace.',
        'List the corpora, tokenizers and runs to see their numbers.',
        { cause: error },
      )
    if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH|IOERR)/.test(code))
      return new StudioError(
        'file-unreadable',
        `The workspace ${this.folder} cannot be read or written.`,
        'Check the disk, and that the folder still exists and that you may write in it.',
        { cause: error },
      )
    return error
  }
}

/** Whether the bytes are wrong. A read that fails altogether says nothing about them. */
export function isDamage(code: string): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/.test(code)
}

function valueBytes(values: readonly Column[]): number {
  let bytes = 0
  for (const value of values)
    if (typeof value === 'string' || value instanceof Uint8Array) bytes += value.length
  return bytes
}
