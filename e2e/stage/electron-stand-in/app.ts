/** Electron's `app`, with a browser behind it that is started with the program's own switches. */
import { EventEmitter } from 'node:events'
import { chromium, type Browser } from '@playwright/test'
import { browserFlags, findChromium } from '../chromium.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  readonly #switches: string[] = []
  #browser: Promise<Browser> | undefined
  #ready = false

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
        `--remote-debugging-port=${process.env.STAND_IN_PORT ?? '0'}`,
        ...(process.env.STAND_IN_NET_LOG ? [`--log-net-log=${process.env.STAND_IN_NET_LOG}`] : []),
      ],
    })
    return this.#browser
  }

  async whenReady(): Promise<void> {
    await this.browser
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
    if (prevented) return
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
  enableSandbox = (): void => {}
  addRecentDocument = (): void => {}
  clearRecentDocuments = (): void => {}
}

export const app = new App()
