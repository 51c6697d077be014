/** The studio of the desktop app: its process and the window share a channel, handed over by the preload script. */
import { portMessage, type StudioHost } from '../../../src-shared/contract/host.ts'
import type { Port } from '../../../src-shared/contract/port.ts'
import type { Connect } from '../connection.ts'

/** The window, as far as it is needed here. */
export interface PortSource {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

/** A port that comes unasked belongs to a studio that was started again: it ends the port before. */
export function messagePorts(host: Pick<StudioHost, 'connect'>, window: PortSource): Connect {
  let waiting: ((port: Port) => void) | undefined
  let next: Port | undefined
  let current: Port | undefined

  window.addEventListener('message', (event) => {
    const [channel] = event.ports
    const isOurs =
      (event.source as unknown) === window && (event.data as { type?: unknown })?.type === portMessage
    if (!isOurs || channel === undefined) return
    const port = new MessagePortPort(channel)
    if (waiting !== undefined) waiting(port)
    else {
      next?.close('a newer one came')
      next = port
      current?.close('the studio was started again')
    }
  })

  return (signal) =>
    new Promise((resolve, reject) => {
      const take = (port: Port): void => {
        waiting = undefined
        next = undefined
        current = port
        resolve(port)
      }
      if (next !== undefined) {
        take(next)
        return
      }
      waiting = take
      signal.addEventListener(
        'abort',
        () => {
          if (waiting === take) waiting = undefined
          reject(new Error('the studio did not start'))
        },
        { once: true },
      )
      host.connect?.()
    })
}

class MessagePortPort implements Port {
  readonly buffered = 0
  readonly #channel: MessagePort
  #onClose: ((reason: string) => void) | undefined
  #closed: string | undefined

  constructor(channel: MessagePort) {
    this.#channel = channel
    channel.addEventListener('close', () => this.#end('the studio is gone'))
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed === undefined) this.#channel.postMessage(frame, [frame.buffer])
  }

  /** The channel keeps what comes before it is started. */
  onMessage(listener: (frame: Uint8Array) => void): void {
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof Uint8Array) listener(data)
      else this.close('something came that is no message')
    }
    this.#channel.start()
  }

  onClose(listener: (reason: string) => void): void {
    this.#onClose = listener
    if (this.#closed !== undefined) listener(this.#closed)
  }

  close(reason: string): void {
    this.#channel.close()
    this.#end(reason)
  }

  #end(reason: string): void {
    if (this.#closed !== undefined) return
    this.#closed = reason
    this.#onClose?.(reason)
  }
}
