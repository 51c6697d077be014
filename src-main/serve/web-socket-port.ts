/** A client's WebSocket as a port of the contract. */
import type { WebSocket } from 'ws'
import type { Port } from '../../src-shared/contract/port.ts'

/** Milliseconds between two signs of life; a client that misses one is gone. */
const pulse = 30_000

export class WebSocketPort implements Port {
  readonly #socket: WebSocket
  readonly #early: Uint8Array[] = []
  #onMessage: ((frame: Uint8Array) => void) | undefined
  #onClose: ((reason: string) => void) | undefined
  #closed: string | undefined

  constructor(socket: WebSocket) {
    this.#socket = socket
    let isAlive = true
    const timer = setInterval(() => {
      if (!isAlive) socket.terminate()
      isAlive = false
      socket.ping()
    }, pulse)
    socket.on('pong', () => (isAlive = true))
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) this.close('a text came where bytes were due')
      else if (this.#onMessage === undefined) this.#early.push(data)
      else this.#onMessage(data)
    })
    // Too large a message, or none of the protocol: the socket closes itself.
    socket.on('error', (error) => this.#end(error.message))
    socket.on('close', () => {
      clearInterval(timer)
      this.#end('the client is gone')
    })
  }

  get buffered(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed === undefined) this.#socket.send(frame, () => undefined)
  }

  onMessage(listener: (frame: Uint8Array) => void): void {
    this.#onMessage = listener
    for (const frame of this.#early.splice(0)) listener(frame)
  }

  onClose(listener: (reason: string) => void): void {
    this.#onClose = listener
    if (this.#closed !== undefined) listener(this.#closed)
  }

  close(reason: string): void {
    this.#socket.close(1000, reason.slice(0, 100))
    this.#end(reason)
  }

  #end(reason: string): void {
    if (this.#closed !== undefined) return
    this.#closed = reason
    this.#onClose?.(reason)
  }
}
