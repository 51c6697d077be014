/** The parts of `session` and `protocol` that decide whether and how a page's request is answered. */
import { EventEmitter } from 'node:events'
import { report } from './report.ts'

type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void
type Handler = (request: { url: string; method: string }) => Promise<Response>

class Session extends EventEmitter {
  #listener: RequestListener = (_details, answer) => answer({})

  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.#listener = listener
    },
  }

  /** What the program's own filter says. */
  lets(url: string): boolean {
    let allowed = true
    this.#listener({ url }, ({ cancel }) => (allowed = cancel !== true))
    return allowed
  }

  setPermissionRequestHandler = (): void => report('secured', 'setPermissionRequestHandler')
  setPermissionCheckHandler = (): void => report('secured', 'setPermissionCheckHandler')
  setDevicePermissionHandler = (): void => report('secured', 'setDevicePermissionHandler')
}

export const session = { defaultSession: new Session() }

let handler: Handler | undefined
export const protocol = {
  registerSchemesAsPrivileged: (): void => {},
  handle: (_scheme: string, chosen: Handler): void => {
    handler = chosen
  },
  answer: (request: { url: string; method: string }): Promise<Response> => {
    if (handler === undefined) throw new Error('no protocol is handled yet')
    return handler(request)
  },
}
