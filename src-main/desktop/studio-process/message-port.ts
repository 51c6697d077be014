/** One end of an Electron channel as a port of the contract. Frames are copied between the processes. */
import type { MessagePortMain } from 'electron'
import type { Port } from '../../../src-shared/contract/port.ts'

type Channel = Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> & {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  once(event: 'close', listener: () => void): unknown
}

export class MessagePortPort implements Port {
  /** Electron does not tell. */
  readonly buffered = 0
  readonly #channel: Channel
  #onClose: ((reason: string) => void) | undefined
  #closed: string | undefined

  constructor(channel: Channel) {
    this.#channel = channel
    channel.once('close', () => this.#end('the window is gone'))
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#closed === undefined) this.#channel.postMessage(frame)
  }

  onMessage(listener: (frame: Uint8Array) => void): void {
    this.#channel.on('message', ({ data }) => {
      if (data instanceof Uint8Array) listener(data)
      else this.close('something came that is no message')
    })
    // What came before is kept until now.
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
