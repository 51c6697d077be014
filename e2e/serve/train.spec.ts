/** Training in the window, with the real studio behind `serve`: forecast, start, curves, pause, resume, table, reopen. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { importSmall } from '../stage/command-line.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  studio = await StudioWindow.open(browser, { view: 'Train', prepare: importSmall })
  page = studio.page
})

test.afterAll(() => studio.close())

async function set(name: string, value: string): Promise<void> {
  await page.getByLabel(name, { exact: true }).fill(value)
}

test('says how to begin where there is no run', async () => {
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible()
  await page.getByRole('button', { name: 'New run' }).click()
})

test('forecasts what the settings cost, and marks what is changed', async () => {
  await expect(page.getByText('It fits this machine.')).toBeVisible({ timeout: 20_000 })
  await set('Sequences per step', '8')
  await set('Window', '16')
  await set('Steps', '40000')
  await page.getByLabel('Neurons per node (d)').selectOption('8')
  await expect(page.getByText('4 changed').first()).toBeVisible()
  await expect(page.getByText('40,000', { exact: true })).toBeVisible()
})

test('says what is known of every engine, tries one, and lets a person choose by the keyboard', async () => {
  const engines = page.getByRole('radiogroup', { name: 'What trains the model' })
  await expect(engines.getByRole('radio')).toHaveCount(4)
  await expect(engines.getByRole('radio', { name: 'Automatic' })).toBeChecked()
  await page.getByRole('button', { name: /^Test( again)? · Processor$/ }).click()
  const processor = page.locator('[data-engine="wasm"]')
  await expect(processor.getByText(/^[\d,]+ tokens\/s for (this|another) model, measured/)).toBeVisible({
    timeout: 60_000,
  })
  await engines.getByRole('radio', { name: 'Automatic' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(engines.getByRole('radio', { name: 'Processor' })).toBeChecked()
  await expect(processor.getByText('Chosen')).toBeVisible()
  await expect(page.getByText('5 changed').first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('4 changed').first()).toBeVisible()
})

test('refuses a value outside its range in place, and keeps the old one', async () => {
  await set('Learning rate', '50')
  await expect(page.getByText('The most is 10.')).toBeVisible()
  await page.getByLabel('Window', { exact: true }).focus()
  await expect(page.getByLabel('Learning rate', { exact: true })).toHaveValue('0.001')
})

test('trains, and the curves grow', async () => {
  await set('Name', 'first run')
  await page.getByRole('button', { name: 'Start training' }).click()
  await expect(page.getByRole('heading', { name: 'first run' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/^On .+ threads?/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/[\d,]+ of 40,000 steps/)).toBeVisible({ timeout: 30_000 })
  const chart = page.getByRole('application', { name: /^Loss of first run/ })
  await chart.focus()
  await page.keyboard.press('ArrowRight')
  await expect(chart.getByText('smoothed')).toBeVisible()
  await chart.blur()
})

test('moves nothing while numbers stream', async () => {
  const shifts = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = []
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { sources } = entry as unknown as { sources: { node?: Node }[] }
            seen.push(...sources.map(({ node }) => node?.textContent ?? 'something'))
          }
        })
        observer.observe({ type: 'layout-shift' })
        setTimeout(() => {
          observer.disconnect()
          resolve(seen)
        }, 4000)
      }),
  )
  expect(shifts).toEqual([])
})

test('pauses at a step that is saved, goes on, and stops for good', async () => {
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('Running').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped').first()).toBeVisible({ timeout: 30_000 })
})

test('shows samples, checkpoints and what the run is worth beside n-grams', async () => {
  test.setTimeout(120_000)
  await expect(page.getByText(/Evaluation \d+ of \d+/)).toBeVisible()
  await page.getByRole('tab', { name: 'Checkpoints' }).click()
  await expect(page.getByText('exact resume')).toBeVisible()
  await page.getByRole('tab', { name: 'About' }).click()
  await expect(page.getByText('Training was paused.')).toBeVisible()
  await expect(page.getByText('Training was stopped.')).toBeVisible()
  await page.getByRole('tab', { name: 'Evaluation' }).click()
  const score = page.getByRole('button', { name: 'Score them' })
  if (await score.isVisible()) await score.click()
  await expect(page.getByRole('rowheader', { name: 'Kneser-Ney 5' })).toBeVisible({ timeout: 90_000 })
})

test('zooms by dragging and shows everything again by a double click', async () => {
  const chart = page.getByRole('application', { name: /^Loss of/ })
  const box = (await chart.boundingBox())!
  await page.mouse.move(box.x + 120, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 60, { steps: 5 })
  await page.mouse.up()
  await expect(page.getByRole('button', { name: 'Whole run' })).toBeVisible()
  await page.mouse.dblclick(box.x + 160, box.y + 60)
  await expect(page.getByRole('button', { name: 'Whole run' })).toBeHidden()
})

test('exports a chart as SVG and all points as CSV', async () => {
  for (const [item, ending] of [
    ['Vector picture (SVG)', /\.svg$/],
    ['Picture (PNG)', /\.png$/],
    ['All points (CSV)', /\.csv$/],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).first().click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    expect((await download).suggestedFilename()).toMatch(ending)
  }
})

test('describes, deletes and brings back in the table of runs', async () => {
  await page.getByRole('tab', { name: /All runs/ }).click()
  await page.getByText('first run', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Rename, tags, notes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tags').fill('small, tried')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('tried')).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No runs yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('tried')).toBeVisible()
})

test('has nothing serious that a screen reader would stumble over, on any of its pages', async () => {
  test.setTimeout(120_000)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('tab', { name: /New run/ }).click()
    await expect(page.getByText('It fits this machine.')).toBeVisible()
    const details = page.locator('[data-engine] summary')
    await expect(details.first()).toBeVisible()
    for (const summary of await details.all()) await summary.click()
    await expectAccessible(page)
    await page.getByRole('tab', { name: /first run/ }).click()
    await expect(page.getByRole('application', { name: /^Loss of/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('tab', { name: /All runs/ }).click()
    await expect(page.getByRole('grid', { name: 'Training runs' })).toBeVisible()
    await expectAccessible(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
})

test('continues a checkpoint, and shows both runs over parallel axes', async () => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: /first run/ }).click()
  await page.getByRole('tab', { name: 'Checkpoints' }).click()
  await page.getByRole('button', { name: 'Train on from here' }).first().click()
  await expect(page.getByText(/Continues from checkpoint \d+/)).toBeVisible()
  await set('Steps', '20')
  await set('Name', 'second run')
  await page.getByRole('button', { name: 'Start training' }).click()
  await expect(page.getByRole('heading', { name: 'second run' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Finished').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('tab', { name: 'Checkpoints' }).click()
  await expect(page.getByRole('button', { name: 'first run' })).toBeVisible()
  await page.getByRole('tab', { name: /All runs/ }).click()
  await page.getByRole('button', { name: 'Parallel axes' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Steps', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('is all there after the window is opened again', async () => {
  await page.reload()
  await page.getByRole('link', { name: 'Train', exact: true }).click()
  await page.getByRole('tab', { name: /second run/ }).click()
  await expect(page.getByText('Finished').first()).toBeVisible()
  await expect(page.getByText(/Evaluation \d+ of \d+/)).toBeVisible()
  expect(studio.faults).toEqual([])
})
