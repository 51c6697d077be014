/** Permissions, network, navigation and links: deny by default, and say so in the log. */
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { startPage } from './app-scheme.ts'
import { contentSecurityPolicy, directives } from './content-security-policy.ts'
import { externalLink, hosts } from './external-links.ts'
import { chromiumSwitches, fuses, valuesOf, webPreferences } from './hardening.ts'
import { guardNavigation } from './navigation.ts'
import { guardNetwork, isLocal } from './network.ts'
import { guardPermissions, isGranted, permissions } from './permissions.ts'

describe('tables', () => {
  it.each(
    Object.entries({ ...webPreferences, ...fuses, ...chromiumSwitches, ...permissions, ...directives }),
  )('%s says its reason', (_name, { reason }) => {
    expect(reason.length).toBeGreaterThan(5)
  })

  it('keep Node and the rest of the machine out of the page', () => {
    expect(valuesOf(webPreferences)).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      experimentalFeatures: false,
      spellcheck: false,
    })
  })

  it('have every fuse that security asks for', () => {
    expect(valuesOf(fuses)).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    })
  })

  it('let the page load nothing but its bundle and connect to nothing', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(contentSecurityPolicy).toContain("connect-src 'none'")
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
  })
})

describe('permissions', () => {
  it('are granted when listed so, and only to our own page', () => {
    expect(isGranted('clipboard-sanitized-write', startPage)).toBe(true)
    expect(isGranted('clipboard-sanitized-write', 'https://example.org')).toBe(false)
    for (const name of ['media', 'geolocation', 'never-heard-of', 'constructor', '__proto__'])
      expect(isGranted(name, startPage)).toBe(false)
  })

  it('are what the session is told', () => {
    const told: Record<string, (...words: never[]) => unknown> = {}
    guardPermissions({
      setPermissionRequestHandler: (handler) => void (told.request = handler as never),
      setPermissionCheckHandler: (handler) => void (told.check = handler as never),
      setDevicePermissionHandler: (handler) => void (told.device = handler as never),
    })
    const answers: boolean[] = []
    const answer = (granted: boolean): void => void answers.push(granted)
    told.request(...([null, 'fullscreen', answer, { requestingUrl: startPage }] as never[]))
    told.request(...([null, 'media', answer, { requestingUrl: startPage }] as never[]))
    expect(answers).toEqual([true, false])
    expect(told.check(...([null, 'usb', startPage] as never[]))).toBe(false)
    expect(told.device()).toBe(false)
  })
})

describe('the network', () => {
  it.each([
    startPage,
    'app://studio/assets/index.js',
    'blob:app://studio/5f1c',
    'data:image/png;base64,AA',
    'devtools://devtools/bundled/x.html',
  ])('is not needed for %s', (url) => expect(isLocal(url)).toBe(true))

  it.each([
    'https://example.org/',
    'http://127.0.0.1:8080/',
    'ws://localhost/',
    'wss://example.org',
    'file:///etc/passwd',
    'app://elsewhere/',
    'blob:https://example.org/5f1c',
    'ftp://example.org',
    'chrome-extension://x/',
    '',
  ])('is refused to %s', (url) => expect(isLocal(url)).toBe(false))

  it('is kept from the session, and downloads too', () => {
    type Before = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void
    let before: Before = () => undefined
    const log: string[] = []
    const session = Object.assign(new EventEmitter(), {
      webRequest: { onBeforeRequest: (listener: Before) => void (before = listener) },
    })
    guardNetwork(session as never, (line) => log.push(line))
    const decided: unknown[] = []
    before({ url: startPage }, (response) => decided.push(response.cancel))
    before({ url: 'https://example.org/pixel' }, (response) => decided.push(response.cancel))
    expect(decided).toEqual([false, true])
    let prevented = false
    const item = { getURL: () => 'https://example.org/file' }
    session.emit('will-download', { preventDefault: () => (prevented = true) }, item)
    expect(prevented).toBe(true)
    expect(log).toHaveLength(2)
  })
})

describe('navigation', () => {
  const guarded = () => {
    const opened: string[] = []
    let handler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (given: typeof handler) => void (handler = given),
    })
    guardNavigation(
      contents as never,
      (address) => opened.push(address),
      () => undefined,
    )
    const goes = (event: string, url: string): boolean => {
      let prevented = false
      contents.emit(event, { url, preventDefault: () => (prevented = true) })
      return !prevented
    }
    return { goes, opened, open: (url: string) => handler({ url }) }
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays on our page', (event) => {
    const { goes } = guarded()
    expect(goes(event, startPage)).toBe(true)
    expect(goes(event, `${startPage}#/train?run=3`)).toBe(true)
    for (const url of [
      'https://example.org',
      'app://studio/other.html',
      `${startPage}.evil`,
      'file:///x',
      'javascript:1',
    ])
      expect(goes(event, url)).toBe(false)
  })

  it('attaches no webview and opens no window; links go to the list', () => {
    const { goes, open, opened } = guarded()
    expect(goes('will-attach-webview', startPage)).toBe(false)
    expect(open('https://arxiv.org/abs/2503.11299')).toEqual({ action: 'deny' })
    expect(opened).toEqual(['https://arxiv.org/abs/2503.11299'])
  })
})

describe('external links', () => {
  it.each(Object.keys(hosts))('lead to %s', (host) =>
    expect(externalLink(`https://${host}/a?b#c`)).toBe(`https://${host}/a?b#c`),
  )

  it.each([
    'http://arxiv.org/',
    'https://arxiv.org.evil.example/',
    'https://arxiv.org@evil.example/',
    'https://user:pass@arxiv.org/',
    'https://arxiv.org:8443/',
    'https://toString/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'not an address',
    `https://arxiv.org/${'x'.repeat(3000)}`,
  ])('do not lead to %.60s', (address) => expect(externalLink(address)).toBeUndefined())
})
