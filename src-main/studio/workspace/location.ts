/**
 * Where a workspace is after it was moved. The old folder keeps a note of the new one, so whoever still names the old
 * folder (a shortcut, the command line, the next start) finds it without a setting anywhere.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../../src-shared/errors.ts'

const noteName = 'moved.json'

/** Moves that are followed one after the other; more would be a circle. */
const mostMoves = 16

export function leaveNote(folder: string, target: string): void {
  writeFileSync(path.join(folder, noteName), JSON.stringify({ to: target }))
}

/** @throws StudioError 'not-found' when the folder that it was moved to is not there */
export function locateWorkspace(folder: string): string {
  let here = path.resolve(folder)
  for (let moves = 0; moves < mostMoves; moves++) {
    const next = existsSync(path.join(here, 'workspace.sqlite')) ? undefined : noteIn(here)
    if (next === undefined) return here
    if (!existsSync(next))
      throw new StudioError(
        'not-found',
        `The workspace was moved to ${next}, which is not there.`,
        `Connect the disk it lies on, or delete ${path.join(here, noteName)} to begin a new one.`,
      )
    here = next
  }
  return here
}

function noteIn(folder: string): string | undefined {
  try {
    const note: unknown = JSON.parse(readFileSync(path.join(folder, noteName), 'utf8'))
    const isNote = typeof note === 'object' && note !== null && 'to' in note && typeof note.to === 'string'
    return isNote ? path.resolve(note.to as string) : undefined
  } catch {
    return undefined
  }
}
