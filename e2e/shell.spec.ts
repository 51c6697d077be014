/** The frame around the views, with the real studio behind `serve`: ways around, both languages and themes, its loss. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { serveStudio, type ServedStudio } from './served-studio.ts'

test.describe.configure({ mode: 'serial' })

let folder: string
let studio: ServedStudio
let context: BrowserContext
let page: Page
const faults: string[] = []

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shell-'))
  studio = await serveStudio(path.join(folder, 'workspace'))
  // Axe wants a context of its own.
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(studio.address)
  await expect(page.getByText('Connected')).toBeAttached()
})

test.afterAll(async () => {
  await context.close()
  await studio.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function seriousFindings(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** A drag over the window, as far as a page can tell; `drop` lets it go there. */
async function drag(names: readonly string[], drop: boolean): Promise<void> {
  await page.evaluate(
    ([files, types]) => {
      const dataTransfer = new DataTransfer()
      for (const name of files) dataTransfer.items.add(new File(['= A =\n\nText of an article.\n'], name))
      for (const type of types)
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [names, drop ? ['dragenter', 'dragover', 'drop'] : ['dragenter', 'dragover', 'dragleave']] as const,
  )
}

test('shows every view, by its link and by its keys', async () => {
  const views = { Data: 'd', Train: 't', Explore: 'e', Complete: 'c', Models: 'm', Welcome: 'w' }
  for (const [name, key] of Object.entries(views)) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('main', { name })).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(`^${name}`))
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
  }
})

test('finds commands in the palette', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('go models')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Models' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible()
})

test('lists its shortcuts, and gives the focus back', async () => {
  const link = page.getByRole('link', { name: 'Welcome', exact: true })
  await link.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Train')
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})

test('says where a file that hovers would go, and takes it to the data view', async () => {
  await drag(['a.txt'], false)
  await expect(page.getByText('Drop to import')).toHaveCount(0)
  await drag(['a.txt', 'b.txt'], true)
  await expect(page.getByRole('main', { name: 'Data' })).toBeVisible()
  await page.getByRole('link', { name: 'Welcome', exact: true }).click()
})

for (const [theme, choice] of [
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const)
  test(`is ${theme} where that is wished, and readable`, async () => {
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name: choice }).check({ force: true })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    expect(await seriousFindings()).toEqual([])
    await page.keyboard.press('Escape')
    expect(await seriousFindings()).toEqual([])
  })

test('speaks Chinese at once, and remembers it', async () => {
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: '简体中文' }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: '数据', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('link', { name: '数据', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('English')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Data', exact: true })).toBeVisible()
})

test('does not move while numbers stream', async () => {
  await page.getByRole('link', { name: 'Welcome', exact: true }).click()
  await page.getByRole('button', { name: 'English sample' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByText('1 job')).toBeVisible()
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) total += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: false })
        setTimeout(() => resolve(total), 2000)
      }),
  )
  expect(shift).toBeLessThan(0.01)
})

test('has had no fault so far', () => {
  expect(faults).toEqual([])
})

test('says within three seconds that the studio is gone, and what was under way', async () => {
  await studio.kill()
  await expect(page.getByRole('alert')).toContainText('The connection to the studio is gone', {
    timeout: 3000,
  })
  await expect(page.getByRole('alert')).toContainText('sample-en')
  await expect(page.getByText('Disconnected')).toBeVisible()
})
