/**
 * Runs in the page before any script of its own, with the source of the preload put in at its end. It plays the part
 * of Electron's renderer side: `ipcRenderer`, `contextBridge`, `webUtils`. Values cross by structured clone, as they do
 * there, so that what Electron would refuse is refused here.
 */

/** What crosses to the stand-in. Bytes as base64, since bindings carry JSON. */
export type Crossing = { readonly bytes: string } | { readonly json: unknown }

export interface Surroundings {
  /** The binding's name. */
  readonly binding: string
  readonly platform: string
}

export function pageScript(preload: string, surroundings: Surroundings): string {
  return `(${stage.toString()})(${JSON.stringify(surroundings)}, (require, module, exports, process) => {${preload}\n})`
}

type Preload = (
  require: (name: string) => unknown,
  module: unknown,
  exports: unknown,
  process: unknown,
) => void
type Listener = (event: { ports: MessagePort[] }, ...words: unknown[]) => void

/** Self-contained: it is turned into text. */
function stage({ binding, platform }: Surroundings, preload: Preload): void {
  if (window !== window.top) return
  const globals = globalThis as unknown as Record<string, unknown>
  const call = globals[binding] as (...words: unknown[]) => Promise<unknown>

  const cross = (value: unknown): Crossing => {
    if (!(value instanceof Uint8Array)) return { json: structuredClone(value) }
    let text = ''
    for (let i = 0; i < value.length; i += 8192) text += String.fromCharCode(...value.subarray(i, i + 8192))
    return { bytes: btoa(text) }
  }
  const uncross = (crossing: Crossing): unknown =>
    'bytes' in crossing
      ? Uint8Array.from(atob(crossing.bytes), (letter) => letter.charCodeAt(0))
      : crossing.json

  const listeners = new Map<string, Set<Listener>>()
  const ports = new Map<number, MessagePort>()
  // Electron tells a page when the other end of its port is closed; browsers do not. The preload posts each port on to
  // the page, where it is noted under its number before anybody else sees it.
  const posted: number[] = []
  const ends = new Map<number, MessagePort>()
  window.addEventListener('message', ({ ports: [port] }) => {
    const number = port === undefined ? undefined : posted.shift()
    if (number === undefined) return
    ends.set(number, port)
    port.close = () => {
      MessagePort.prototype.close.call(port)
      void call('port-close', number, [])
    }
  })
  const dispatch = (channel: string, words: Crossing[], portNumbers: number[]): void => {
    const handed = portNumbers.map((number) => {
      const { port1, port2 } = new MessageChannel()
      port2.onmessage = (event) => void call('port', number, [cross(event.data)])
      ports.set(number, port2)
      posted.push(number)
      return port1
    })
    listeners.get(channel)?.forEach((listener) => listener({ ports: handed }, ...words.map(uncross)))
  }
  Object.defineProperty(globalThis, `${binding}:in`, {
    value: {
      dispatch,
      port: (number: number, data: Crossing) => ports.get(number)?.postMessage(uncross(data)),
      close: (number: number) => {
        ports.get(number)?.close()
        ports.delete(number)
        ends.get(number)?.dispatchEvent(new Event('close'))
        ends.delete(number)
      },
    },
  })

  const ipcRenderer = {
    send: (channel: string, ...words: unknown[]) => void call('send', channel, words.map(cross)),
    invoke: async (channel: string, ...words: unknown[]) => {
      const reply = await call('invoke', channel, words.map(cross))
      return reply ?? undefined
    },
    on: (channel: string, listener: Listener) => {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(listener))
    },
    off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
  }

  /** As contextBridge: functions and plain data cross, frozen; prototypes do not. */
  const bridge = (value: unknown): unknown => {
    if (typeof value === 'function')
      return (...words: unknown[]) => bridge((value as (...words: unknown[]) => unknown)(...words))
    if (value instanceof Promise) return value.then(bridge)
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bridge(inner)])),
      )
    return value === undefined ? undefined : structuredClone(value)
  }
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        Object.defineProperty(globalThis, name, { value: bridge(value), enumerable: true })
      },
    },
    // A test says where a file lies that it drops; files made by the page lie nowhere.
    webUtils: { getPathForFile: (file: File) => (file as File & { standInPath?: string }).standInPath ?? '' },
  }
  const require = (name: string): unknown => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot require ${name}`)
  }
  preload(require, { exports: {} }, {}, { platform, contextIsolated: true, sandboxed: true })
}
