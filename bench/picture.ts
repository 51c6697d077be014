/**
 * How fast the explorer's picture is at the size that is promised, 4,000 nodes and 20,000 edges: from the studio's answer
 * to the first picture, and what a frame costs while the pointer hovers and pans. The real studio behind `serve`, a real
 * browser, a model of 4,000 tokens on the English sample.
 *
 *   BRILLM_BENCH_WORKSPACE=a folder that is filled already, with the model as its newest
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { browserFlags, findChromium } from '../e2e/stage/chromium.ts'
import { brillm, sampleDump } from '../e2e/stage/command-line.ts'
import { serveStudio } from '../e2e/stage/served-studio.ts'
import { temporaryFolder } from '../fixtures/workspace.ts'
import { recordFrames, type FrameFigures } from './window/frames.ts'
import { pictureTimes, watchPictures, type PictureTimes } from './window/picture-times.ts'

const kept = process.env.BRILLM_BENCH_WORKSPACE
const moving = 5 // seconds

export interface PictureFigures {
  readonly picture: PictureTimes
  /** Messages to the studio while the pointer moved. */
  readonly asked: number
  readonly frames: Readonly<Record<string, FrameFigures>>
}

export async function benchPicture(): Promise<PictureFigures> {
  console.log('Picture (4,000 nodes, 20,000 edges)')
  const folder = temporaryFolder()
  const workspace = kept ?? path.join(folder.path, 'workspace')
  if (!existsSync(path.join(workspace, 'workspace.sqlite'))) {
    brillm(workspace, 'import', sampleDump, '--vocabulary', '4000')
    const settings = ['minBigramCount=2', 'steps=2', 'batchSequences=4', 'window=16', 'evaluations=1']
    brillm(workspace, 'train', '--name', 'Wide', ...settings.flatMap((one) => ['--set', one]))
  }
  const server = await serveStudio(workspace)
  const browser = await chromium.launch({ executablePath: findChromium(), args: browserFlags })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    await watchPictures(page)
    await page.goto(server.address)
    const figures = await measure(browser, page)
    const { picture, asked, frames } = figures
    console.log(`  answer of ${picture.bytes} bytes, first picture ${Math.round(picture.wait)} ms after it`)
    console.log(`  messages to the studio while hovering and panning: ${asked}`)
    console.table(
      Object.entries(frames).map(([what, { seconds, tasks, script, percentile99, longest }]) => ({
        what,
        'tasks/s': Math.round(tasks / seconds),
        'script ms/s': Math.round(script),
        'p99 ms': Math.round(percentile99),
        'longest ms': Math.round(longest),
      })),
    )
    return figures
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

async function measure(browser: Browser, page: Page): Promise<PictureFigures> {
  await page.getByRole('link', { name: 'Explore', exact: true }).click()
  const status = page.locator('.status')
  await status.filter({ hasText: /^120 of/ }).waitFor({ timeout: 60_000 })
  const count = page.getByRole('slider', { name: 'How many' })
  const frames: Record<string, FrameFigures> = {}
  await count.focus()
  // The longest task is the one that makes the picture of the answer.
  const [showing] = await Promise.all([recordFrames(browser, page, 2 * moving), count.press('End')])
  frames.showing = showing
  await status.filter({ hasText: /^4,000 of 4,000 nodes · 20,000 of/ }).waitFor({ timeout: 120_000 })
  const picture = await pictureTimes(page)
  if (picture === undefined) throw new Error('no picture of that size was drawn')
  const box = (await page.getByRole('application', { name: 'Graph' }).boundingBox())!
  const around = async (): Promise<void> => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const ends = performance.now() + moving * 1000
    for (let step = 0; performance.now() < ends; step++)
      await page.mouse.move(x + 150 * Math.cos(step / 6), y + 150 * Math.sin(step / 6))
  }
  const [hovering] = await Promise.all([recordFrames(browser, page, moving), around()])
  frames.hovering = hovering
  await page.mouse.move(box.x + 8, box.y + 8)
  await page.mouse.down()
  const [panning] = await Promise.all([recordFrames(browser, page, moving), around()])
  await page.mouse.up()
  frames.panning = panning
  const after = await pictureTimes(page)
  return { picture, asked: (after?.sent ?? 0) - picture.sent, frames }
}
