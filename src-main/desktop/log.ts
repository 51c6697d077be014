/** What the main process has to say: into a file that a problem report can include, and to the terminal. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

export type Log = (message: string) => void

/** The older half is kept beside it; bytes. */
const largest = 1_000_000

export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = path.join(folder, 'desktop.log')
  try {
    mkdirSync(folder, { recursive: true })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.old`)
  } catch {
    // Without a place to write, the terminal still gets everything.
  }
  return (message) => {
    const line = `${now().toISOString()} ${message.replaceAll(/\s+/g, ' ')}\n`
    process.stderr.write(line)
    try {
      appendFileSync(file, line)
    } catch {
      // As above: a full disk must not end the program.
    }
  }
}
