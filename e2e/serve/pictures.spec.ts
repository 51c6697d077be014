/**
 * How a few states look, against pictures of them: for what no other test sees, such as a colour, a gap or a part that
 * lies over another. They are small on purpose (two fifths of the resolution), and their content is always the same. Text is
 * drawn differently by other fonts and browsers, so where it is not drawn as on the machine that made the pictures, the
 * tests are skipped and say so. `npm run e2e -- e2e/serve/pictures.spec.ts --update-snapshots` makes them anew.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { sampleDump } from '../stage/command-line.ts'
import { dropFiles } from '../stage/dropping.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

const drawing = { deviceScaleFactor: 0.4, reducedMotion: 'reduce', timezoneId: 'UTC' } as const
/** A few pixels of a line's edge; a changed colour or a moved part is far more. */
const tolerance = { scale: 'device', maxDiffPixels: 60, timeout: 20_000 } as const

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }, info) => {
  studio = await StudioWindow.open(browser, { ...drawing, colorScheme: 'light' })
  page = studio.page
  const file = path.join(import.meta.dirname, 'pictures.spec.ts-snapshots', 'drawn-as.txt')
  const drawn = await textAsDrawn(page)
  if (info.config.updateSnapshots === 'all') {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, drawn + '\n')
  }
  // Pictures are compared by the pixel, and other fonts differ in all of them: that would tell nothing of the window.
  const isSame = existsSync(file) && readFileSync(file, 'utf8').trim() === drawn
  test.skip(
    !isSame,
    'Text is drawn differently here than where the pictures were made: other fonts or browser.',
  )
})

test.afterAll(async () => {
  await studio.close()
  expect(studio.faults).toEqual([])
})

/** A fingerprint of how this browser draws the window's fonts in both scripts. */
function textAsDrawn(on: Page): Promise<string> {
  return on
    .evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 60 })
      const context = canvas.getContext('2d')!
      context.font = `16px ${getComputedStyle(document.body).fontFamily}`
      context.fillText('BriLLM 0123456789 Wafflings', 4, 24)
      context.fillText('词元的能量，检查点。', 4, 52)
      return canvas.toDataURL()
    })
    .then((picture) => createHash('sha256').update(picture).digest('hex'))
}

async function expectPicture(of: Page | Locator, name: string, mask: Locator[] = []): Promise<void> {
  await ('goto' in of ? of : of.page()).evaluate(() => document.fonts.ready)
  await expect(of).toHaveScreenshot(`${name}.png`, { ...tolerance, mask })
}

test('the first screen', async () => {
  await expect(page.getByText('1,693 articles')).toBeVisible()
  await expectPicture(page, 'welcome', [page.locator('.stays')])
})

test('the first screen in Chinese and dark', async ({ browser }) => {
  const context = await browser.newContext({ ...drawing, locale: 'zh-CN', colorScheme: 'dark' })
  const other = await context.newPage()
  await other.goto(studio.server.address)
  await expect(other.getByText('1,895')).toBeVisible()
  await expectPicture(other, 'welcome-zh-dark', [other.locator('.stays')])
  await context.close()
})

test('a file before its import, dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await dropFiles(page, [sampleDump])
  await expect(page.getByRole('region', { name: 'What is kept' })).toContainText('Kilimanjaro', {
    timeout: 20_000,
  })
  await expectPicture(page, 'file-dark')
  await page.emulateMedia({ colorScheme: 'light' })
})

test('the report of an import', async () => {
  test.setTimeout(120_000)
  await page.getByLabel('Size of the vocabulary').fill('600')
  await page.getByLabel('Articles at most').fill('400')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Train a model' })).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await expectPicture(page.getByRole('tabpanel'), 'report')
})

test('the slider of the minimum count and its chart', async () => {
  await page.getByRole('tab', { name: 'Bigrams' }).click()
  const slider = page.getByRole('slider', { name: 'Minimum count' })
  await slider.press('Home')
  for (let i = 0; i < 5; i++) await slider.press('Shift+ArrowRight')
  await expectPicture(page.locator('section').filter({ has: slider }).last(), 'minimum-count')
})

test('a file that is refused', async () => {
  const zip = path.join(studio.folder, 'archive.zip')
  writeFileSync(zip, Buffer.from('504b0304140000000800', 'hex'))
  await dropFiles(page, [zip])
  const alert = page.getByRole('alert').filter({ hasText: 'ZIP archive' })
  await expect(alert).toBeVisible({ timeout: 20_000 })
  await expectPicture(alert, 'refused')
})
