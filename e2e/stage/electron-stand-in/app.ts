/** Electron's `app`, with a browser behind it that is started with the program's own switches. */
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser } from '@playwright/test'
import { browserFlags, findChromium } from '../chromium.ts'
import { report } from './report.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  readonly #switches: string[] = []
  #browser: Promise<Browser> | undefined
  #ready = false
  #isLeaving = false

  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      this.#switches.push(value ? `--${name}=${value}` : `--${name}`)
    },
  }

  get browser(): Promise<Browser> {
    this.#browser ??= chromium.launch({
      executablePath: findChromium(),
      args: [
        ...browserFlags,
        ...this.#switches,
        // Any that is free: Chromium chooses it, so that two never want the same.
        '--remote-debugging-port=0',
        '--enable-automation', // lets `debuggingPort` ask
        ...(process.env.STAND_IN_NET_LOG ? [`--log-net-log=${process.env.STAND_IN_NET_LOG}`] : []),
      ],
    })
    return this.#browser
  }

  async whenReady(): Promise<void> {
    report('devtools', await debuggingPort(await this.browser))
    this.#ready = true
  }

  isReady = (): boolean => this.#ready

  getPath(name: string): string {
    const folder = process.env.STAND_IN_USER_DATA
    if (name !== 'userData' || folder === undefined) throw new Error(`the stand-in has no path for ${name}`)
    return folder
  }

  quit(): void {
    let prevented = false
    this.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (prevented || this.#isLeaving) return
    // The windows that close on the way ask for this again, and Chromium needs the time to write its log.
    this.#isLeaving = true
    void this.browser
      .then((browser) => browser.close())
      .catch(() => undefined)
      .finally(() => process.exit(0))
  }

  getAppPath = (): string => process.cwd()
  getVersion = (): string => '0.1.0'
  getLocale = (): string => process.env.STAND_IN_LOCALE ?? 'en-GB'
  requestSingleInstanceLock = (): boolean => true
  setName = (): void => {}
  enableSandbox = (): void => report('secured', 'enableSandbox')
  addRecentDocument = (): void => {}
  clearRecentDocuments = (): void => {}
}

/** Where Chromium listens for those who want to drive it: it says so in a file of its own folder alone. */
async function debuggingPort(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { arguments: words } = await session.send('Browser.getBrowserCommandLine')
  await session.detach()
  const flag = '--user-data-dir='
  const folder = words.find((word) => word.startsWith(flag))?.slice(flag.length) ?? ''
  const file = path.join(folder, 'DevToolsActivePort')
  // On a busy machine Chromium answers before it has written the file.
  for (let tries = 0; tries < 300; tries++) {
    const [port, address] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
    if (address !== undefined) return Number(port)
    await setTimeout(100)
  }
  throw new Error(`Chromium has not written ${file}`)
}

export const app = new App()
