/** The first screen, as somebody meets it who has read nothing: one click, and a model is learning. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await StudioWindow.open(browser, { locale: 'zh-CN' })
  page = studio.page
})

test.afterAll(async () => {
  await studio.close()
  expect(studio.faults).toEqual([])
})

test('everything is on one screen, in both colours', async () => {
  await expect(page.getByRole('heading', { name: '可以做什么' })).toBeVisible()
  await expect(page.getByText('1,895')).toBeVisible()
  const hidden = await page
    .locator('.welcome')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
  expect(hidden).toBe(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
})

test('the sample is imported and trained by one click, and its curves are shown', async () => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: '中文示例' }).click()
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '第一个模型（中文）' })).toBeVisible({ timeout: 90_000 })
  await expect(page).toHaveURL(/#\/train\?run=\d+/)
})

test('what was begun is listed when the person comes back', async () => {
  await page.getByRole('link', { name: '欢迎' }).click()
  await expect(page.getByRole('link', { name: /^第一个模型（中文）/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^sample-zh\.xml\.bz2/ })).toBeVisible()
  await expectAccessible(page)
})
