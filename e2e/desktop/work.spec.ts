/** The desktop app over its real bundles: a file by its path, work that survives its process, leaving and coming back. */
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { smallFile } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { drop, StandInDesktop } from '../stage/stand-in-desktop.ts'

test.describe.configure({ mode: 'serial' })

let folder: string
let removeFolder: () => void
let desktop: StandInDesktop
let page: Page

async function open(words: readonly string[] = []): Promise<void> {
  desktop = await StandInDesktop.launch({
    userData: folder,
    workspace: path.join(folder, 'workspace'),
    words,
  })
  page = desktop.page
}

const connection = () => page.getByRole('banner').first().getByRole('status')

test.beforeAll(async () => {
  ;({ path: folder, remove: removeFolder } = temporaryFolder())
  await open()
})
test.afterAll(async () => {
  desktop.answer({ response: 0 })
  await desktop.quit()
  removeFolder()
})

test('the window speaks the contract with the studio over its port', async () => {
  await expect(connection()).toHaveText('Connected')
  await expect(page.getByText(path.join(folder, 'workspace'))).toBeVisible()
  expect(desktop.all('page')).toEqual([])
})

test('a dropped file is read from where it lies', async () => {
  const file = smallFile(folder)
  await drop(page, 'body', [{ path: file, content: 'not what is in the file' }])
  await expect(page.getByRole('heading', { name: 'small.jsonl' })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('300', { exact: true }).first()).toBeVisible({ timeout: 20_000 })
  expect(await page.evaluate(() => window.studioHost.recentFiles())).toEqual([
    { name: 'small.jsonl', path: file },
  ])
})

test('a second start brings its files to the window that is there', async () => {
  const file = smallFile(mkdtempSync(path.join(folder, 'second-')), 20)
  desktop.wish({ wish: 'second-instance', words: [file] })
  const discard = page.getByRole('button', { name: 'Discard' })
  await expect(discard).toBeVisible()
  await discard.click()
})

test('a studio killed at work is back within three seconds, says so, and goes on', async () => {
  await page.getByRole('link', { name: 'Welcome' }).click()
  await page.getByRole('button', { name: 'English sample' }).click()
  await expect(page.getByText(/1 job/)).toBeVisible()
  await expect.poll(() => desktop.all('progress').some((share) => share > 0), { timeout: 20_000 }).toBe(true)

  const killed = desktop.studio
  process.kill(killed, 'SIGKILL')
  const said = page.getByRole('alert').getByText(/stopped unexpectedly|connection to the studio is gone/)
  await expect(said.or(page.getByText('The studio is back.')).first()).toBeVisible({ timeout: 3000 })
  await expect.poll(() => desktop.studio, { timeout: 3000 }).not.toBe(killed)
  await expect(page.getByText('The studio is back.')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(/Goes on from the last saved point: sample-en/)).toBeVisible()
  await expect(connection()).toHaveText('Connected')
  await expect(page.getByText(/1 job/)).toBeVisible()
})

test('quitting during a job asks, and staying changes nothing', async () => {
  desktop.answer({ response: 1 })
  desktop.wish({ wish: 'close-window' })
  await expect.poll(() => desktop.all('dialog').at(-1)?.message).toBe('Quit while work is going on?')
  await expect(page.getByText(/1 job/)).toBeVisible()
  await expect(connection()).toHaveText('Connected')
})

test('quitting saves the job, and it is there after the next start', async () => {
  desktop.answer({ response: 0 })
  expect(await desktop.quit()).toBe(0)
  await open()
  await expect(connection()).toHaveText('Connected')
  await page.getByRole('link', { name: 'Data' }).click()
  await expect(page.getByText('small.jsonl').first()).toBeVisible()
  await page.getByRole('button', { name: 'Jobs' }).click()
  // The page behind the list may offer the same.
  const list = page.getByRole('banner').first()
  await list
    .getByRole('button', { name: /^Resume/ })
    .first()
    .click()
  await expect(page.getByText(/1 job/)).toBeVisible()
})
