/**
 * What the studio has to say to whoever looks after it: in a file of the workspace, and the last lines in memory for
 * problem reports. A report leaves the machine, so memory holds events without their details: names of files, titles
 * and pieces of text stand in the details only.
 */
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

  /** @param detail what may name or quote something of the person's: for the file alone */
  write(event: string, detail = ''): void {
    const time = new Date().toISOString()
    this.#lines.push(`${time} ${oneLine(event)}`)
    if (this.#lines.length > remembered) this.#lines = this.#lines.slice(-remembered)
    this.#append(`${time} ${oneLine(detail === '' ? event : `${event}: ${detail}`)}\n`)
  }

  /** With what led to it. */
  error(what: string, error: unknown): void {
    const whole = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.write(`${what}: ${withoutMessage(error)}`, whole)
  }

  /** What may be told. */
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

/** One event, one line: what somebody sent must not look like another event. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ⏎ ').slice(0, longest)
}

/** Messages of these name what the program did; those of others may quote a file's name or its text. */
const harmless: readonly string[] = ['TypeError', 'RangeError', 'ReferenceError']

function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { name, message, stack = '' } = error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return [`${name}${code}${harmless.includes(name) ? `: ${message}` : ''}`, ...frames].join('\n')
}
