/** How much room the disk has, asked before a write that needs it and when one has failed. */
import { statfsSync } from 'node:fs'
import { StudioError } from '../../src-shared/errors.ts'

/** Bytes that this user may still write in the folder's file system. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** For people: 1536 → '1.5 KB', 3 significant digits, powers of 1,000. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  let unit = 0
  let value = bytes
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 ? value.toFixed(0) : value.toPrecision(3)} ${units[unit]}`
}

export function diskFull(folder: string, missing: number, cause?: unknown): StudioError {
  return new StudioError(
    'disk-full',
    `There is no room to write in ${folder}: about ${formatBytes(missing)} more is needed. What was saved before is unharmed.`,
    'Free some space, delete checkpoints that are no longer needed, or move the workspace to a larger disk.',
    { cause },
  )
}
