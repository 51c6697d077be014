/**
 * From a file to a corpus in the window, with the real studio behind `serve`: real files are dropped on the page, their
 * bytes streamed, previewed, imported with progress, read, counted; imports are paused, killed and gone on with.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { writeGeneratedCorpus } from '../../fixtures/generated-corpus.ts'
import { expectAccessible } from '../stage/accessibility.ts'
import { sampleDump } from '../stage/command-line.ts'
import { dropFiles } from '../stage/dropping.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await StudioWindow.open(browser, { view: 'Data' })
  page = studio.page
})

test.afterAll(async () => {
  await studio.close()
  // The studio was killed on purpose, and the window tried to reach it meanwhile.
  expect(studio.faults.filter((fault) => !/WebSocket connection to .* failed/.test(fault))).toEqual([])
})

function entry(name: string | RegExp) {
  return page.getByRole('complementary', { name: 'Files and corpora' }).getByRole('link', { name })
}

test('says how to begin where there is nothing', async () => {
  await expect(page.getByRole('heading', { name: 'No text yet' })).toBeVisible()
  await expectAccessible(page)
})

const hostile: readonly [name: string, bytes: () => Buffer, says: RegExp][] = [
  ['archive.zip', () => Buffer.from('504b0304140000000800', 'hex'), /archive\.zip is a ZIP archive/],
  ['nothing.xml', () => Buffer.alloc(0), /nothing\.xml is empty/],
  ['blanks.txt', () => Buffer.from(' \n'.repeat(500)), /blanks\.txt holds only blanks/],
  ['dump.xml.bz2', () => readFileSync(sampleDump).subarray(0, 200), /Nothing in dump\.xml\.bz2/],
  [
    'picture.txt',
    () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)]),
    /is a PNG image/,
  ],
]

test('files dropped at once are as many to set up; what is no text is refused by its name, with a hint', async () => {
  const files = hostile.map(([name, bytes]) => {
    const file = path.join(studio.folder, name)
    writeFileSync(file, bytes())
    return file
  })
  // More than the studio takes at once: they are sent in turn.
  await dropFiles(page, [sampleDump, ...files])
  await expect(entry(/^sample-en\.xml\.bz2/)).toBeVisible()
  for (const [name, , says] of hostile) {
    await entry(new RegExp(`^${name}.*refused`)).click({ timeout: 30_000 })
    const alert = page.getByRole('alert').filter({ hasText: says })
    await expect(alert).toContainText(/Choose|Download/)
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(entry(new RegExp(`^${name}`))).toHaveCount(0)
  }
})

test('what can still be read is: a dump that breaks off, UTF-16, a name that misleads', async () => {
  const text = 'The cat sat on the mat, and the dog lay on the rug all day long. '.repeat(4)
  const files = Object.entries({
    'cut.xml.bz2': readFileSync(sampleDump).subarray(0, 300_000),
    'wide.txt': Buffer.from(`\ufeff${text}\n\n${text}`, 'utf16le'),
    'misleading.pdf': readFileSync(sampleDump),
  }).map(([name, bytes]) => {
    const file = path.join(studio.folder, name)
    writeFileSync(file, bytes)
    return file
  })
  await dropFiles(page, files)
  for (const file of files) {
    await entry(new RegExp(`^${path.basename(file)}`)).click()
    await expect(page.getByRole('region', { name: 'What is kept' })).toContainText(/\w/, { timeout: 20_000 })
    await page.getByRole('button', { name: 'Discard' }).click()
  }
})

test('shows what the file is, and its first articles beside their source', async () => {
  await entry(/^sample-en/).click()
  await expect(page.getByText('MediaWiki dump')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('bzip2').first()).toBeVisible()
  const source = page.getByRole('region', { name: 'In the file' })
  const kept = page.getByRole('region', { name: 'What is kept' })
  await expect(kept).not.toBeEmpty()
  const text = await kept.innerText()
  await page.getByRole('button', { name: 'Next article' }).click()
  await expect(kept).not.toHaveText(text)
  await expect(source).not.toBeEmpty()
  await expectAccessible(page)
})

test('options change the preview; without a namespace nothing can start', async () => {
  const start = page.getByRole('button', { name: 'Import', exact: true })
  await page.getByLabel('Shortest article').fill('900000')
  await expect(page.getByText('No article at the beginning of this file passes these options.')).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Defaults' }).click()
  await expect(page.getByRole('region', { name: 'What is kept' })).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('0 (articles)').uncheck()
  await expect(page.getByText('At least one namespace is needed.')).toBeVisible()
  await expect(start).toBeDisabled()
  await page.getByLabel('0 (articles)').check()
  await expect(start).toBeEnabled()
})

test('imports with progress and reports what it found', async () => {
  test.setTimeout(120_000)
  await page.getByLabel('Size of the vocabulary').fill('600')
  await page.getByLabel('Articles at most').fill('400')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Train a model' })).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('heading', { name: 'sample-en.xml.bz2' })).toBeVisible()
  await expect(page.getByText('600').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What cleaning removed' })).toBeVisible()
  await expectAccessible(page)
})

test('articles can be found, read, and seen as tokens', async () => {
  await page.getByRole('tab', { name: /^Articles/ }).click()
  const rows = page.getByRole('grid', { name: 'Titles' }).getByRole('row')
  await expect(rows.nth(3)).toBeVisible()
  const title = (
    await rows.nth(3).getByRole('gridcell').first().or(rows.nth(3).locator('td').first()).first().innerText()
  ).trim()
  await page.getByLabel('Search titles').fill(title)
  await expect(page.getByText(/titles searched/)).toBeVisible()
  await rows.filter({ hasText: title }).first().click()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Tokens' }).check()
  await expect(page.getByText(/characters per token/)).toBeVisible()
  await page.getByLabel('Search titles').fill('no such title anywhere')
  await expect(page.getByText('No title holds “no such title anywhere”.')).toBeVisible()
  await expectAccessible(page)
})

test('the slider of the minimum count forecasts the model at once', async () => {
  await page.getByRole('tab', { name: 'Bigrams' }).click()
  const slider = page.getByRole('slider', { name: 'Minimum count' })
  await slider.focus()
  await page.keyboard.press('Home')
  const edges = page.getByText(/Own edges \(left\)/)
  const before = await edges.innerText()
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight')
  await expect(edges).not.toHaveText(before)
  await expect(page.getByText('This fits into the memory of this machine.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Measure this machine' }).click()
  await expect(page.getByText('measured on this machine')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const minimum = await slider.getAttribute('aria-valuetext')
  await page.getByRole('link', { name: 'Train with this minimum count' }).click()
  await expect(page.getByLabel(/Minimum bigram count|Least bigram count/i).first()).toHaveValue(
    minimum!.replaceAll(',', ''),
  )
  await page.goBack()
})

test('the recipe names the file, its checksum and every option', async () => {
  await page.getByRole('tab', { name: 'Recipe' }).click()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await expect(page.getByText('Keep redirects')).toBeVisible()
  await expectAccessible(page)
})

test('the same file with the same options is known again', async () => {
  await dropFiles(page, [sampleDump])
  await expect(page.getByText('MediaWiki dump')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Size of the vocabulary').fill('600')
  await page.getByLabel('Articles at most').fill('400')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Train a model' })).toBeVisible({ timeout: 60_000 })
  await expect(entry(/sample-en/)).toHaveCount(1)
})

test('pauses, waits for its turn, survives a kill, goes on, and is cancelled', async () => {
  test.setTimeout(240_000)
  // Packed, because a browser sends it: 20,000 articles in 5 MB.
  const file = path.join(studio.folder, 'long.jsonl.gz')
  const lines = path.join(studio.folder, 'long.jsonl')
  writeGeneratedCorpus(lines, 20_000)
  writeFileSync(file, gzipSync(readFileSync(lines)))
  await dropFiles(page, [file, sampleDump])
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const pause = page.getByRole('button', { name: 'Pause' })
  await expect(pause).toBeVisible({ timeout: 30_000 })

  // A drop while work goes on is set up meanwhile, and its import waits.
  await entry(/^sample-en.*to be set up/).click()
  await expect(page.getByText(/The import starts when “.*long\.jsonl.*” has ended/)).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Discard' }).click()

  await entry(/^long\.jsonl\.gz/).click()
  await pause.click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(pause).toBeVisible({ timeout: 30_000 })

  await studio.server.kill()
  await studio.serveAgain()
  await entry(/^long\.jsonl\.gz/).click()
  const goOn = page.getByRole('button', { name: 'Resume' })
  await expect(goOn).toBeVisible({ timeout: 30_000 })
  await goOn.click()
  const cancel = page.locator('.page').getByRole('button', { name: 'Cancel' })
  await cancel.click({ timeout: 30_000 })
  await expect(goOn).toBeVisible({ timeout: 60_000 })
})

test('everything is still there after a reload; a corpus is renamed and deleted', async () => {
  await page.reload()
  await entry(/^sample-en/).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('My first text')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'My first text' })).toBeVisible()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(entry(/My first text/)).toHaveCount(0)
})
