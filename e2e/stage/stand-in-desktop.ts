/** The desktop program as a test drives it: the real bundles under Node.js, Electron's part played by the stand-in. */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { Report, Reports, Wish } from './electron-stand-in/report.ts'

const project = path.resolve(import.meta.dirname, '../..')
const register = fileURLToPath(new URL('./electron-stand-in/register.ts', import.meta.url))

export interface StandInOptions {
  readonly userData: string
  readonly workspace: string
  /** Words of the command line, such as files to open. */
  readonly words?: readonly string[]
  readonly locale?: string
  /** Where Chromium writes what its network did. */
  readonly netLog?: string
}

export class StandInDesktop {
  readonly reports: Report[] = []
  readonly #main: ChildProcess
  readonly #browser: Browser
  readonly page: Page
  readonly #ended: Promise<number | null>

  /** What it wrote to standard error. */
  readonly #said: readonly string[]

  private constructor(
    main: ChildProcess,
    browser: Browser,
    page: Page,
    reports: Report[],
    said: readonly string[],
  ) {
    this.#main = main
    this.#browser = browser
    this.page = page
    this.reports = reports
    this.#said = said
    this.#ended = new Promise((resolve) => main.once('exit', resolve))
  }

  static async launch({
    userData,
    workspace,
    words = [],
    locale,
    netLog,
  }: StandInOptions): Promise<StandInDesktop> {
    const reports: Report[] = []
    const main = fork(path.join(project, 'out/main/main.js'), words, {
      cwd: project,
      execArgv: ['--import', register],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: {
        ...process.env,
        BRILLM_WORKSPACE: workspace,
        STAND_IN_USER_DATA: userData,
        ...(locale !== undefined && { STAND_IN_LOCALE: locale }),
        ...(netLog !== undefined && { STAND_IN_NET_LOG: netLog }),
      },
    })
    const said: string[] = []
    main.stderr?.on('data', (bytes: Buffer) => said.push(bytes.toString()))
    await new Promise<void>((resolve, reject) => {
      main.on('message', (report: Report) => {
        reports.push(report)
        if (report.kind === 'window') resolve()
      })
      main.once('exit', (code) =>
        reject(new Error(`the main process ended with code ${code}:\n${said.join('')}`)),
      )
    })
    const port = reports.find(({ kind }) => kind === 'devtools')?.value as number
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const [page] = browser.contexts().flatMap((context) => context.pages())
    return new StandInDesktop(main, browser, page, reports, said)
  }

  /** What was reported of one kind, so far. */
  all<Kind extends keyof Reports>(kind: Kind): Reports[Kind][] {
    return this.reports
      .filter((report) => report.kind === kind)
      .map((report) => report.value as Reports[Kind])
  }

  /** Of the studio process that was started last. */
  get studio(): number {
    const pid = this.all('studio').at(-1)
    if (pid === undefined) throw new Error('no studio was started')
    return pid
  }

  /** The answer of the next dialog. */
  answer(value: object): void {
    this.wish({ wish: 'answer', value })
  }

  wish(wish: Wish): void {
    this.#main.send(wish)
  }

  /** The exit code of the main process, once it has ended. */
  get ended(): Promise<number | null> {
    return this.#ended
  }

  /** Quits as a person does, and waits until everything is gone. */
  async quit(): Promise<number | null> {
    if (this.#main.connected) this.wish({ wish: 'quit' })
    const code = await this.#ended
    await this.#browser.close().catch(() => undefined)
    if (code !== 0) console.error(`The main process ended with code ${code}:\n${this.#said.join('')}`)
    return code
  }
}

/** Drops files on the window as the system does; in the desktop a dropped file has a path. */
export async function drop(
  page: Page,
  selector: string,
  files: readonly { path: string; content?: string }[],
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer()
      for (const { name, path, content } of dropped)
        data.items.add(Object.assign(new File([content], name), { standInPath: path }))
      return data
    },
    files.map((file) => ({
      name: path.basename(file.path),
      path: file.path,
      content: file.content ?? 'text',
    })),
  )
  await page.dispatchEvent(selector, 'dragenter', { dataTransfer: transfer })
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer })
}
