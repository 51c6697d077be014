/**
 * Opening a workspace, in phases: lock, inspect, set aside or migrate, then repair what a dead process left
 * unfinished. A new file is made under another name and renamed when it is whole, so `workspace.sqlite` is never
 * half made.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { StudioError } from '../../src-shared/errors.ts'
import { Connection, isDamage, type Seams } from './connection.ts'
import { damagedFile, setAside } from './damage.ts'
import { applicationId, findDamage } from './inspection.ts'
import { lockWorkspace } from './lock.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import { Workspace } from './workspace.ts'

export interface OpenOptions {
  /** Beside a writer, as many readers as there like to be. A reader changes nothing, not even what is damaged. */
  readonly readOnly?: boolean
  /**
   * A second connection for writing, of a thread of the very program that holds the workspace open: it neither locks,
   * nor inspects, nor recovers, and must be closed before the first one.
   */
  readonly companion?: boolean
  readonly seams?: Seams
  /** For tests of migrations. */
  readonly migrations?: readonly string[]
}

const fileName = 'workspace.sqlite'

/** 3.7.0 to 3.51.2 can lose a transaction when the log is reset. */
const oldestSqlite = [3, 51, 3]

/**
 * Opens the workspace in a folder, making both when they are not there. Throws `workspace-locked`,
 * `workspace-newer`, `workspace-damaged` (then the file has been set aside), `file-unreadable`, `disk-full`, and for
 * a reader `not-found` and `unsupported` (an older form, which only a writer can bring up to date).
 */
export function openWorkspace(folder: string, options: OpenOptions = {}): Workspace {
  requireSqlite(sqliteVersion())
  const file = path.join(path.resolve(folder), fileName)
  const migrations = options.migrations ?? allMigrations
  if (options.companion === true)
    return new Workspace(connect(file, { readOnly: false, seams: options.seams }), () => undefined)
  return options.readOnly === true
    ? openForReading(file, migrations, options)
    : openForWriting(file, migrations, options)
}

function openForReading(file: string, migrations: readonly string[], options: OpenOptions): Workspace {
  if (!existsSync(file))
    throw new StudioError(
      'not-found',
      `There is no workspace in ${path.dirname(file)}.`,
      'Import a file into it first, or name another folder.',
    )
  const connection = inspect(file, migrations, undefined, options)
  try {
    if (versionOf(connection) < migrations.length)
      throw new StudioError(
        'unsupported',
        `The workspace ${path.dirname(file)} was made by an earlier version of this program.`,
        'Open it for writing once, which brings it up to date.',
      )
    return new Workspace(connection, () => undefined)
  } catch (error) {
    connection.close()
    throw error
  }
}

function openForWriting(file: string, migrations: readonly string[], options: OpenOptions): Workspace {
  makeFolder(path.dirname(file))
  const unlock = lockWorkspace(path.dirname(file))
  let connection: Connection | undefined
  try {
    if (!existsSync(file)) createFile(file, migrations, options.seams)
    inspect(file, migrations, setAside, options).close()
    connection = connect(file, { readOnly: false, seams: options.seams })
    migrate(connection, migrations)
    const workspace = new Workspace(connection, unlock)
    const [finding] = workspace.verifyRecords()
    if (finding !== undefined) {
      connection.close()
      throw damagedFile(file, finding, setAside(file))
    }
    workspace.recover()
    return workspace
  } catch (error) {
    connection?.close()
    unlock()
    throw error
  }
}

/** A connection for reading to a file that is sound; otherwise it is set aside, where `keep` tells how. */
function inspect(
  file: string,
  migrations: readonly string[],
  keep: ((file: string) => string) | undefined,
  { seams }: OpenOptions,
): Connection {
  let connection: Connection | undefined
  let finding: string | undefined
  try {
    connection = connect(file, { readOnly: true, seams })
    finding = findDamage(connection, migrations)
  } catch (error) {
    connection?.close()
    if (error instanceof StudioError && error.kind === 'workspace-damaged')
      throw damagedFile(file, error.message, keep?.(file))
    throw error
  }
  if (finding === undefined) return connection
  connection.close()
  throw damagedFile(file, finding, keep?.(file))
}

function connect(file: string, options: ConstructorParameters<typeof Connection>[1]): Connection {
  try {
    return new Connection(file, options)
  } catch (error) {
    throw openError(file, error)
  }
}

function openError(file: string, error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : ''
  // Plain SQLITE_ERROR: the header names a format that no version has.
  if (isDamage(code) || code === 'SQLITE_ERROR') return damagedFile(file, String(error), undefined)
  if (!code.startsWith('SQLITE_')) return error
  return new StudioError(
    'file-unreadable',
    `The workspace file ${file} cannot be opened.`,
    'Check that it is a file and that you may read it and write in its folder.',
    { cause: error },
  )
}

function createFile(file: string, migrations: readonly string[], seams: Seams | undefined): void {
  const draft = path.join(path.dirname(file), 'workspace.new.sqlite')
  const clear = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
  }
  clear()
  // A log without its database belongs to nothing; it must not be taken for the new file's.
  for (const suffix of ['-wal', '-shm', '-journal']) if (existsSync(file + suffix)) setAside(file)
  const connection = connect(draft, { readOnly: false, create: true, seams })
  try {
    migrate(connection, migrations)
    connection.close()
    renameSync(draft, file)
    syncFolder(path.dirname(file))
  } catch (error) {
    connection.close()
    clear()
    throw error
  }
}

/** Each migration is a transaction of its own, together with the version it reaches. */
function migrate(connection: Connection, migrations: readonly string[]): void {
  for (let version = versionOf(connection); version < migrations.length; version++)
    connection.transaction(() => {
      connection.execute(migrations[version])
      connection.execute(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version + 1}`)
    })
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version'))
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new StudioError(
      'file-unreadable',
      `The folder ${folder} cannot be made.`,
      'Choose a folder that you may write in.',
      { cause: error },
    )
  }
}

/** So that the new name outlives a power cut. Not every system can do it, and none needs it to be correct. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    // Windows keeps no handle on folders.
  }
}

function sqliteVersion(): string {
  const memory = new Database(':memory:')
  const version = memory.prepare<[], string>('SELECT sqlite_version()').pluck().get()
  memory.close()
  return version ?? '0'
}

/** Throws `unsupported` for a version that can lose data. */
export function requireSqlite(version: string): void {
  const found = version.split('.').map(Number)
  const difference = oldestSqlite.map((part, i) => (found[i] ?? 0) - part).find((part) => part !== 0) ?? 0
  if (difference < 0)
    throw new StudioError(
      'unsupported',
      `SQLite ${version} can lose data.`,
      `Install the program again with SQLite ${oldestSqlite.join('.')} or later.`,
    )
}
