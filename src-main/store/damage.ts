/**
 * What to say, and what to do, when a workspace file is not what was written. The file is never repaired in place
 * nor overwritten: it is renamed, together with its log, so that an expert or a backup can still help.
 */
import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../src-shared/errors.ts'

/** Damage found while reading a part: the rest of the workspace may be well. */
export function damagedPart(part: string, cause?: unknown): StudioError {
  return new StudioError(
    'workspace-damaged',
    `The workspace is damaged: ${part} is not what was written.`,
    'Restore a backup of the workspace, or go on without this part; check the disk it lies on.',
    { cause },
  )
}

/** Damage found while opening. `kept` is where the file now lies; undefined when it was left in its place. */
export function damagedFile(file: string, finding: string, kept: string | undefined): StudioError {
  const hint =
    kept === undefined
      ? 'Open the workspace for writing once: the damaged file is then set aside.'
      : `It was kept as ${path.basename(kept)}. Open the workspace again to start an empty one, or restore a backup.`
  return new StudioError('workspace-damaged', `${file} is no sound workspace: ${finding}.`, hint)
}

/** Renames the database and its log to the first free `….damaged-N.sqlite`; returns the new path. */
export function setAside(file: string): string {
  const stem = file.slice(0, -path.extname(file).length)
  let n = 1
  while (existsSync(`${stem}.damaged-${n}.sqlite`) || existsSync(`${stem}.damaged-${n}.sqlite-wal`)) n++
  const kept = `${stem}.damaged-${n}.sqlite`
  // The log goes first: a crash between the renames must not leave it beside a new file of the old name.
  for (const suffix of ['-wal', '-shm', '-journal', ''])
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  return kept
}
