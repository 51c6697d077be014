/** A studio behind `serve`. */
import type { Port } from '../../../src-shared/contract/port.ts'
import type { Connect } from '../connection.ts'

/** @param url ws://127.0.0.1:PORT/studio */
export function webSocket(url: string): Connect {
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url)
      socket.binaryType = 'arraybuffer'
      const giveUp = (): void => {
        socket.close()
        reject(new Error('nobody answered'))
      }
      signal.addEventListener('abort', giveUp, { once: true })
      socket.onerror = () => reject(new Error('the studio cannot be reached'))
      socket.onclose = () => reject(new Error('the studio cannot be reached'))
      socket.onopen = () => {
        signal.removeEventListener('abort', giveUp)
        resolve(new WebSocketPort(socket))
      }
    })
}

class WebSocketPort implements Port {
  readonly #socket: WebSocket
  #early: Uint8Array[] = []
  #onMessage: ((frame: Uint8Array) => void) | undefined
  #onClose: ((reason: string) => void) | undefined
  #closed: string | undefined

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.onerror = null
    socket.onmessage = ({ data }) => {
      if (!(data instanceof ArrayBuffer)) this.close('a text came where bytes were due')
      else if (this.#onMessage === undefined) this.#early.push(new Uint8Array(data))
      else this.#onMessage(new Uint8Array(data))
    }
    socket.onclose = ({ reason }) => this.#end(reason === '' ? 'the studio is gone' : reason)
  }

  get buffered(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }

  onMessage(listener: (frame: Uint8Array) => void): void {
    this.#onMessage = listener
    for (const frame of this.#early.splice(0)) listener(frame)
  }

  onClose(listener: (reason: string) => void): void {
    this.#onClose = listener
    if (this.#closed !== undefined) listener(this.#closed)
  }

  /** Told at once: a broken line may take minutes to admit it. */
  close(reason: string): void {
    this.#socket.close()
    this.#end(reason)
  }

  #end(reason: string): void {
    if (this.#closed !== undefined) return
    this.#closed = reason
    this.#onClose?.(reason)
  }
}
