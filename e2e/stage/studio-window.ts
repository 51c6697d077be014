/**
 * A window of the real studio behind `serve`, in a workspace of its own. What its console complains of is kept, and
 * whatever the page asks of anybody but its server; what the server's processes ask of anybody fails its end.
 */
import path from 'node:path'
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { serveStudio, type ServedStudio } from './served-studio.ts'

export interface StudioWindowOptions extends BrowserContextOptions {
  /** The view to look at, by the name of its link. */
  readonly view?: string
  /** What shall be in the workspace before the studio opens it. */
  readonly prepare?: (workspace: string) => void
}

export class StudioWindow {
  readonly folder: string
  readonly context: BrowserContext
  readonly page: Page
  /** Exceptions, errors of the console, and requests that are not for this machine. */
  readonly faults: string[] = []
  server: ServedStudio
  readonly #view: string | undefined
  readonly #removeFolder: () => void

  private constructor(
    folder: ReturnType<typeof temporaryFolder>,
    server: ServedStudio,
    context: BrowserContext,
    page: Page,
    view: string | undefined,
  ) {
    this.folder = folder.path
    this.#removeFolder = folder.remove
    this.server = server
    this.context = context
    this.page = page
    this.#view = view
    page.on('pageerror', (error) => this.faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text())
    })
    context.on('request', (request) => this.#expectLocal(request.url()))
    page.on('websocket', (socket) => this.#expectLocal(socket.url()))
  }

  static async open(
    browser: Browser,
    { view, prepare, ...options }: StudioWindowOptions = {},
  ): Promise<StudioWindow> {
    const folder = temporaryFolder()
    const workspace = path.join(folder.path, 'workspace')
    prepare?.(workspace)
    const server = await serveStudio(workspace)
    const context = await browser.newContext({ locale: 'en', ...options })
    const page = await context.newPage()
    const opened = new StudioWindow(folder, server, context, page, view)
    await opened.load()
    return opened
  }

  get workspace(): string {
    return path.join(this.folder, 'workspace')
  }

  /** Loads the page, also anew, at the view's link. */
  async load(): Promise<void> {
    // With another fragment alone, the same page would stay.
    await this.page.goto('about:blank')
    await this.page.goto(this.server.address)
    if (this.#view !== undefined) await this.page.getByRole('link', { name: this.#view, exact: true }).click()
  }

  /** Another studio on the same workspace, after the last one has ended. */
  async serveAgain(): Promise<void> {
    await this.server.stop()
    this.server = await serveStudio(this.workspace)
    await this.load()
  }

  async close(): Promise<void> {
    await this.context.close()
    await this.server.stop()
    const { sockets } = this.server
    this.#removeFolder()
    expect(sockets, 'connections that the studio opened').toEqual([])
  }

  #expectLocal(address: string): void {
    const { protocol, hostname } = new URL(address)
    if (/^(http|ws):$/.test(protocol) ? hostname !== '127.0.0.1' : !/^(blob|data|about):$/.test(protocol))
      this.faults.push(`asked for ${address}`)
  }
}
