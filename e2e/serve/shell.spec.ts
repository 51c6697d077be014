/** The frame around the views, with the real studio behind `serve`: ways around, both languages and themes, its loss. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { dropFiles } from '../stage/dropping.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await StudioWindow.open(browser)
  page = studio.page
  await expect(page.getByText('Connected')).toBeAttached()
})

test.afterAll(() => studio.close())

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
  const files = ['a.txt', 'b.txt'].map((name) => path.join(studio.folder, name))
  for (const file of files) writeFileSync(file, '= A =\n\nText of an article.\n')
  await dropFiles(page, files.slice(0, 1), 'dragleave')
  await expect(page.getByText('Drop to import')).toHaveCount(0)
  await dropFiles(page, files)
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
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectAccessible(page)
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
  expect(studio.faults).toEqual([])
})
