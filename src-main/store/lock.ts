/**
 * One writer per workspace. The lock is an exclusive transaction on an empty database beside the workspace, held as
 * long as the workspace is open: the operating system drops it when the process ends, however it ends, so there is
 * no stale lock to clear. Who holds it stands in a second file, for the message only.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { StudioError } from '../../src-shared/errors.ts'

const lockName = 'workspace.lock'
const writerName = 'workspace.writer.json'

/** Longer than anybody needs to ask whether the lock is held, so that asking never keeps a writer out. */
const probeMilliseconds = 100

/** Returns what releases the lock. Throws `workspace-locked` when another connection holds it. */
export function lockWorkspace(folder: string): () => void {
  const file = path.join(folder, lockName)
  let lock: Database.Database | undefined
  try {
    lock = new Database(file, { timeout: probeMilliseconds })
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    throw lockError(folder, error)
  }
  const held = lock
  const writer = path.join(folder, writerName)
  try {
    writeFileSync(writer, JSON.stringify({ pid: process.pid, host: os.hostname() }))
  } catch {
    // The lock holds without it; the other program's message will name nobody.
  }
  return () => {
    rmSync(writer, { force: true })
    held.close()
  }
}

/** Whether a program has the workspace open for writing now. */
export function isWorkspaceLocked(folder: string): boolean {
  const file = path.join(folder, lockName)
  if (!existsSync(file)) return false
  let probe: Database.Database | undefined
  try {
    probe = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 })
    probe.prepare('SELECT count(*) FROM sqlite_master').get()
    return false
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : ''
    return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
  } finally {
    probe?.close()
  }
}

function lockError(folder: string, cause: unknown): Error {
  const code = cause instanceof Database.SqliteError ? cause.code : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StudioError(
      'workspace-locked',
      `Another program writes to the workspace ${folder}${holder(folder)}.`,
      'Close it there first, or open another workspace.',
      { cause },
    )
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new StudioError(
      'workspace-damaged',
      `${lockName} in ${folder} was not made by this program.`,
      `Delete ${lockName}; it holds no data.`,
      { cause },
    )
  if (code.startsWith('SQLITE_'))
    return new StudioError(
      'file-unreadable',
      `The workspace ${folder} cannot be written.`,
      'Check that the folder exists and that you may write in it.',
      { cause },
    )
  return cause instanceof Error ? cause : new Error(String(cause))
}

function holder(folder: string): string {
  try {
    const written: unknown = JSON.parse(readFileSync(path.join(folder, writerName), 'utf8'))
    if (typeof written !== 'object' || written === null || !('pid' in written) || !('host' in written))
      return ''
    if (written.pid === process.pid && written.host === os.hostname()) return ' (this very program)'
    return ` (process ${String(written.pid)} on ${String(written.host)})`
  } catch {
    return ''
  }
}
