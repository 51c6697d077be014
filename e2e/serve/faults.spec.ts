/** What goes wrong around a window at work, with the real studio behind `serve`: killed, cut off, left, gone for good. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { smallFile } from '../../fixtures/small-studio.ts'
import { Cable } from '../stage/cable.ts'
import { importSmall } from '../stage/command-line.ts'
import { dropFiles } from '../stage/dropping.ts'
import { serveStudio } from '../stage/served-studio.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  studio = await StudioWindow.open(browser, { view: 'Train', prepare: importSmall })
  page = studio.page
})

test.afterAll(() => studio.close())

/** The banner; messages of single things come after it. */
const alert = () => page.getByRole('alert').first()
const connection = () => page.getByRole('banner').first().getByRole('status')

/** How far the run has come, by what the window says; -1 while it says nothing. */
async function steps(): Promise<number> {
  const [said] = await page.getByText(/^[\d,]+ of 400,000 steps/).allTextContents()
  return said === undefined ? -1 : Number.parseInt(said.replaceAll(',', ''))
}

const untilSteps = (least: number) =>
  expect.poll(steps, { timeout: 30_000, intervals: [100] }).toBeGreaterThan(least)

test('a studio killed during training: said within three seconds, back by itself, on from what is saved', async () => {
  await page.getByRole('button', { name: 'New run' }).click()
  for (const [name, value] of [
    ['Sequences per step', '8'],
    ['Window', '16'],
    ['Steps', '400000'],
    ['Name', 'long run'],
  ])
    await page.getByLabel(name, { exact: true }).fill(value)
  await page.getByLabel('Neurons per node (d)').selectOption('8')
  await page.getByRole('button', { name: 'Start training' }).click()
  await untilSteps(20)
  // Something is saved, and something beyond it.
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused').first()).toBeVisible({ timeout: 30_000 })
  const saved = await steps()
  await page.getByRole('button', { name: 'Resume' }).click()
  await untilSteps(saved + 5)

  const killed = studio.server.studio
  const said = expect(alert()).toContainText('The connection to the studio is gone', { timeout: 3000 })
  const work = expect(alert()).toContainText('long run', { timeout: 3000 })
  await studio.server.kill()
  await said
  await work
  await expect(page.getByText('The studio is back.')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(/Goes on from the last saved point: .*long run/)).toBeVisible()
  await expect(connection()).toHaveText('Connected')
  await expect(alert()).toHaveText('')
  expect(studio.server.studio).not.toBe(killed)
  expect(studio.server.said).toContain('SIGKILL')
  await untilSteps(saved + 5)
})

test('a line that is cut for a while: tried ever more rarely, and nothing is missing afterwards', async () => {
  const cable = await Cable.to(Number(new URL(studio.server.address).port))
  await page.goto('about:blank')
  await page.goto(cable.through(studio.server.address))
  await page.getByRole('link', { name: 'Train', exact: true }).click()
  await page.getByRole('tab', { name: /long run/ }).click()
  await untilSteps(0)

  cable.pull()
  await expect(alert()).toContainText('The connection to the studio is gone', { timeout: 3000 })
  await expect(alert()).toContainText('Goes on there')
  await expect.poll(() => cable.attempts.length, { timeout: 20_000 }).toBeGreaterThan(4)
  const gaps = cable.attempts.slice(1).map((time, i) => time - cable.attempts[i])
  expect(gaps.at(-1)).toBeGreaterThan(2 * Math.min(...gaps))
  await expect(alert()).toContainText('npm run serve')
  const before = await steps()

  cable.plugIn()
  await expect(connection()).toHaveText('Connected', { timeout: 10_000 })
  await expect(alert()).toHaveText('')
  // The same studio: it never stopped, and nobody is told that it is back.
  await expect(page.getByText('The studio is back.')).toHaveCount(0)
  await untilSteps(before)
  cable.close()
  await studio.load()
})

test('a file that is dropped while a model is trained is imported after it, and disturbs nothing', async () => {
  const small = smallFile(studio.folder)
  await dropFiles(page, [small])
  await expect(page.getByRole('main', { name: 'Data' })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 20_000 })
  await expect(page.getByText('2 jobs')).toBeVisible()
  await page.getByRole('link', { name: 'Train', exact: true }).click()
  await page.getByRole('tab', { name: /long run/ }).click()
  await untilSteps(await steps())
})

test('a tab that is closed: what was sent is imported, what was half sent leaves nothing', async () => {
  // The import waits for the training; the file is with the studio.
  const uploads = path.join(studio.workspace, 'uploads')
  const arrived = (): number => readdirSync(uploads).length
  expect(arrived()).toBe(1)

  const cable = await Cable.to(Number(new URL(studio.server.address).port))
  cable.delay = 50
  const other = await studio.context.newPage()
  await other.goto(cable.through(studio.server.address))
  const large = path.join(studio.folder, 'large.txt')
  writeFileSync(large, 'A sentence of a large text.\n'.repeat(1_000_000))
  await dropFiles(other, [large])
  await expect.poll(arrived, { timeout: 20_000 }).toBe(2)
  await other.close()
  // What the line still holds arrives, and then its end.
  await expect.poll(arrived, { timeout: 30_000 }).toBe(1)
  cable.close()

  await page.close()
  page = await studio.context.newPage()
  await page.goto(studio.server.address)
  await page.getByRole('link', { name: 'Train', exact: true }).click()
  await page.getByRole('tab', { name: /long run/ }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  await expect(page.getByText('small.jsonl').first()).toBeVisible({ timeout: 30_000 })
  await expect.poll(arrived, { timeout: 60_000 }).toBe(0)
})

test('a server that is gone for good: said, with what to do; another one does not take an old window', async () => {
  await studio.server.killAll()
  await expect(alert()).toContainText('The connection to the studio is gone', { timeout: 3000 })
  await expect(connection()).toHaveText('Disconnected')
  await expect(alert()).toContainText('npm run serve', { timeout: 20_000 })
  // What kept it alive was killed; it still saved, and closed the workspace in order.
  expect(readFileSync(path.join(studio.workspace, 'logs/studio.log'), 'utf8').trim()).toMatch(/closed$/)

  const port = Number(new URL(studio.server.address).port)
  studio.server = await serveStudio(studio.workspace, port)
  await expect(alert()).toContainText('The studio refused this window', { timeout: 15_000 })
  await expect(alert()).toContainText('Open the address that the studio printed')
})

test('nothing else has gone wrong', () => {
  // What the browser itself says of a server that is not there.
  const absence = /WebSocket connection to .* failed|Failed to load resource: net::ERR_/
  expect(studio.faults.filter((fault) => !absence.test(fault))).toEqual([])
})
