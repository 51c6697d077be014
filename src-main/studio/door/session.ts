/**
 * One client at the door. Every message is read by the codec, checked by its schema and answered; whatever cannot be
 * read or understood earns an error and a line in the log, and nothing else happens.
 */
import {
  requests,
  subscriptions,
  type RequestName,
  type SubscriptionName,
} from '../../../src-shared/contract/index.ts'
import { decode, encode } from '../../../src-shared/contract/codec.ts'
import type { RequestDefinition, SubscriptionDefinition } from '../../../src-shared/contract/definition.ts'
import { limits } from '../../../src-shared/contract/limits.ts'
import type { Port } from '../../../src-shared/contract/port.ts'
import {
  asClientMessage,
  type ClientMessage,
  protocolVersion,
  type StudioMessage,
} from '../../../src-shared/contract/wire.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Workbench } from '../workbench.ts'
import type { Source } from './handlers.ts'
import { Outlet } from './outlet.ts'
import { defect, malformed, problemOf, unknownName } from './problems.ts'
import { handlers } from './requests/index.ts'
import { sources } from './subscriptions/index.ts'

export interface SessionOptions {
  /** Whether a token opens the door; absent: whoever has the port may use it. */
  readonly admits?: (token: string | undefined) => boolean
  /** Milliseconds for a client to say hello; absent: as long as it likes. */
  readonly patience?: number
}

type AnyHandler = (bench: Workbench, input: unknown) => unknown
type AnySource = (bench: Workbench, input: unknown, news: () => void) => Source<unknown>

export class Session {
  readonly #bench: Workbench
  readonly #port: Port
  readonly #options: SessionOptions
  readonly #open = new Set<number>()
  readonly #outlets = new Map<number, { outlet: Outlet; window: number }>()
  readonly #onEnd: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #isWelcome = false
  #isClosed = false

  constructor(bench: Workbench, port: Port, options: SessionOptions, onEnd: () => void) {
    this.#bench = bench
    this.#port = port
    this.#options = options
    this.#onEnd = onEnd
    if (options.patience !== undefined)
      this.#timer = setTimeout(() => this.#refuse('Nobody said hello.'), options.patience)
    port.onClose(() => this.#close())
    port.onMessage((frame) => this.#receive(frame))
  }

  /** Ends it from this side. */
  end(reason: string): void {
    this.#port.close(reason)
    this.#close()
  }

  #receive(frame: Uint8Array): void {
    if (this.#isClosed) return
    let message: ClientMessage | undefined
    try {
      message = asClientMessage(decode(frame, limits.clientMessage))
      if (message === undefined)
        throw new StudioError('usage', 'A message is none of the contract.', 'Reload the window.')
    } catch (error) {
      this.#fail(0, error)
      return
    }
    if (message.kind === 'hello') this.#greet(message)
    else if (!this.#isWelcome) this.#refuse('Nobody said hello.')
    else if (message.kind === 'request') void this.#answer(message.id, message.name, message.body)
    else if (message.kind === 'subscribe') this.#subscribe(message.id, message.name, message.body)
    else if (message.kind === 'stop') this.#stop(message.id)
    else this.#credit(message.id, message.count)
  }

  #greet({ version, token }: Extract<ClientMessage, { kind: 'hello' }>): void {
    if (!this.#isWelcome && this.#options.admits?.(token) === false) {
      this.#refuse('The token is not the one of this studio.')
      return
    }
    if (version !== protocolVersion) {
      this.#refuse('The window is of another version than the studio.')
      return
    }
    this.#isWelcome = true
    clearTimeout(this.#timer)
    this.#send({ kind: 'welcome', version: protocolVersion, session: this.#bench.session })
  }

  #refuse(message: string): void {
    this.#bench.log.write(`a client was refused: ${message}`)
    const hint = 'Open the address that the studio printed when it started.'
    this.#send({ kind: 'error', id: 0, body: { kind: 'refused', message, hint } })
    this.end('refused')
  }

  async #answer(id: number, name: string, body: unknown): Promise<void> {
    if (!Object.hasOwn(requests, name)) {
      this.#fail(id, unknownName(name))
      return
    }
    if (this.#open.has(id) || this.#open.size >= limits.openRequests) {
      const hint = 'Wait for some of the answers.'
      this.#fail(id, new StudioError('busy', 'Too many questions wait for their answer.', hint))
      return
    }
    this.#open.add(id)
    try {
      const definition = requests[name as RequestName] as RequestDefinition
      const input = definition.input.safeParse(body)
      if (!input.success) throw malformed(name, input.error)
      const reply = await (handlers[name as RequestName] as AnyHandler)(this.#bench, input.data)
      this.#send({ kind: 'reply', id, body: definition.reply.parse(reply) })
    } catch (error) {
      this.#fail(id, error, name)
    } finally {
      this.#open.delete(id)
    }
  }

  #subscribe(id: number, name: string, body: unknown): void {
    if (!Object.hasOwn(subscriptions, name)) {
      this.#fail(id, unknownName(name))
      return
    }
    if (this.#outlets.has(id) || this.#outlets.size >= limits.subscriptions) {
      this.#fail(id, new StudioError('busy', 'Too many subscriptions are open.', 'Reload the window.'))
      return
    }
    const definition = subscriptions[name as SubscriptionName] as SubscriptionDefinition
    const input = definition.input.safeParse(body)
    if (!input.success) {
      this.#fail(id, malformed(name, input.error))
      return
    }
    const open = sources[name as SubscriptionName] as AnySource
    const outlet = new Outlet(definition.window, (news) => open(this.#bench, input.data, news), {
      event: (event) => this.#send({ kind: 'event', id, body: definition.event.parse(event) }),
      end: (end) => {
        this.#outlets.delete(id)
        this.#send({ kind: 'end', id, body: definition.end.parse(end) })
      },
      error: (error) => {
        this.#outlets.delete(id)
        this.#fail(id, error, name)
      },
      buffered: () => this.#port.buffered,
    })
    this.#outlets.set(id, { outlet, window: definition.window })
  }

  #stop(id: number): void {
    this.#outlets.get(id)?.outlet.stop()
    this.#outlets.delete(id)
  }

  #credit(id: number, count: number): void {
    const open = this.#outlets.get(id)
    open?.outlet.credit(count, open.window)
  }

  /** @param name of the request that a defect of ours happened in */
  #fail(id: number, error: unknown, name?: string): void {
    const problem = problemOf(error)
    if (problem === undefined) this.#bench.log.error(`defect in ${name ?? 'a message'}`, error)
    else if (name === undefined) this.#bench.log.write(`a message was refused: ${problem.message}`)
    this.#send({ kind: 'error', id, body: problem ?? defect })
  }

  #send(message: StudioMessage): void {
    if (!this.#isClosed) this.#port.send(encode(message))
  }

  #close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    clearTimeout(this.#timer)
    for (const { outlet } of this.#outlets.values()) outlet.stop()
    this.#outlets.clear()
    this.#onEnd()
  }
}
