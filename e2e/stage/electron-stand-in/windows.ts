/** Electron's windows as pages of a browser. `app://studio` is played by http://studio.localhost, never asked of a network. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Page, Request, Route } from '@playwright/test'
import { app } from './app.ts'
import { ipcMain } from './ipc-main.ts'
import { pageScript, type Crossing } from './page-script.ts'
import type { StandInPort } from './ports.ts'
import { report } from './report.ts'
import { protocol, session } from './session.ts'

const played = 'http://studio.localhost/'
const real = 'app://studio/'
const binding = '__standIn'

const toPlayed = (address: string): string => address.replace(real, played)
const toReal = (address: string): string => address.replace(played, real)

const uncross = (crossing: Crossing): unknown =>
  'bytes' in crossing ? new Uint8Array(Buffer.from(crossing.bytes, 'base64')) : crossing.json
const cross = (value: unknown): Crossing =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : { json: value }

class WebContents extends EventEmitter {
  static count = 0
  readonly id = ++WebContents.count
  readonly window: BrowserWindow
  #nextPort = 1
  readonly ports = new Map<number, StandInPort>()
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })

  constructor(window: BrowserWindow) {
    super()
    this.window = window
  }

  send(channel: string, ...words: unknown[]): void {
    this.#tell('dispatch', [channel, words.map(cross), []])
  }

  postMessage(channel: string, message: unknown, ports: readonly StandInPort[] = []): void {
    const numbers = ports.map(() => this.#nextPort++)
    this.#tell('dispatch', [channel, [cross(message)], numbers])
    ports.forEach((port, i) => {
      this.ports.set(numbers[i], port)
      port.transfer({
        post: (data) => this.#tell('port', [numbers[i], cross(data)]),
        close: () => this.#tell('close', [numbers[i]]),
      })
    })
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }

  reload(): void {
    void this.window.page?.reload()
  }

  /** Calls a function of page-script.ts in the page, one after the other. */
  #tell(name: 'dispatch' | 'port' | 'close', words: unknown[]): void {
    this.window.inTurn((page) =>
      page.evaluate(
        ([key, name, words]) => {
          const side = (
            globalThis as unknown as Record<string, Record<string, (...words: unknown[]) => void>>
          )[key]
          side[name](...words)
        },
        [`${binding}:in`, name, words] as const,
      ),
    )
  }
}

interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly x?: number
  readonly y?: number
  readonly webPreferences?: { readonly preload?: string }
}

export class BrowserWindow extends EventEmitter {
  static readonly all = new Set<BrowserWindow>()
  static readonly getAllWindows = (): BrowserWindow[] => [...BrowserWindow.all]

  page: Page | undefined
  readonly webContents = new WebContents(this)
  readonly #options: WindowOptions
  #queue: Promise<unknown> = Promise.resolve()
  #destroyed = false

  constructor(options: WindowOptions = {}) {
    super()
    this.#options = options
    BrowserWindow.all.add(this)
    report('preferences', { ...options.webPreferences })
    app.emit('web-contents-created', {}, this.webContents)
  }

  /** After what was asked before, and only while there is a page. */
  inTurn(work: (page: Page) => Promise<unknown>): void {
    this.#queue = this.#queue
      .then(() => (this.page === undefined || this.page.isClosed() ? undefined : work(this.page)))
      .catch((error: unknown) => report('page', `stand-in: ${String(error)}`))
  }

  loadURL(address: string): Promise<void> {
    const loaded = this.#load(address)
    this.#queue = loaded
    return loaded
  }

  async #load(address: string): Promise<void> {
    const { width = 800, height = 600, webPreferences } = this.#options
    const browser = await app.browser
    const page = await browser.newPage({ viewport: { width, height }, locale: app.getLocale() })
    this.page = page
    page.on('close', () => this.#closed())
    page.on('pageerror', (error) => report('page', `error: ${error.message}`))
    page.on('console', (message) => report('page', `${message.type()}: ${message.text()}`))
    page.on('websocket', (socket) => report('request', { url: socket.url(), allowed: true }))
    // Of the whole context: a page that this one opens must not reach the network either, and is closed.
    page.context().on('page', (other) => void (other !== page && other.close()))
    await page.context().route('**/*', (route, request) => this.#answer(route, request))
    await page.exposeBinding(binding, (_source, kind: string, name: string | number, words: Crossing[]) =>
      this.#hear(kind, name, words.map(uncross)),
    )
    if (webPreferences?.preload !== undefined)
      await page.addInitScript(
        pageScript(readFileSync(webPreferences.preload, 'utf8'), { binding, platform: process.platform }),
      )
    await page.goto(toPlayed(address), { waitUntil: 'commit' })
    report('window', this.webContents.id)
    void page.waitForLoadState().then(
      () => this.emit('ready-to-show'),
      () => undefined,
    )
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = toReal(request.url())
    if (pageOf(request) !== this.page) {
      this.webContents.openHandler({ url })
      return await route.abort('aborted')
    }
    if (request.isNavigationRequest() && this.page?.url() !== 'about:blank') {
      let prevented = false
      this.webContents.emit('will-navigate', { url, preventDefault: () => (prevented = true) })
      // Aborted as by a person: the page stays.
      if (prevented) return await route.abort('aborted')
    }
    if (request.isNavigationRequest() && request.frame() === this.page?.mainFrame()) this.#startedLoading()
    const allowed = session.defaultSession.lets(url)
    report('request', { url, allowed })
    if (!allowed || !url.startsWith(real)) return await route.abort('blockedbyclient')
    const answer = await protocol.answer({ url, method: request.method() })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  }

  async #hear(kind: string, name: string | number, words: unknown[]): Promise<unknown> {
    const port = this.webContents.ports.get(Number(name))
    if (kind === 'port') return port?.postMessage(words[0])
    if (kind === 'port-close') return port?.close()
    const frame = { url: toReal(this.page?.url() ?? ''), parent: null }
    const event = { sender: this.webContents, senderFrame: frame }
    if (kind === 'send') return void ipcMain.emit(String(name), event, ...words)
    return await ipcMain.invoke(String(name), event, words)
  }

  /** A page that is loaded anew has lost its ports. */
  #startedLoading(): void {
    for (const port of this.webContents.ports.values()) port.close()
    this.webContents.ports.clear()
    this.webContents.emit('did-start-navigation', { isSameDocument: false, isMainFrame: true })
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    BrowserWindow.all.delete(this)
    for (const port of this.webContents.ports.values()) port.close()
    this.emit('closed')
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed')
  }

  close(): void {
    let prevented = false
    this.emit('close', { preventDefault: () => (prevented = true) })
    if (!prevented) void this.page?.close()
  }

  setProgressBar(share: number): void {
    report('progress', share)
  }

  getNormalBounds() {
    const { x = 10, y = 10, width = 800, height = 600 } = this.#options
    return { x, y, width, height }
  }

  isDestroyed = (): boolean => this.#destroyed
  isMinimized = (): boolean => false
  isMaximized = (): boolean => false
  isFullScreen = (): boolean => false
  isFocused = (): boolean => false
  show = (): void => {}
  hide = (): void => {}
  focus = (): void => {}
  restore = (): void => {}
  maximize = (): void => {}
  setFullScreen = (): void => {}
}

/** Undefined for the first request of a page that another one opens: it is not there yet. */
function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page()
  } catch {
    return undefined
  }
}
