/** The explorer in the window, with the real studio behind `serve`: questions, signal, panels, undo, export, keyboard. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { importSmall, trainWith } from '../stage/command-line.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page
/** The beginning of every message to the studio. */
const sent: string[] = []

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  studio = await StudioWindow.open(browser, {
    view: 'Explore',
    prepare(workspace) {
      importSmall(workspace)
      // So often that there are some: what changed between them is looked at.
      trainWith(workspace, 'first', { steps: 40, checkpointMinutes: 0.001, keepLast: 3 })
    },
  })
  page = studio.page
  const opened = page.waitForEvent('websocket')
  await studio.load()
  const socket = await opened
  socket.on('framesent', ({ payload }) => sent.push(String(payload).slice(0, 200)))
})

test.afterAll(() => studio.close())

/** How many nodes the line under the picture says are shown; 0 while it says something else. */
async function nodesShown(): Promise<number> {
  const text = await page.locator('.status').innerText()
  return Number(/^([\d,]+) of/.exec(text)?.[1].replaceAll(',', '') ?? 0)
}

const settled = { timeout: 30_000 }

test('shows the leading tokens of the newest model', async () => {
  await expect.poll(nodesShown, settled).toBe(120)
  await expect(page.getByRole('tab', { name: 'Nodes 120' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Legend: Colour: Mean energy/ })).toBeVisible()
})

test('finds any token and shows what is around it; undo and redo lead back and forth', async () => {
  const find = page.getByRole('combobox', { name: 'Find a token' })
  await find.fill('the')
  await expect(page.getByRole('listbox', { name: 'Find a token' }).getByRole('option').first()).toBeVisible()
  await find.press('Enter')
  await expect(page.getByText('Followed by').first()).toBeVisible()
  await page.getByRole('button', { name: 'Show around' }).click()
  await expect(page.getByLabel('Show', { exact: true })).toHaveValue('neighbourhood')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Show', { exact: true })).toHaveValue('top')
  await page.getByRole('button', { name: 'Redo' }).click()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByLabel('Show', { exact: true })).toHaveValue('neighbourhood')
  await expect.poll(nodesShown, settled).toBeGreaterThan(1)
})

test('opens an edge with its matrix and its history', async () => {
  await page
    .getByRole('button', { name: /^Followed by/ })
    .first()
    .click()
  await expect(page.getByRole('img', { name: /^8 × 8 matrix/ })).toBeVisible()
  await expect(page.getByText('Singular values')).toBeVisible()
  await expect(page.getByRole('img', { name: /^‖W‖ from/ })).toBeVisible()
})

test('is hovered and moved without asking the studio', async () => {
  const graph = page.getByRole('application', { name: 'Graph' })
  const box = (await graph.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await expect(page.locator('.status')).toHaveText(/^[\d,]+ of/, settled)
  const before = sent.length
  for (let step = -8; step <= 8; step++) await page.mouse.move(x + 20 * step, y + 11 * step)
  await page.mouse.wheel(0, -240)
  await page.mouse.move(x, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(x + 80, box.y + 40, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.press('0')
  expect(sent.slice(before).filter((frame) => frame.includes('graph.'))).toEqual([])
})

test('shows what moved between two checkpoints', async () => {
  const show = page.getByLabel('Show', { exact: true })
  await show.selectOption('difference')
  await expect(page.getByText(/of all own edges moved/)).toBeVisible(settled)
  expect(sent.some((frame) => frame.includes('graph.difference'))).toBe(true)
  await expect(page.getByRole('img', { name: /Δ energy.*ΔW/ })).toBeVisible()
  await show.selectOption('top')
  await expect(page.getByRole('img', { name: /^Legend: Colour: Mean energy/ })).toBeVisible(settled)
})

test('follows the signal of a prompt, step by step', async () => {
  await page.getByRole('textbox', { name: 'Prompt' }).fill('the river and the')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByText(/^Step 1 of \d+$/)).toBeVisible(settled)
  await page.getByRole('button', { name: 'Next step' }).click()
  await expect(page.getByText(/^Step 2 of \d+$/)).toBeVisible()
  await page.getByRole('tab', { name: 'Next' }).click()
  await expect(page.getByRole('table', { name: /^Followed by/ }).getByRole('row')).not.toHaveCount(0)
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.getByText(/^Step 4 of \d+$/)).toBeVisible(settled)
  await page.getByRole('button', { name: 'Remove the signal' }).click()
  await expect(page.getByText(/^Step \d+ of/)).toHaveCount(0)
})

test('leads from node to node by the keyboard', async () => {
  await expect.poll(nodesShown, settled).toBe(120)
  await page.getByRole('application', { name: 'Graph' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'frequency' })).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Preceded by').first()).toBeVisible()
})

test('filters, and says when nothing is left', async () => {
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('slider', { name: 'Frequency, least' }).focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp')
  await expect.poll(nodesShown).toBeLessThan(120)
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect.poll(nodesShown).toBe(120)
  await page.getByRole('searchbox', { name: 'Text contains' }).fill('e')
  await expect.poll(nodesShown).toBeLessThan(120)
  await page.getByRole('searchbox', { name: 'Text contains' }).fill('no such token')
  await expect(page.getByText('The filters leave nothing.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect.poll(nodesShown).toBe(120)
})

test('keeps a view under a name', async () => {
  await page.getByRole('button', { name: 'Named views' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('My view')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByRole('button', { name: /^My view/ })).toBeVisible()
  await page.getByLabel('Colour', { exact: true }).selectOption('community')
  await page.getByRole('button', { name: /^My view/ }).click()
  await expect(page.getByLabel('Colour', { exact: true })).toHaveValue('energy')
})

test('exports what is shown', async () => {
  const saved = async (item: string): Promise<Buffer> => {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    return readFileSync(await (await download).path())
  }
  const svg = String(await saved('SVG drawing'))
  expect(svg.match(/<circle [^>]*fill="#/g)?.length).toBeGreaterThanOrEqual(120)
  expect(svg).toContain('Colour: Mean energy')
  expect([...(await saved('PNG picture')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  expect(String(await saved('GEXF graph')).match(/<node id/g)).toHaveLength(120)
})

test('has no serious fault for assistive technology, in both themes', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectAccessible(page)
  }
})

test('went without a fault', () => {
  expect(studio.faults).toEqual([])
})
