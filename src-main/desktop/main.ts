/** The main process from its start to its end. It does no work itself: see docs/decisions/120. */
import path from 'node:path'
import { app, ipcMain, powerMonitor, protocol, session } from 'electron'
import { Desktop } from './desktop.ts'
import { filesAmong } from './files/opened-files.ts'
import { receive } from './ipc/receive.ts'
import { openLog } from './log.ts'
import { guardQuit } from './quit.ts'
import { scheme, serveBundle } from './security/app-scheme.ts'
import { chromiumSwitches, valuesOf } from './security/hardening.ts'
import { guardNavigation } from './security/navigation.ts'
import { guardNetwork } from './security/network.ts'
import { guardPermissions } from './security/permissions.ts'

// All of this must be said before Electron is ready.
for (const [name, value] of Object.entries(valuesOf(chromiumSwitches)))
  app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([scheme])
app.enableSandbox()
app.setName('BriLLM Studio')

if (app.requestSingleInstanceLock()) main()
else app.quit() // the one that runs is told by `second-instance`

function main(): void {
  const built = path.join(app.getAppPath(), 'out')
  const data = app.getPath('userData')
  const log = openLog(path.join(data, 'logs'))
  const desktop = new Desktop({ built, data }, log, () => isLeaving())
  const { supervisor } = desktop
  const isLeaving = guardQuit({
    app,
    jobs: () => supervisor.jobs,
    language: () => desktop.language,
    ask: (question) => desktop.ask(question),
    close: () => supervisor.close(),
    leave: () => desktop.hide(),
  })
  receive(ipcMain, () => desktop.trusted, desktop.listeners, log)

  app.on('second-instance', (_event, words, folder) => {
    for (const file of filesAmong(words.slice(1), folder)) desktop.openFile(file)
    desktop.show()
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    desktop.openFile(file)
  })
  app.on('activate', () => desktop.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('web-contents-created', (_event, contents) =>
    guardNavigation(contents, (address) => desktop.openExternal(address), log),
  )

  void app.whenReady().then(() => {
    serveBundle(protocol, path.join(built, 'renderer'))
    guardPermissions(session.defaultSession)
    guardNetwork(session.defaultSession, log)
    // The system ends in a moment: what can be saved is.
    powerMonitor.on('shutdown', () => void supervisor.close())
    desktop.start(filesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd()))
  })
}
