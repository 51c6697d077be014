/** The shell around the window: what the page gets, what it is refused, and what the system is told. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { StandInDesktop } from '../stage/stand-in-desktop.ts'

let folder: string
let removeFolder: () => void
let desktop: StandInDesktop
let page: Page

test.beforeAll(async () => {
  ;({ path: folder, remove: removeFolder } = temporaryFolder())
  writeFileSync(path.join(folder, 'early.txt'), 'A file that the program is opened with.')
  desktop = await StandInDesktop.launch({
    userData: folder,
    workspace: path.join(folder, 'workspace'),
    words: ['.', path.join(folder, 'early.txt')],
    netLog: path.join(folder, 'net.json'),
  })
  page = desktop.page
})
test.afterAll(async () => {
  await desktop.quit()
  removeFolder()
})

test('the window gets the host interface and nothing else of Electron', async () => {
  await expect(page).toHaveTitle(/BriLLM Studio/)
  const found = await page.evaluate(() => ({
    host: Object.keys(window.studioHost).sort(),
    frozen: Object.isFrozen(window.studioHost),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }))
  expect(found.node).toEqual([])
  expect(found.frozen).toBe(true)
  expect(found.host).toEqual(
    [
      ...[
        'connect',
        'kind',
        'notify',
        'onCommand',
        'onOpenFile',
        'onStudio',
        'openExternal',
        'pathOf',
        'pickFile',
      ],
      ...['pickFolder', 'platform', 'recentFiles', 'restartStudio', 'saveFile', 'setLanguage', 'setProgress'],
    ].sort(),
  )
  expect(desktop.all('preferences')).toEqual([
    expect.objectContaining({ sandbox: true, contextIsolation: true, nodeIntegration: false }),
  ])
})

test('every page is sandboxed before there is one, and every permission has its guard', () => {
  expect(desktop.all('secured')).toEqual([
    'enableSandbox',
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
  ])
  const kinds = desktop.reports.map(({ kind }) => kind)
  expect(kinds.lastIndexOf('secured')).toBeLessThan(kinds.indexOf('window'))
})

test('the policy stops inline code, eval, and every connection', async () => {
  const refused = await page.evaluate(async () => {
    const violations: string[] = []
    const code: string = 'data:text/javascript,export default 1'
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    )
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const image = document.createElement('img')
    image.src = 'https://example.org/pixel.png'
    document.body.append(image)
    const attempts = await Promise.allSettled([
      fetch('https://example.org/'),
      fetch('app://studio/index.html'),
      fetch('./index.html'),
      new Promise((_resolve, reject) =>
        new WebSocket('wss://example.org/').addEventListener('error', () => reject(new Error('refused'))),
      ),
      // In a turn of its own: what a test evaluates is exempt from the policy.
      new Promise((resolve, reject) =>
        setTimeout(() => {
          try {
            resolve((0, eval)('1'))
          } catch (error) {
            reject(error instanceof Error ? error : new Error('refused'))
          }
        }),
      ),
      import(code),
    ])
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { violations, attempts: attempts.map(({ status }) => status), ran: 'ran' in window }
  })
  expect(refused.attempts).toEqual(Array(6).fill('rejected'))
  expect(refused.ran).toBe(false)
  expect(new Set(refused.violations)).toEqual(
    new Set(['connect-src', 'img-src', 'script-src', 'script-src-elem']),
  )
})

test('nothing takes the place of the page, and no window opens beside it', async () => {
  const address = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.evaluate(() => window.open('https://arxiv.org/abs/2503.11299'))
  await expect.poll(() => desktop.all('external')).toEqual(['https://arxiv.org/abs/2503.11299'])
  expect(page.url()).toBe(address)
  expect(page.context().pages()).toHaveLength(1)
})

test('links open after a click, and only those on the list', async () => {
  const before = desktop.all('external').length
  const ask = (url: string): Promise<void> =>
    page.evaluate((address) => window.studioHost.openExternal(address), url)
  await page.mouse.click(5, 5)
  await ask('https://evil.example/')
  await ask('file:///etc/passwd')
  await ask('https://dumps.wikimedia.org/')
  await expect.poll(() => desktop.all('external').slice(before)).toEqual(['https://dumps.wikimedia.org/'])
})

test('a dialog picks a file, and it is among the recent ones', async () => {
  const file = path.join(folder, 'picked.xml.bz2')
  writeFileSync(file, '')
  desktop.answer({ canceled: false, filePaths: [file] })
  expect(await page.evaluate(() => window.studioHost.pickFile())).toEqual({
    name: 'picked.xml.bz2',
    path: file,
  })
  const closed = await page.evaluate(async () => (await window.studioHost.pickFile()) === undefined)
  expect(closed).toBe(true)
  const recent = await page.evaluate(() => window.studioHost.recentFiles())
  expect(recent[0]).toEqual({ name: 'picked.xml.bz2', path: file })
})

test('bytes are saved where the person says', async () => {
  const file = path.join(folder, 'saved.csv')
  desktop.answer({ canceled: false, filePath: file })
  const saved = await page.evaluate(() => {
    const bytes = new TextEncoder().encode('step,loss\n')
    return window.studioHost.saveFile('../../saved.csv', 'text/csv', bytes)
  })
  expect(saved).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe('step,loss\n')
})

test('the menu speaks the language that the window is set to', async () => {
  await page.evaluate(() => window.studioHost.setLanguage?.('zh'))
  await expect.poll(() => desktop.all('menu').at(-1)).toEqual(['文件', '编辑', '显示', '前往', '帮助'])
  await page.evaluate(() => window.studioHost.setLanguage?.('en'))
  await expect.poll(() => desktop.all('menu').at(-1)).toEqual(['File', 'Edit', 'View', 'Go', 'Help'])
})

test('the menu leads to the views', async () => {
  desktop.wish({ wish: 'menu', path: ['Go', 'Models'] })
  await expect(page).toHaveURL(/#\/models/)
  desktop.wish({ wish: 'menu', path: ['Go', 'Welcome'] })
  await expect(page).toHaveURL(/#\/welcome/)
})

test('progress and notifications reach the system; malformed ones are refused', async () => {
  await page.evaluate(() => {
    window.studioHost.setProgress(0.25)
    window.studioHost.setProgress(7)
    window.studioHost.setProgress(null)
    window.studioHost.notify('Training has ended', 'perplexity 31')
    window.studioHost.notify('', 'without a title')
  })
  await expect.poll(() => desktop.all('progress').filter((share) => share !== -1)).toEqual([0.25])
  await expect
    .poll(() => desktop.all('notification'))
    .toEqual([{ title: 'Training has ended', body: 'perplexity 31' }])
  const log = (): string => readFileSync(path.join(folder, 'logs/desktop.log'), 'utf8')
  await expect.poll(log).toContain('window:progress refused')
  await expect.poll(log).toContain('window:notify refused')
})

test('not one byte leaves for the network, from no process', async () => {
  await desktop.quit()
  const asked = desktop.all('request').filter(({ url }) => !url.startsWith('app://studio/'))
  expect(asked.filter(({ allowed }) => allowed)).toEqual([])
  expect(desktop.all('socket')).toEqual([])
  expect(sentBytes(path.join(folder, 'net.json'))).toEqual([])
})

/** Events of Chromium's own log that say something was connected or sent. */
function sentBytes(file: string): string[] {
  const log = JSON.parse(readFileSync(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> }
    events: { type: number }[]
  }
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]))
  // The log is one of a browser that ran: an empty one would prove nothing.
  expect(log.events.length).toBeGreaterThan(0)
  return log.events
    .map(({ type }) => names.get(type) ?? '')
    .filter((name) => /^(TCP_CONNECT|SOCKET_BYTES_SENT|UDP_BYTES_SENT|QUIC_SESSION_PACKET_SENT)$/.test(name))
}
