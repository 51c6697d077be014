/**
 * How fast the window is: the table, the curves and the overlay of a thousand runs of ten thousand points, and what a
 * frame costs while training streams at twenty updates a second. The real studio behind `serve`, a real browser.
 *
 *   BRILLM_BENCH_RUNS=1000   BRILLM_BENCH_POINTS=10000   BRILLM_BENCH_WORKSPACE=a folder that is filled already
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { temporaryFolder } from '../fixtures/workspace.ts'
import { browserFlags, findChromium } from '../e2e/stage/chromium.ts'
import { importSmall, project } from '../e2e/stage/command-line.ts'
import { serveStudio } from '../e2e/stage/served-studio.ts'
import { recordFrames, type FrameFigures } from './window/frames.ts'
import { addRuns } from './window/many-runs.ts'

const runs = Number(process.env.BRILLM_BENCH_RUNS ?? 1000)
const points = Number(process.env.BRILLM_BENCH_POINTS ?? 10_000)
const kept = process.env.BRILLM_BENCH_WORKSPACE
const streaming = 10 // seconds

export interface WindowFigures {
  readonly runs: number
  readonly points: number
  /** From the wish to the picture, milliseconds by the clock. */
  readonly waits: Readonly<Record<string, number>>
  readonly frames: Readonly<Record<string, FrameFigures>>
}

export async function benchWindow(): Promise<WindowFigures> {
  console.log(`Window (${runs} runs of ${points} points each)`)
  const folder = temporaryFolder()
  const workspace = kept ?? path.join(folder.path, 'workspace')
  if (!existsSync(path.join(workspace, 'workspace.sqlite'))) {
    importSmall(workspace)
    addRuns(workspace, runs, points)
  }
  execFileSync(process.execPath, ['scripts/build-when-stale.ts'], { cwd: project, stdio: 'inherit' })
  const server = await serveStudio(workspace)
  const browser = await chromium.launch({ executablePath: findChromium(), args: browserFlags })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    await page.goto(server.address)
    const waits = await measureWaits(page)
    const frames = await measureFrames(browser, page)
    console.table(Object.entries(waits).map(([what, wait]) => ({ what, ms: Math.round(wait) })))
    console.table(
      Object.entries(frames).map(([what, figures]) => ({
        what,
        'tasks/s': Math.round(figures.tasks / figures.seconds),
        'p99 ms': round(figures.percentile99),
        'longest ms': round(figures.longest),
        'over 50 ms': figures.over50,
        'by the clock ms': round(figures.longestByClock),
        'script ms/s': round(figures.script),
        'style+layout ms/s': round(figures.styleAndLayout),
        'paint ms/s': round(figures.paint),
        'layout shift': figures.layoutShift,
      })),
    )
    return { runs, points, waits, frames }
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

async function measureWaits(page: Page): Promise<Record<string, number>> {
  const waits: Record<string, number> = {}
  const time = async (what: string, deed: () => Promise<unknown>): Promise<void> => {
    const began = performance.now()
    await deed()
    waits[what] = performance.now() - began
  }
  const table = page.getByRole('grid', { name: 'Training runs' })
  const rows = table.getByRole('row')
  const search = page.getByLabel('Find by name, tag, note or corpus')
  await time('the view with its newest run', async () => {
    await page.getByRole('link', { name: 'Train', exact: true }).click()
    await page.getByRole('application', { name: /^Loss of Run/ }).waitFor()
    await page.getByText('training', { exact: true }).first().waitFor()
  })
  await time('the table of all runs', async () => {
    await page.getByRole('tab', { name: /All runs/ }).click()
    await rows.nth(5).waitFor()
  })
  await time('sorting by perplexity', async () => {
    await table.getByRole('button', { name: 'Perplexity' }).click()
    await table.locator('th[aria-sort=ascending]').waitFor()
  })
  await time('searching', async () => {
    await search.fill(`run ${runs - 1}`)
    await page.getByText('1 run', { exact: true }).waitFor()
  })
  await search.fill('')
  await time('selecting all', async () => {
    await table.getByRole('checkbox', { name: 'Select all' }).check()
    await page.getByText(/ selected$/).waitFor()
  })
  await table.getByRole('checkbox', { name: 'Select all' }).uncheck()
  for (let row = 1; row <= 8; row++) await rows.nth(row).getByRole('checkbox').check()
  await time('eight runs over each other', async () => {
    await page.getByRole('button', { name: 'Overlay on charts' }).click()
    await page.locator('.toolbar .run').nth(7).waitFor()
    await page.locator('.readings .reading').nth(15).waitFor()
  })
  return waits
}

/** A tiny model, whose steps take milliseconds: as many updates as the studio sends, which is twenty a second. */
async function measureFrames(browser: Browser, page: Page): Promise<Record<string, FrameFigures>> {
  const frames: Record<string, FrameFigures> = {}
  await page.getByRole('tab', { name: 'New run' }).click()
  await page.getByText('It fits this machine.').waitFor({ timeout: 60_000 })
  for (const [name, value] of [
    ['Sequences per step', '8'],
    ['Window', '16'],
    ['Steps', '1000000'],
    ['Name', 'Streaming'],
  ])
    await page.getByLabel(name, { exact: true }).fill(value)
  await page.getByLabel('Neurons per node (d)').selectOption('8')
  await page.getByText('1,000,000', { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Start training' }).click()
  await page
    .getByText(/of 1,000,000 steps/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.waitForTimeout(2000)
  frames['one run'] = await recordFrames(browser, page, streaming)
  const others = page.getByRole('button', { name: 'Overlay', exact: true })
  for (let other = 0; other < 4; other++) {
    await others.click()
    await page.getByRole('menuitem').nth(other).click()
  }
  await page.waitForTimeout(2000)
  frames['with four others'] = await recordFrames(browser, page, streaming)
  await page.getByRole('tab', { name: /All runs/ }).click()
  await page.waitForTimeout(1000)
  frames['the table'] = await recordFrames(browser, page, streaming)
  await page.getByRole('tab', { name: /Streaming/ }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Stopped').first().waitFor()
  return frames
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
