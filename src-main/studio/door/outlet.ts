/**
 * One subscription of one client. Events go out as the client deals with them: while it owes an answer nothing is
 * sent, and what happens meanwhile is what the source has to say when it is asked next. So a slow client gets the
 * newest state, and no queue grows.
 */
import type { Source } from './handlers.ts'

/** Milliseconds between two events: twenty a second are more than anybody sees. */
const interval = 50
/** Bytes that may wait in the connection before events wait too. */
const congestion = 8 * 2 ** 20

export interface OutletListener {
  event(body: unknown): void
  end(body: unknown): void
  error(error: unknown): void
  /** Bytes that wait in the connection. */
  buffered(): number
}

export class Outlet {
  readonly #listener: OutletListener
  #source: Source<unknown> | undefined
  #credit: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #sentAt = -Infinity

  /**
   * @param window events that may be on their way unanswered
   * @param open makes the source; what it throws ends the subscription
   */
  constructor(window: number, open: (news: () => void) => Source<unknown>, listener: OutletListener) {
    this.#credit = window
    this.#listener = listener
    // Not within the constructor: whoever made it has to be able to find it first.
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      try {
        this.#source = open(() => this.#schedule())
        this.#schedule()
      } catch (error) {
        listener.error(error)
      }
    }, 0)
  }

  credit(count: number, window: number): void {
    this.#credit = Math.min(window, this.#credit + count)
    this.#schedule()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#source?.stop()
    this.#source = undefined
    this.#credit = 0
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#source === undefined) return
    const wait = Math.max(0, this.#sentAt + interval - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#pump()
    }, wait)
  }

  #pump(): void {
    const source = this.#source
    if (source === undefined || this.#credit === 0) return
    if (this.#listener.buffered() > congestion) {
      this.#sentAt = performance.now()
      this.#schedule()
      return
    }
    try {
      const body = source.next()
      if (body !== undefined) {
        this.#credit--
        this.#sentAt = performance.now()
        this.#listener.event(body)
        this.#schedule()
        return
      }
    } catch (error) {
      this.stop()
      this.#listener.error(error)
      return
    }
    if (source.error !== undefined) {
      this.stop()
      this.#listener.error(source.error)
    } else if (source.end !== undefined) {
      this.stop()
      this.#listener.end(source.end.body)
    }
  }
}
