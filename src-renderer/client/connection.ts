/**
 * Keeps one connection to the studio alive: says hello, notices when it is gone, waits a little longer after every
 * failure, and begins anew. What is asked and answered over it is client.ts.
 */
import { decode, encode } from '../../src-shared/contract/codec.ts'
import { limits } from '../../src-shared/contract/limits.ts'
import type { Port } from '../../src-shared/contract/port.ts'
import {
  asStudioMessage,
  type ClientMessage,
  protocolVersion,
  type StudioMessage,
} from '../../src-shared/contract/wire.ts'
import { Observable } from './observable.ts'

/** Makes a connection, or rejects. Each call is a new attempt; the signal ends one that takes too long. */
export type Connect = (signal: AbortSignal) => Promise<Port>

export type ConnectionStatus =
  | { readonly state: 'connecting' }
  /** `session` differs after every start of the studio. */
  | { readonly state: 'connected'; readonly session: string }
  /** `retryAt`: milliseconds since 1970; undefined while an attempt is under way. */
  | { readonly state: 'lost'; readonly reason: string; readonly attempt: number; readonly retryAt?: number }
  /** The studio does not want this window: asking again would not help. */
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'closed' }

/** Milliseconds. */
export interface Patience {
  /** Before the first new attempt, and before later ones at most. */
  readonly shortest: number
  readonly longest: number
  /** For one attempt, from connecting to the studio's welcome. */
  readonly attempt: number
  /** Of silence before the connection is tried with a hello; the same again ends it. */
  readonly silence: number
}

const usualPatience: Patience = { shortest: 250, longest: 5000, attempt: 10_000, silence: 20_000 }

export interface ConnectionListener {
  /** The studio is there: everything that is wanted of it can be said again. */
  opened(): void
  message(message: StudioMessage): void
  lost(reason: string): void
}

export class Connection {
  readonly status = new Observable<ConnectionStatus>({ state: 'connecting' })
  readonly #connect: Connect
  readonly #token: string | undefined
  readonly #listener: ConnectionListener
  readonly #patience: Patience
  #port: Port | undefined
  #isWelcome = false
  /** An attempt is under way that has no port yet. */
  #isTrying = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #pulse: ReturnType<typeof setInterval> | undefined
  #heardAt = 0

  constructor(
    connect: Connect,
    listener: ConnectionListener,
    { token, patience = {} }: { token?: string; patience?: Partial<Patience> } = {},
  ) {
    this.#connect = connect
    this.#listener = listener
    this.#token = token
    this.#patience = { ...usualPatience, ...patience }
  }

  /** Makes the first attempt, or the next one at once. One that is under way goes on: two would be in each other's way. */
  open(): void {
    if (this.#port !== undefined || this.#isTrying || this.status.current.state === 'closed') return
    clearTimeout(this.#timer)
    void this.#try()
  }

  get isOpen(): boolean {
    return this.#isWelcome
  }

  /** Dropped while there is no connection. */
  send(message: ClientMessage): void {
    if (this.#isWelcome) this.#port?.send(encode(message))
  }

  close(): void {
    this.status.set({ state: 'closed' })
    clearTimeout(this.#timer)
    this.#port?.close('the window closed it')
  }

  async #try(): Promise<void> {
    const attempt = new AbortController()
    const late = setTimeout(() => attempt.abort(new Error('nobody answered')), this.#patience.attempt)
    if (this.status.current.state === 'lost') this.status.set({ ...this.status.current, retryAt: undefined })
    this.#isTrying = true
    try {
      const port = await this.#connect(attempt.signal).finally(() => (this.#isTrying = false))
      if (this.status.current.state === 'closed') {
        port.close('the window closed it')
        return
      }
      this.#port = port
      attempt.signal.addEventListener('abort', () => port.close('nobody answered'), { once: true })
      port.onClose((reason) => {
        clearTimeout(late)
        this.#ended(port, reason)
      })
      port.onMessage((frame) => {
        clearTimeout(late)
        this.#receive(port, frame)
      })
      port.send(encode(this.#hello()))
    } catch (error) {
      clearTimeout(late)
      this.#failed(error instanceof Error ? error.message : String(error))
    }
  }

  #hello(): ClientMessage {
    return {
      kind: 'hello',
      version: protocolVersion,
      ...(this.#token === undefined ? {} : { token: this.#token }),
    }
  }

  #receive(port: Port, frame: Uint8Array): void {
    if (port !== this.#port) return
    this.#heardAt = performance.now()
    let message: StudioMessage | undefined
    try {
      message = asStudioMessage(decode(frame, limits.studioMessage))
    } catch {
      message = undefined
    }
    if (message === undefined) port.close('the studio sent something that is no message')
    else if (message.kind === 'welcome') this.#welcomed(message.session, message.version)
    else if (message.kind === 'error' && message.body.kind === 'refused')
      this.#refused(`${message.body.message} ${message.body.hint}`)
    else if (this.#isWelcome) this.#listener.message(message)
  }

  #welcomed(session: string, version: number): void {
    if (version !== protocolVersion) {
      this.#refused('The studio is of another version than this window. Reload the window.')
      return
    }
    if (this.#isWelcome) return // the answer to a hello that asked for a sign of life
    this.#isWelcome = true
    this.#attempt = 0
    this.#watchSilence()
    // In this order: what waited is sent first; what a listener of the status asks then is sent by itself, once.
    this.#listener.opened()
    this.status.set({ state: 'connected', session })
  }

  #refused(reason: string): void {
    this.status.set({ state: 'refused', reason })
    this.#port?.close(reason)
  }

  /** A connection may be gone without a word: a sleeping machine, a broken tunnel. */
  #watchSilence(): void {
    clearInterval(this.#pulse)
    this.#pulse = setInterval(() => {
      const silence = performance.now() - this.#heardAt
      if (silence > 2 * this.#patience.silence) this.#port?.close('the studio fell silent')
      else if (silence > this.#patience.silence) this.send(this.#hello())
    }, this.#patience.silence / 4)
  }

  #ended(port: Port, reason: string): void {
    if (port !== this.#port) return
    this.#port = undefined
    clearInterval(this.#pulse)
    const wasWelcome = this.#isWelcome
    this.#isWelcome = false
    this.#failed(reason)
    if (wasWelcome) this.#listener.lost(reason)
  }

  #failed(reason: string): void {
    const { state } = this.status.current
    if (state === 'closed' || state === 'refused') return
    const { shortest, longest } = this.#patience
    // Half of it at random, so that several windows do not all come at the same moment.
    const wait = Math.min(longest, shortest * 2 ** this.#attempt) * (0.5 + Math.random() / 2)
    this.#attempt++
    this.#timer = setTimeout(() => void this.#try(), wait)
    this.status.set({ state: 'lost', reason, attempt: this.#attempt, retryAt: Date.now() + wait })
  }
}
