/**
 * Keeps `serve` alive: the process that serves may die of a crash or of `kill -9`, and is then started again at the same
 * address with the same token, so that open windows find it by themselves. What was saved is the studio's own affair:
 * it finds what a dead process left behind when it opens the workspace.
 */
import type { Problem } from '../../src-shared/contract/index.ts'
import { Restarts } from '../studio/restarts.ts'
import type { FromServing, ToServing } from './messages.ts'

/** As much of Node's ChildProcess as is used. */
export interface ServingChild {
  send(message: ToServing): unknown
  on(event: 'message', listener: (message: FromServing) => void): unknown
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown
  kill(signal: 'SIGKILL'): unknown
}

export interface Supervision {
  readonly fork: () => ServingChild
  readonly wish: Omit<Extract<ToServing, { kind: 'serve' }>, 'kind' | 'after'>
  /** To the person at the terminal. */
  readonly say: (text: string) => void
  readonly complain: (text: string) => void
  readonly now?: () => number
}

/** Milliseconds within which two wishes to end are one: a terminal and npm both pass on the same Ctrl+C. */
const sameWish = 1000
/** Longest that the studio may take to save what it does, milliseconds. */
const farewell = 30_000

export class Supervisor {
  readonly #supervision: Supervision
  readonly #now: () => number
  readonly #restarts: Restarts
  readonly #ended = Promise.withResolvers<number>()
  #child: ServingChild | undefined
  /** Where it served last. */
  #port: number | undefined
  #problem: Problem | undefined
  #timer: NodeJS.Timeout | undefined
  #wishedAt: number | undefined

  constructor(supervision: Supervision) {
    this.#supervision = supervision
    this.#now = supervision.now ?? Date.now
    this.#restarts = new Restarts(this.#now)
    this.#start()
  }

  /** The exit code, once all is over. */
  get ended(): Promise<number> {
    return this.#ended.promise
  }

  /** Saves what runs, and ends. Asked again, it ends at once. */
  close(): void {
    const now = this.#now()
    if (this.#wishedAt !== undefined) {
      if (now - this.#wishedAt > sameWish) this.#child?.kill('SIGKILL')
      return
    }
    this.#wishedAt = now
    clearTimeout(this.#timer)
    if (this.#child === undefined) {
      this.#ended.resolve(0)
      return
    }
    this.#supervision.say('\nSaving …\n')
    this.#child.send({ kind: 'close' })
    this.#timer = setTimeout(() => this.#child?.kill('SIGKILL'), farewell)
  }

  #start(after?: string): void {
    const { fork, wish } = this.#supervision
    const child = fork()
    this.#child = child
    child.on('message', (message) => this.#hear(message))
    child.once('exit', (code, signal) => this.#buried(code, signal))
    child.send({ kind: 'serve', ...wish, port: this.#port ?? wish.port, after })
  }

  #hear(message: FromServing): void {
    if (message.kind === 'failed') {
      this.#problem = message.problem
      return
    }
    const { say } = this.#supervision
    if (this.#port !== undefined) say(`The studio is back, at the same address.\n`)
    else
      say(`${message.address}\n\nThe workspace is ${message.workspace}. Ctrl+C saves what runs, and ends.\n`)
    this.#port = message.port
  }

  #buried(code: number | null, signal: string | null): void {
    this.#child = undefined
    clearTimeout(this.#timer)
    const { complain } = this.#supervision
    if (this.#problem !== undefined) {
      complain(`${this.#problem.message}\n${this.#problem.hint}\n`)
      this.#ended.resolve(1)
      return
    }
    if (this.#wishedAt !== undefined || code === 0) {
      this.#ended.resolve(code ?? 1)
      return
    }
    // What it died of before it ever served stands above, and would be the same again.
    const delay = this.#port === undefined ? undefined : this.#restarts.died()
    const cause = signal ?? `code ${code}`
    if (delay === undefined) {
      complain(obituary(this.#restarts.deaths, cause))
      this.#ended.resolve(1)
      return
    }
    complain(
      `The studio ended unexpectedly (${cause}) and is started again. What was saved is kept; an open window goes on by itself.\n`,
    )
    this.#timer = setTimeout(() => this.#start(cause), delay)
  }
}

function obituary(deaths: number, cause: string): string {
  if (deaths === 0) return `The studio ended before it could serve (${cause}).\n`
  return `The studio ended ${deaths} times within a minute, now by ${cause}, and is not started again. What was saved is kept; start it again when the cause is gone. The folder logs in the workspace may tell it.\n`
}
