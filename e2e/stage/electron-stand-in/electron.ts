/**
 * Stands in for Electron where its runtime cannot be had: as much of its interface as the main process uses, over
 * Node.js and a browser driven by Playwright. What it cannot show is Electron itself: isolation of the preload's world,
 * the sandbox, fuses, native menus and dialogs. The same tests run in the true one where it is installed.
 */
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { report, type Wish } from './report.ts'
import { BrowserWindow } from './windows.ts'

export { app } from './app.ts'
export { ipcMain } from './ipc-main.ts'
export { MessageChannelMain } from './ports.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utility-process.ts'
export { BrowserWindow } from './windows.ts'

/** What dialogs will answer, in turn; without one they are closed without a choice. */
const answers: unknown[] = []
const ask =
  <Nothing>(nothing: Nothing) =>
  async (...words: unknown[]) => {
    report('dialog', words.at(-1) as object)
    return (answers.shift() ?? nothing) as Nothing
  }

export const dialog = {
  showOpenDialog: ask({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: ask({ canceled: true }),
  showMessageBox: ask({ response: 1 }),
}

interface MenuItem {
  readonly label?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}
let menu: readonly MenuItem[] = []
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (template: readonly MenuItem[]) => {
    menu = template
    report(
      'menu',
      template.map(({ label }) => label ?? ''),
    )
  },
}
function choose(labels: readonly string[]): void {
  let items = menu
  let item: MenuItem | undefined
  for (const label of labels) {
    item = items.find((candidate) => candidate.label === label)
    items = item?.submenu ?? []
  }
  if (item?.click === undefined) throw new Error(`the menu has no ${labels.join(' › ')}`)
  item.click()
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  readonly #text: { title: string; body: string }

  constructor(text: { title: string; body: string }) {
    super()
    this.#text = text
  }

  show(): void {
    report('notification', this.#text)
  }
}

export const shell = { openExternal: async (address: string) => report('external', address) }
export const nativeTheme = { shouldUseDarkColors: false }
export const powerMonitor = new EventEmitter()
export const powerSaveBlocker = { start: () => 1, stop: () => {} }
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }

process.on('message', (wish: Wish) => {
  if (wish.wish === 'answer') answers.push(wish.value)
  else if (wish.wish === 'quit') app.quit()
  else if (wish.wish === 'close-window') BrowserWindow.getAllWindows()[0]?.close()
  else if (wish.wish === 'open-file') app.emit('open-file', { preventDefault: () => {} }, wish.file)
  else if (wish.wish === 'second-instance')
    app.emit('second-instance', {}, ['studio', ...wish.words], process.cwd())
  else choose(wish.path)
})
// Whoever drives it is gone.
process.on('disconnect', () => process.exit(1))
