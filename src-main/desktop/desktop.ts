/**
 * The program on the desktop: one window, its menu, the files it is opened with, the studio behind it. It passes on
 * what each of them says to the others; everything that decides something is a module of its own.
 */
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  screen,
  shell,
  utilityProcess,
  type MessageBoxOptions,
  type MessagePortMain,
} from 'electron'
import { engineEnvironment } from '../studio/engine-environment.ts'
import { pickFile, pickFolder, saveFile } from './files/dialogs.ts'
import { OpenedFiles } from './files/opened-files.ts'
import { RecentFiles } from './files/recent-files.ts'
import { names } from './ipc/names.ts'
import type { Listeners } from './ipc/receive.ts'
import type { Log } from './log.ts'
import { externalLink } from './security/external-links.ts'
import { StudioSupervisor } from './studio-process/supervisor.ts'
import { languageOf, type Language } from './texts.ts'
import { Wakefulness } from './wakefulness.ts'
import { menuTemplate } from './window/menu.ts'
import { openWindow } from './window/window.ts'

export interface Places {
  /** What was built. */
  readonly built: string
  /** Where the program keeps what is its own: not the workspace. */
  readonly data: string
}

export class Desktop {
  readonly supervisor: StudioSupervisor<MessagePortMain>
  readonly #places: Places
  readonly #log: Log
  readonly #isLeaving: () => boolean
  readonly #opened = new OpenedFiles()
  readonly #recent: RecentFiles
  #window: BrowserWindow | undefined
  #language: Language = 'en'

  constructor(places: Places, log: Log, isLeaving: () => boolean) {
    this.#places = places
    this.#log = log
    this.#isLeaving = isLeaving
    this.#recent = new RecentFiles(path.join(places.data, 'recent-files.json'))
    const wakefulness = new Wakefulness(powerSaveBlocker)
    this.supervisor = new StudioSupervisor(
      () =>
        utilityProcess.fork(path.join(places.built, 'main/studio.js'), [app.getVersion()], {
          serviceName: 'BriLLM Studio engine',
          stdio: 'inherit',
          env: { ...process.env, ...engineEnvironment() },
        }),
      {
        onState: (state) => this.#tell(names.told.studio, state),
        onJobs: (titles) => {
          wakefulness.set(titles.length > 0)
          if (titles.length === 0) this.#window?.setProgressBar(-1)
        },
        log,
      },
    )
  }

  get language(): Language {
    return this.#language
  }

  /** Numbers of the web contents that may speak. */
  get trusted(): ReadonlySet<number> {
    return new Set(this.#window === undefined ? [] : [this.#window.webContents.id])
  }

  /** Once Electron is ready. */
  start(files: readonly string[]): void {
    this.#language = languageOf(app.getLocale())
    this.supervisor.start()
    this.#showMenu()
    this.show()
    for (const file of files) this.openFile(file)
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (!app.isReady() || this.#isLeaving()) return
    if (this.#window === undefined) {
      this.#window = this.#open()
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
  }

  hide(): void {
    this.#window?.hide()
  }

  openFile(file: string): void {
    this.#remember(file)
    this.#opened.open(file)
    this.show()
  }

  openExternal(address: string): void {
    const link = externalLink(address)
    if (link === undefined) this.#log(`refused to open ${address.slice(0, 200)}`)
    else void shell.openExternal(link)
  }

  /** @returns the number of the button */
  async ask(question: MessageBoxOptions): Promise<number> {
    const window = this.#window
    const { response } = await (window === undefined
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(window, question))
    return response
  }

  /** What the window may ask of the main process. */
  get listeners(): Listeners {
    return {
      connect: () => this.#connect(),
      restartStudio: () => this.supervisor.start(),
      listening: () => this.#opened.listen((file) => this.#tell(names.told.opened, file)),
      setProgress: (share) => this.#window?.setProgressBar(share ?? -1),
      notify: (title, body) => this.#notify(title, body),
      openExternal: (address) => this.openExternal(address),
      setLanguage: (language) => {
        this.#language = language
        this.#showMenu()
      },
      fileTaken: (file) => this.#remember(file),
      pickFile: async () => {
        const file = this.#window && (await pickFile(dialog, this.#window, this.#language))
        if (file === undefined) return undefined
        this.#remember(file)
        return { name: path.basename(file), path: file }
      },
      pickFolder: () => this.#window && pickFolder(dialog, this.#window),
      saveFile: (name, _mediaType, bytes) => this.#window && saveFile(dialog, this.#window, name, bytes),
      recentFiles: () => this.#recent.list(),
    }
  }

  #open(): BrowserWindow {
    const window = openWindow({
      make: (options) => new BrowserWindow(options),
      screen,
      stateFile: path.join(this.#places.data, 'window-state.json'),
      preload: path.join(this.#places.built, 'preload/preload.cjs'),
      dark: nativeTheme.shouldUseDarkColors,
      log: this.#log,
    })
    window.on('close', (event) => {
      // Elsewhere than on a Mac the window is the program: closing it is quitting, and may be thought better of.
      if (process.platform === 'darwin' || this.#isLeaving()) return
      event.preventDefault()
      app.quit()
    })
    window.on('closed', () => {
      this.#window = undefined
      this.#opened.listen(undefined)
    })
    // A page that is loaded anew does not listen yet.
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#opened.listen(undefined)
    })
    return window
  }

  #connect(): void {
    const { port1, port2 } = new MessageChannelMain()
    this.supervisor.connect(port1)
    this.#window?.webContents.postMessage(names.told.port, null, [port2])
    // A window that comes late learns how things stand.
    this.#tell(names.told.studio, this.supervisor.state)
  }

  #notify(title: string, body: string): void {
    if (this.#window?.isFocused() || !Notification.isSupported()) return
    const notification = new Notification({ title, body })
    notification.on('click', () => this.show())
    notification.show()
  }

  #remember(file: string): void {
    this.#recent.add(file)
    app.addRecentDocument(file)
    this.#showMenu()
  }

  #showMenu(): void {
    const template = menuTemplate(
      {
        platform: process.platform,
        language: this.#language,
        recent: this.#recent.list(),
        unpacked: !app.isPackaged,
      },
      {
        openRecent: (file) => this.openFile(file),
        clearRecent: () => {
          this.#recent.clear()
          app.clearRecentDocuments()
          this.#showMenu()
        },
        command: (id) => {
          this.show()
          this.#tell(names.told.command, id)
        },
        openExternal: (address) => this.openExternal(address),
      },
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  #tell(channel: string, word: unknown): void {
    this.#window?.webContents.send(channel, word)
  }
}
