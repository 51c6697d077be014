/** The window's way to the studio and to what surrounds it. */
import type { StudioHost } from '../../src-shared/contract/host.ts'
import { browserHost } from './browser-host.ts'
import { Client } from './client.ts'
import { pageToken } from './page-token.ts'
import { messagePorts } from './transports/message-port.ts'
import { webSocket } from './transports/web-socket.ts'

export { Client, type SubscriptionListeners } from './client.ts'
export type { ConnectionStatus } from './connection.ts'
export { importSource, type Upload, type UploadOptions } from './import-source.ts'
export { Observable } from './observable.ts'
export { Rereading } from './rereading.ts'

declare global {
  interface Window {
    /** The desktop's preload script puts it there. */
    readonly studioHost?: StudioHost
  }
}

/** Connects as the surroundings have it: through the preload's port, or to the server the page came from. */
export function openStudio(): { client: Client; host: StudioHost } {
  const host = window.studioHost
  if (host !== undefined) {
    const client = new Client(messagePorts(host, window))
    host.onStudio(({ state }) => {
      if (state === 'running') client.reconnect()
    })
    return { client, host }
  }
  const { protocol, host: address } = location
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${address}/studio`
  return { client: new Client(webSocket(url), { token: pageToken() }), host: browserHost() }
}
