import { EventEmitter } from 'node:events'

type Handler = (event: unknown, ...words: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    this.#handlers.set(channel, handler)
  }

  async invoke(channel: string, event: unknown, words: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`no handler for ${channel}`)
    return await handler(event, ...words)
  }
}

export const ipcMain = new IpcMain()
