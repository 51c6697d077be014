/**
 * Electron's message ports between processes. A port that is handed over becomes a relay: what its partner posts goes
 * to the new owner, and what comes back goes to the partner.
 */
import { EventEmitter } from 'node:events'

/** How a relayed port reaches its new owner. */
export interface Relay {
  post(data: unknown): void
  close(): void
}

export class StandInPort extends EventEmitter {
  partner: StandInPort | undefined
  #relay: Relay | undefined
  #queue: unknown[] | undefined = []
  #closed = false

  postMessage(data: unknown): void {
    if (!this.#closed) this.partner?.receive(structuredClone(data))
  }

  start(): void {
    const queue = this.#queue ?? []
    this.#queue = undefined
    for (const data of queue) this.emit('message', { data, ports: [] })
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#relay?.close()
    const { partner } = this
    this.partner = undefined
    partner?.close()
    this.emit('close')
  }

  receive(data: unknown): void {
    if (this.#relay !== undefined) this.#relay.post(data)
    else if (this.#queue !== undefined) this.#queue.push(data)
    else this.emit('message', { data, ports: [] })
  }

  /** Hands the port over. What had arrived already goes first. */
  transfer(relay: Relay): void {
    this.#relay = relay
    for (const data of this.#queue ?? []) relay.post(data)
    this.#queue = []
    if (this.#closed) relay.close()
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort()
  readonly port2 = new StandInPort()

  constructor() {
    this.port1.partner = this.port2
    this.port2.partner = this.port1
  }
}
