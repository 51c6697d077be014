/** What the studio has to say to whoever looks after it: the last lines in memory, and in a file of the workspace. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const remembered = 500
/** A file grows to this, is then renamed once, and the older one goes. */
const largest = 2 * 2 ** 20
/** Of one line: what comes from outside may be long. */
const longest = 2000

export class Log {
  readonly #file: string | undefined
  #lines: string[] = []

  /** @param folder of the workspace; undefined: in memory only */
  constructor(folder?: string) {
    this.#file = folder === undefined ? undefined : path.join(folder, 'logs', 'studio.log')
  }

  write(line: string): void {
    // One event, one line: what somebody sent must not look like another event.
    const clean = line.replace(/\p{Cc}+/gu, ' ⏎ ').slice(0, longest)
    const entry = `${new Date().toISOString()} ${clean}`
    this.#lines.push(entry)
    if (this.#lines.length > remembered) this.#lines = this.#lines.slice(-remembered)
    this.#append(`${entry}\n`)
  }

  /** With what led to it. */
  error(what: string, error: unknown): void {
    this.write(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }

  recent(): readonly string[] {
    return this.#lines
  }

  #append(text: string): void {
    if (this.#file === undefined) return
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true })
      const status = statSync(this.#file, { throwIfNoEntry: false })
      if ((status?.size ?? 0) > largest) renameSync(this.#file, `${this.#file}.old`)
      appendFileSync(this.#file, text)
    } catch {
      // A log that cannot be written must not stop what it would tell of.
    }
  }
}
