/** The same program in true Electron, where its runtime is installed: what the stand-in cannot show. */
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { installedRuntime, whyNoWindow } from '../../scripts/start.ts'

const electron = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const runtime = installedRuntime(electron)
const obstacle =
  runtime === undefined
    ? "Electron's runtime is not installed (npm start fetches it)"
    : whyNoWindow(process.platform, process.env, process.getuid?.() === 0)

// The runtime is a download of its own, and needs a display: where one is missing nothing can be tried.
test.skip(obstacle !== undefined, obstacle)

let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  if (runtime === undefined) return
  const folder = mkdtempSync(path.join(os.tmpdir(), 'electron-'))
  app = await _electron.launch({
    executablePath: runtime,
    args: ['.', `--user-data-dir=${folder}`],
    env: { ...(process.env as Record<string, string>), BRILLM_WORKSPACE: path.join(folder, 'workspace') },
  })
  page = await app.firstWindow()
})
test.afterAll(async () => {
  await app?.close()
})

test('the window is sandboxed, on its own scheme, and reaches the studio', async () => {
  expect(page.url()).toMatch(/^app:\/\/studio\/index\.html/)
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return (window.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false)
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected')
})

test('no request leaves', async () => {
  const refused = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => false,
      () => true,
    ),
  )
  expect(refused).toBe(true)
})

test('a killed studio is back within three seconds', async () => {
  const studio = await app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'BriLLM Studio engine')?.pid,
  )
  if (studio === undefined) throw new Error('there is no studio process')
  process.kill(studio, 'SIGKILL')
  await expect
    .poll(
      () =>
        app.evaluate(
          ({ app }) => app.getAppMetrics().find(({ name }) => name === 'BriLLM Studio engine')?.pid,
        ),
      { timeout: 3000 },
    )
    .not.toBe(studio)
})
