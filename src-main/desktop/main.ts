/**
 * The main process: opens the window, hands it a port to the studio, keeps the studio alive, and does no work itself.
 * Everything that decides something is a module of its own that takes what it needs of Electron; here they meet.
 */
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  type MessagePortMain,
} from 'electron'
import { pickFile, pickFolder, saveFile } from './files/dialogs.ts'
import { filesAmong, OpenedFiles } from './files/opened-files.ts'
import { RecentFiles } from './files/recent-files.ts'
import { names } from './ipc/names.ts'
import { receive } from './ipc/receive.ts'
import { openLog } from './log.ts'
import { guardQuit } from './quit.ts'
import { scheme, serveBundle } from './security/app-scheme.ts'
import { externalLink } from './security/external-links.ts'
import { chromiumSwitches, valuesOf } from './security/hardening.ts'
import { guardNavigation } from './security/navigation.ts'
import { guardNetwork } from './security/network.ts'
import { guardPermissions } from './security/permissions.ts'
import { StudioSupervisor } from './studio-process/supervisor.ts'
import { languageOf, type Language } from './texts.ts'
import { menuTemplate } from './window/menu.ts'
import { openWindow } from './window/window.ts'

for (const [name, value] of Object.entries(valuesOf(chromiumSwitches)))
  app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([scheme])
app.enableSandbox()
app.setName('BriLLM Studio')

if (app.requestSingleInstanceLock()) main()
else app.quit() // the one that runs is told by `second-instance`

function main(): void {
  const built = path.join(app.getAppPath(), 'out')
  const data = (name: string): string => path.join(app.getPath('userData'), name)
  const log = openLog(data('logs'))
  const opened = new OpenedFiles()
  const recent = new RecentFiles(data('recent-files.json'))
  let window: BrowserWindow | undefined
  let language: Language = 'en'
  let wakefulness: number | undefined

  const supervisor = new StudioSupervisor<MessagePortMain>(
    () =>
      utilityProcess.fork(path.join(built, 'main/studio.js'), [], {
        serviceName: 'BriLLM Studio engine',
        stdio: 'inherit',
      }),
    {
      onState: (state) => window?.webContents.send(names.told.studio, state),
      onJobs: (titles) => {
        // A machine that falls asleep would interrupt the training for the night it was meant for.
        if (titles.length > 0) wakefulness ??= powerSaveBlocker.start('prevent-app-suspension')
        else if (wakefulness !== undefined) {
          powerSaveBlocker.stop(wakefulness)
          wakefulness = undefined
          window?.setProgressBar(-1)
        }
      },
      log,
    },
  )

  const isLeaving = guardQuit({
    app,
    jobs: () => supervisor.jobs,
    language: () => language,
    ask: async (question) =>
      (
        await (window === undefined
          ? dialog.showMessageBox(question)
          : dialog.showMessageBox(window, question))
      ).response,
    close: () => supervisor.close(),
    leave: () => window?.hide(),
  })

  const openExternal = (address: string): void => {
    const link = externalLink(address)
    if (link === undefined) log(`refused to open ${address.slice(0, 200)}`)
    else void shell.openExternal(link)
  }
  const remember = (file: string): void => {
    recent.add(file)
    app.addRecentDocument(file)
    showMenu()
  }
  const openFile = (file: string): void => {
    remember(file)
    opened.open(file)
    show()
  }
  const showMenu = (): void => {
    const template = menuTemplate(
      { platform: process.platform, language, recent: recent.list(), unpacked: !app.isPackaged },
      {
        openRecent: openFile,
        clearRecent: () => {
          recent.clear()
          app.clearRecentDocuments()
          showMenu()
        },
        command: (id) => {
          show()
          window?.webContents.send(names.told.command, id)
        },
        openExternal,
      },
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const show = (): void => {
    if (!app.isReady() || isLeaving()) return
    if (window === undefined) {
      window = openWindow({
        make: (options) => new BrowserWindow(options),
        screen,
        stateFile: data('window-state.json'),
        preload: path.join(built, 'preload/preload.cjs'),
        dark: nativeTheme.shouldUseDarkColors,
        log,
      })
      window.on('close', (event) => {
        // Elsewhere than on a Mac the window is the program: closing it is quitting, and may be thought better of.
        if (process.platform === 'darwin' || isLeaving()) return
        event.preventDefault()
        app.quit()
      })
      window.on('closed', () => {
        window = undefined
        opened.listen(undefined)
      })
      window.webContents.on('did-start-loading', () => opened.listen(undefined))
    } else {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }

  receive(
    ipcMain,
    () => new Set(window === undefined ? [] : [window.webContents.id]),
    {
      connect: () => {
        const { port1, port2 } = new MessageChannelMain()
        supervisor.connect(port1)
        window?.webContents.postMessage(names.told.port, null, [port2])
        // A window that comes late learns how things stand.
        window?.webContents.send(names.told.studio, supervisor.state)
      },
      restartStudio: () => supervisor.start(),
      listening: () => opened.listen((file) => window?.webContents.send(names.told.opened, file)),
      setProgress: (share) => window?.setProgressBar(share ?? -1),
      notify: (title, body) => {
        if (window?.isFocused() || !Notification.isSupported()) return
        const notification = new Notification({ title, body })
        notification.on('click', show)
        notification.show()
      },
      openExternal: (address) => openExternal(address),
      setLanguage: (chosen) => {
        language = chosen
        showMenu()
      },
      pickFile: async () => {
        const file = window && (await pickFile(dialog, window, language))
        if (file === undefined) return undefined
        remember(file)
        return { name: path.basename(file), path: file }
      },
      pickFolder: () => window && pickFolder(dialog, window),
      saveFile: (name, _mediaType, bytes) => (window ? saveFile(dialog, window, name, bytes) : false),
      recentFiles: () => recent.list(),
      fileTaken: remember,
    },
    log,
  )

  app.on('second-instance', (_event, words, folder) => {
    for (const file of filesAmong(words.slice(1), folder)) openFile(file)
    show()
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openFile(file)
  })
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, openExternal, log)
  })

  void app.whenReady().then(() => {
    language = languageOf(app.getLocale())
    serveBundle(protocol, path.join(built, 'renderer'))
    guardPermissions(session.defaultSession)
    guardNetwork(session.defaultSession, log)
    powerMonitor.on('shutdown', () => void supervisor.close())
    supervisor.start()
    showMenu()
    show()
    for (const file of filesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())) openFile(file)
  })
}
