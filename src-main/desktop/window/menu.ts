/**
 * The native menu, following each system's conventions. What the window can do itself is sent to it as the id of its
 * command, so that menu, palette and shortcuts are one thing; the shortcuts shown here are the window's own, and where
 * both hear a key the menu answers alone. Electron names what it does itself in English only, so every such item has a
 * label of ours.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { texts, type Language, type Texts } from '../texts.ts'

export interface MenuState {
  readonly platform: NodeJS.Platform
  readonly language: Language
  readonly recent: readonly { readonly name: string; readonly path: string }[]
  /** Developer tools are for whoever runs the sources. */
  readonly unpacked: boolean
}

export interface MenuActions {
  openRecent(path: string): void
  clearRecent(): void
  command(id: string): void
  openExternal(address: string): void
}

const views = ['welcome', 'data', 'train', 'explore', 'complete', 'models'] as const

/** Ids of the window's commands that the menu sends. */
export const menuCommands = [
  ...views.map((view) => `go.${view}` as const),
  'app.open',
  'app.palette',
  'app.settings',
  'app.shortcuts',
] as const

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  const text = texts[state.language]
  const mac = state.platform === 'darwin'
  const send = (label: string, id: (typeof menuCommands)[number], accelerator?: string): Item => ({
    label,
    // The window listens for these keys itself.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: () => actions.command(id),
  })
  const settings = send(text.settings, 'app.settings', 'CmdOrCtrl+,')

  const recent: Item = {
    label: text.openRecent,
    enabled: state.recent.length > 0,
    submenu: [
      ...state.recent.map(({ name, path }) => ({
        label: name,
        toolTip: path,
        click: () => actions.openRecent(path),
      })),
      line,
      { label: text.clearRecent, click: () => actions.clearRecent() },
    ],
  }
  const file: Item = {
    label: text.file,
    submenu: [
      send(text.open, 'app.open', 'CmdOrCtrl+O'),
      recent,
      line,
      ...(mac
        ? [{ role: 'close', label: text.close } as const]
        : [settings, line, { role: 'quit', label: text.quit } as const]),
    ],
  }
  const view: Item = {
    label: text.view,
    submenu: [
      send(text.palette, 'app.palette', 'CmdOrCtrl+K'),
      line,
      { role: 'resetZoom', label: text.actualSize },
      { role: 'zoomIn', label: text.zoomIn },
      { role: 'zoomOut', label: text.zoomOut },
      line,
      { role: 'togglefullscreen', label: text.fullScreen },
      ...(state.unpacked ? developerItems(text) : []),
    ],
  }
  const help: Item = {
    role: 'help',
    label: text.help,
    submenu: [
      send(text.shortcuts, 'app.shortcuts'),
      { label: text.paper, click: () => actions.openExternal('https://arxiv.org/abs/2503.11299') },
      ...(mac ? [] : [line, { role: 'about', label: text.about } as const]),
    ],
  }
  return [
    ...(mac ? [applicationMenu(settings, text)] : []),
    file,
    editMenu(text),
    view,
    { label: text.go, submenu: views.map((name) => send(text[name], `go.${name}`)) },
    ...(mac ? [windowMenu(text)] : []),
    help,
  ]
}

/** macOS keeps what concerns the program as a whole under the program's name. */
function applicationMenu(settings: Item, text: Texts): Item {
  return {
    role: 'appMenu',
    label: 'BriLLM Studio',
    submenu: [
      { role: 'about', label: text.about },
      line,
      settings,
      line,
      { role: 'services', label: text.services },
      line,
      { role: 'hide', label: text.hide },
      { role: 'hideOthers', label: text.hideOthers },
      { role: 'unhide', label: text.showAll },
      line,
      { role: 'quit', label: text.quit },
    ],
  }
}

function editMenu(text: Texts): Item {
  return {
    role: 'editMenu',
    label: text.edit,
    submenu: [
      { role: 'undo', label: text.undo },
      { role: 'redo', label: text.redo },
      line,
      { role: 'cut', label: text.cut },
      { role: 'copy', label: text.copy },
      { role: 'paste', label: text.paste },
      { role: 'selectAll', label: text.selectAll },
    ],
  }
}

/** macOS only. */
function windowMenu(text: Texts): Item {
  return {
    role: 'windowMenu',
    label: text.window,
    submenu: [
      { role: 'minimize', label: text.minimise },
      { role: 'zoom', label: text.zoom },
      line,
      { role: 'front', label: text.front },
    ],
  }
}

function developerItems(text: Texts): Item[] {
  return [
    line,
    { role: 'reload', label: text.reload },
    { role: 'toggleDevTools', label: text.developerTools },
  ]
}
