import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { texts } from '../texts.ts'
import { menuCommands, menuTemplate, type MenuState } from './menu.ts'

const state: MenuState = {
  platform: 'linux',
  language: 'en',
  recent: [{ name: 'dump.xml.bz2', path: '/data/dump.xml.bz2' }],
  unpacked: false,
}

function menu(change: Partial<MenuState> = {}) {
  const happened: string[] = []
  const template = menuTemplate(
    { ...state, ...change },
    {
      openRecent: (path) => happened.push(`recent ${path}`),
      clearRecent: () => happened.push('clear'),
      command: (id) => happened.push(`command ${id}`),
      openExternal: (address) => happened.push(`link ${address}`),
    },
  )
  return { template, happened, items: flatten(template) }
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

/** Presses everything that can be pressed. */
function press(items: readonly MenuItemConstructorOptions[]): void {
  for (const { click } of items) (click as (() => void) | undefined)?.()
}

const roles = (items: readonly MenuItemConstructorOptions[]) => items.map(({ role }) => role).filter(Boolean)

describe('the menu', () => {
  it('reaches every command it names, the files and the link', () => {
    const { items, happened } = menu()
    press(items)
    expect(happened.filter((what) => what.startsWith('command')).sort()).toEqual(
      menuCommands.map((id) => `command ${id}`).sort(),
    )
    expect(happened).toContain('clear')
    expect(happened).toContain('recent /data/dump.xml.bz2')
    expect(happened).toContain('link https://arxiv.org/abs/2503.11299')
  })

  it('follows macOS: program menu first, window menu, closing apart from quitting', () => {
    const mac = menu({ platform: 'darwin' })
    expect(mac.template[0].role).toBe('appMenu')
    expect(roles(mac.items)).toEqual(
      expect.arrayContaining(['services', 'hideOthers', 'close', 'windowMenu', 'quit']),
    )
    const settings = mac.items.filter(({ label }) => label === texts.en.settings)
    expect(settings).toHaveLength(1)
  })

  it.each(['linux', 'win32', 'darwin'] as const)(
    'leaves no item to the English of Electron: %s',
    (platform) => {
      const { items } = menu({ platform, language: 'zh', recent: [], unpacked: true })
      const named = items
        .filter(({ type }) => type !== 'separator')
        .map(({ label, role }) => label ?? role ?? '')
      expect(named.filter((name) => name !== 'BriLLM Studio' && !/\p{Script=Han}/u.test(name))).toEqual([])
    },
  )

  it.each(['linux', 'win32'] as const)('follows %s: quitting in the file menu, about in help', (platform) => {
    const { template, items } = menu({ platform })
    expect(template[0].label).toBe('File')
    expect(roles(items)).toEqual(expect.arrayContaining(['quit', 'about']))
    expect(roles(items)).not.toContain('appMenu')
  })

  it('is Chinese where that is asked for', () => {
    const { template, items } = menu({ language: 'zh' })
    expect(template.map(({ label }) => label)).toEqual(['文件', '编辑', '显示', '前往', '帮助'])
    const labels = items.map(({ label, role }) => (role === undefined ? (label ?? '') : ''))
    expect(labels.filter((label) => /^[A-Za-z ]+…?$/.test(label) && label !== '')).toEqual([])
  })

  it('shows developer tools to whoever runs the sources only', () => {
    expect(roles(menu().items)).not.toContain('toggleDevTools')
    expect(roles(menu({ unpacked: true }).items)).toContain('toggleDevTools')
  })

  it('has nothing recent at first', () => {
    const { items } = menu({ recent: [] })
    expect(items.find(({ label }) => label === texts.en.openRecent)?.enabled).toBe(false)
  })
})
