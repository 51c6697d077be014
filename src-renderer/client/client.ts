/**
 * The window's side of the contract. A request that only reads is asked again by itself when the connection broke
 * before its answer came; one that changes something is then rejected with 'connection-lost', because nobody knows
 * whether it happened. What is asked while there is no connection waits for one. Subscriptions begin again after a
 * break, with an input made anew, so that nothing is missed and nothing told twice.
 */
import type {
  Reply,
  RequestInput,
  RequestName,
  SubscriptionEnd,
  SubscriptionEvent,
  SubscriptionInput,
  SubscriptionName,
} from '../../src-shared/contract/index.ts'
import type { Problem } from '../../src-shared/contract/jobs.ts'
import { mayRepeatRequest, mayRepeatSubscription } from '../../src-shared/contract/repetition.ts'
import type { StudioMessage } from '../../src-shared/contract/wire.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { type Connect, Connection, type ConnectionStatus, type Patience } from './connection.ts'
import type { Observable } from './observable.ts'

interface OpenRequest {
  readonly name: RequestName
  readonly input: unknown
  readonly resolve: (reply: unknown) => void
  readonly reject: (error: unknown) => void
  isSent: boolean
}

interface OpenSubscription {
  readonly name: SubscriptionName
  readonly input: () => unknown
  readonly event: (event: unknown) => void | Promise<void>
  readonly end: (end: unknown) => void
  readonly error: (error: StudioError) => void
  isSent: boolean
}

export interface SubscriptionListeners<Name extends SubscriptionName> {
  /** The stream ended by itself, or because it was stopped while it had something to say at its end. */
  readonly onEnd?: (end: SubscriptionEnd<Name>) => void
  /** It could not begin, or broke off; nothing comes afterwards. */
  readonly onError?: (error: StudioError) => void
}

export class Client {
  readonly #connection: Connection
  readonly #requests = new Map<number, OpenRequest>()
  readonly #subscriptions = new Map<number, OpenSubscription>()
  #lastId = 0

  constructor(connect: Connect, options: { token?: string; patience?: Partial<Patience> } = {}) {
    this.#connection = new Connection(
      connect,
      {
        opened: () => this.#sendAll(),
        message: (message) => this.#receive(message),
        lost: (reason) => this.#lost(reason),
      },
      options,
    )
    this.#connection.open()
  }

  get status(): Observable<ConnectionStatus> {
    return this.#connection.status
  }

  /** Does not wait for the next attempt: for a button, and for when the host says that the studio is back. */
  reconnect(): void {
    this.#connection.open()
  }

  /** For good. Subscriptions end without a word; what waits for an answer is rejected. */
  close(): void {
    const requests = [...this.#requests.values()]
    this.#requests.clear()
    this.#subscriptions.clear()
    this.#connection.close()
    for (const { reject } of requests) reject(connectionLost('the window closed it'))
  }

  /**
   * @param signal drops the answer; the studio is not told, so use it for questions whose answer no longer matters
   * @throws StudioError as the studio says; 'connection-lost' for a request that changes something
   */
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Reply<Name>> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      if (signal?.aborted) {
        reject(cancelled())
        return
      }
      signal?.addEventListener(
        'abort',
        () => {
          if (this.#requests.delete(id)) reject(cancelled())
        },
        { once: true },
      )
      const request: OpenRequest = {
        name,
        input,
        resolve: (reply) => resolve(reply as Reply<Name>),
        reject,
        isSent: false,
      }
      this.#requests.set(id, request)
      this.#sendRequest(id, request)
    })
  }

  /**
   * @param input a function where a new beginning after a break differs from the first one, such as the last step seen
   * @param onEvent the studio waits with further events until the promise it may return is settled
   * @returns what ends it; nothing is called back afterwards
   */
  subscribe<Name extends SubscriptionName>(
    name: Name,
    input: SubscriptionInput<Name> | (() => SubscriptionInput<Name>),
    onEvent: (event: SubscriptionEvent<Name>) => void | Promise<void>,
    { onEnd, onError }: SubscriptionListeners<Name> = {},
  ): () => void {
    const id = ++this.#lastId
    const subscription: OpenSubscription = {
      name,
      input: typeof input === 'function' ? input : () => input,
      event: (event) => onEvent(event as SubscriptionEvent<Name>),
      end: (end) => onEnd?.(end as SubscriptionEnd<Name>),
      error: onError ?? ((error) => reportError(error)),
      isSent: false,
    }
    this.#subscriptions.set(id, subscription)
    this.#sendSubscription(id, subscription)
    return () => {
      if (this.#subscriptions.delete(id) && subscription.isSent) this.#connection.send({ kind: 'stop', id })
    }
  }

  #sendAll(): void {
    for (const [id, request] of this.#requests) this.#sendRequest(id, request)
    for (const [id, subscription] of this.#subscriptions) this.#sendSubscription(id, subscription)
  }

  #sendRequest(id: number, request: OpenRequest): void {
    if (!this.#connection.isOpen) return
    request.isSent = true
    this.#connection.send({ kind: 'request', id, name: request.name, body: request.input })
  }

  #sendSubscription(id: number, subscription: OpenSubscription): void {
    if (!this.#connection.isOpen) return
    subscription.isSent = true
    this.#connection.send({ kind: 'subscribe', id, name: subscription.name, body: subscription.input() })
  }

  #receive(message: StudioMessage): void {
    if (message.kind === 'welcome') return
    const { id, kind, body } = message
    const request = this.#requests.get(id)
    if (request !== undefined) {
      this.#requests.delete(id)
      if (kind === 'error') request.reject(errorOf(body))
      else request.resolve(body)
      return
    }
    const subscription = this.#subscriptions.get(id)
    if (subscription === undefined) return
    if (kind === 'event') {
      void this.#tell(id, subscription, body)
      return
    }
    this.#subscriptions.delete(id)
    if (kind === 'error') subscription.error(errorOf(body))
    else subscription.end(body)
  }

  /** The studio may send another event when this one has been dealt with, whether that went well or not. */
  async #tell(id: number, subscription: OpenSubscription, body: unknown): Promise<void> {
    try {
      await subscription.event(body)
    } catch (error) {
      reportError(error)
    } finally {
      if (this.#subscriptions.get(id) === subscription)
        this.#connection.send({ kind: 'credit', id, count: 1 })
    }
  }

  #lost(reason: string): void {
    for (const [id, request] of this.#requests) {
      if (!request.isSent || mayRepeatRequest(request.name)) continue
      this.#requests.delete(id)
      request.reject(connectionLost(reason))
    }
    for (const [id, subscription] of this.#subscriptions) {
      if (!subscription.isSent || mayRepeatSubscription(subscription.name)) continue
      this.#subscriptions.delete(id)
      subscription.error(connectionLost(reason))
    }
  }
}

function errorOf(body: unknown): StudioError {
  const { kind, message, hint } = body as Problem
  return new StudioError(kind, message, hint)
}

function connectionLost(reason: string): StudioError {
  return new StudioError(
    'connection-lost',
    `The connection to the studio broke off: ${reason}.`,
    'It is made anew by itself. Look whether what you asked for has happened, and ask again if not.',
  )
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'The question was withdrawn.', 'Ask again.')
}

/** An error of a listener is the page's affair, not the connection's. */
function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
