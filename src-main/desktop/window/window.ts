/** The one window: made from the tables, guarded, and put where it was. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron'
import type { Log } from '../log.ts'
import { startPage } from '../security/app-scheme.ts'
import { valuesOf, webPreferences } from '../security/hardening.ts'
import { initialState, readState, smallest, writeState, type WindowState } from './window-state.ts'

export interface WindowSurroundings {
  readonly make: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly screen: Pick<Screen, 'getAllDisplays'>
  /** Where the place of the window is kept. */
  readonly stateFile: string
  readonly preload: string
  readonly dark: boolean
  readonly log: Log
}

/** What is behind the page until it has drawn itself: the grounds of the two themes, as src-renderer/ui/tokens.css has them. */
export const grounds = { light: '#f1f1ee', dark: '#121517' }

export function openWindow(surroundings: WindowSurroundings): BrowserWindow {
  const { stateFile, preload, log } = surroundings
  const state = readState(
    stateFile,
    surroundings.screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const window = surroundings.make({
    title: 'BriLLM Studio',
    width: state.width,
    height: state.height,
    ...(state.x !== undefined && state.y !== undefined && { x: state.x, y: state.y }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: surroundings.dark ? grounds.dark : grounds.light,
    webPreferences: { ...valuesOf(webPreferences), preload },
  })
  rememberState(window, state, stateFile)
  reviveRenderer(window, log)
  window.once('ready-to-show', () => {
    if (state.maximised) window.maximize()
    if (state.fullScreen) window.setFullScreen(true)
    window.show()
  })
  window.loadURL(startPage).catch((error: unknown) => log(`the window could not be loaded: ${String(error)}`))
  return window
}

function rememberState(window: BrowserWindow, start: WindowState, file: string): void {
  let timer: NodeJS.Timeout | undefined
  let last = start
  const note = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return
    const { x, y, width, height } = window.getNormalBounds()
    last = { x, y, width, height, maximised: window.isMaximized(), fullScreen: window.isFullScreen() }
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      note()
      writeState(file, last)
    }, 500)
  }
  for (const event of [
    'resize',
    'move',
    'maximize',
    'unmaximize',
    'enter-full-screen',
    'leave-full-screen',
  ] as const)
    window.on(event as 'resize', later)
  window.on('close', note)
  window.on('closed', () => {
    clearTimeout(timer)
    if (last !== initialState) writeState(file, last)
  })
}

/** A page whose process died is loaded again; not for ever, lest it spins. */
function reviveRenderer(window: BrowserWindow, log: Log): void {
  let revivals = 0
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`the window's process ended: ${reason}, ${exitCode}`)
    if (reason === 'clean-exit' || window.isDestroyed() || ++revivals > 3) return
    window.webContents.reload()
  })
}
