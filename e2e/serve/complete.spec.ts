/** Completions in the window, with the real studio behind `serve`: writing, candidates, causes, branches, comparison. */
import { readFileSync } from 'node:fs'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { prepareTwoModels } from '../stage/command-line.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  studio = await StudioWindow.open(browser, {
    view: 'Complete',
    prepare: prepareTwoModels,
  })
  page = studio.page
  page.setDefaultTimeout(15_000)
})

test.afterAll(() => studio.close())

function text(): Locator {
  return page.getByRole('listbox', { name: 'Text, token by token' })
}

function tokens(): Locator {
  return text().getByRole('option')
}

/** Of the whole text in sight. */
async function written(): Promise<string> {
  return (await tokens().allTextContents()).join('')
}

async function complete(prompt: string): Promise<void> {
  await page.getByLabel('Prompt', { exact: true }).fill(prompt)
  await page.keyboard.press('Control+Enter')
  await rested()
}

async function rested(): Promise<void> {
  await expect(page.getByRole('button', { name: 'Complete', exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/^[\d,]+ \+ [\d,]+ tokens$/).first()).toBeVisible()
}

test('begins with an example in the words of the corpus', async () => {
  await expect(page.getByLabel('Prompt', { exact: true })).not.toHaveValue('')
  await rested()
  expect(await tokens().count()).toBeGreaterThan(5)
})

test('shows how one token is computed, in seven steps that the keys turn', async () => {
  await page.getByRole('button', { name: 'How it is computed', exact: true }).click()
  const tour = page.getByRole('dialog', { name: 'How one token is computed' })
  await expect(tour.getByText(/^The prompt is cut into tokens/)).toBeVisible()
  const steps = tour.getByRole('navigation').getByRole('button')
  await expect(steps).toHaveCount(7)
  for (const place of [1, 2, 3, 4, 5]) {
    await page.keyboard.press('ArrowRight')
    await expect(steps.nth(place)).toHaveAttribute('aria-current', 'step')
  }
  // What the window computes from the parameters is what the studio said.
  const looked = tour.getByRole('radio', { checked: true })
  const token = await looked.evaluate((radio) => radio.parentElement?.textContent.trim() ?? '')
  const energy = await tour.locator('.energy strong').innerText()
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  const row = tour.getByRole('row').filter({ has: page.getByRole('cell', { name: token, exact: true }) })
  await expect(row.first().getByRole('cell').nth(1)).toHaveText(energy)
  await page.keyboard.press('Escape')
  // It is out of sight a moment before its window knows.
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.keyboard.press('h')
  await expect(tour).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('writes behind a prompt, in colours', async () => {
  await page.getByLabel('Length', { exact: true }).fill('40')
  await complete('The')
  expect(await tokens().count()).toBeGreaterThan(5)
  const painted = await tokens().evaluateAll(
    (all) => all.filter((token) => (token as HTMLElement).style.background !== '').length,
  )
  expect(painted).toBeGreaterThan(0)
  await expect(page.getByText(/tokens\/s/)).toBeVisible()
})

test('writes the same again with the same seed', async () => {
  const first = await written()
  await complete('The')
  expect(await written()).toBe(first)
})

test('shows candidates of the token looked at, by click and by keys', async () => {
  await tokens().nth(2).click()
  const list = page.getByRole('table', { name: 'Candidates' })
  await expect(list.getByRole('row')).not.toHaveCount(0)
  await expect(page.getByText('Token 3', { exact: true })).toBeVisible()
  await text().focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Token 4', { exact: true })).toBeVisible()
  await expect(page.getByText(/^place \d+$/)).toBeVisible()
  await page.keyboard.press('[')
  await expect(page.getByText('Token 3', { exact: true })).toBeVisible()
})

test('takes another token and keeps both branches', async () => {
  const before = await written()
  const take = page.getByRole('button', { name: /^Take “.*” here$/ }).first()
  await take.click()
  await rested()
  expect(await written()).not.toBe(before)
  await page.getByRole('tab', { name: /^Branches/ }).click()
  const branches = page.getByRole('treeitem')
  await expect(branches).toHaveCount(2)
  await page.getByRole('tree').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  expect(await written()).toBe(before)
})

test('says why a token came, both ways, and asks for another one', async () => {
  await tokens().nth(5).click()
  await page.getByRole('tab', { name: 'Why' }).click()
  await expect(page.getByRole('heading', { name: 'Path through the graph' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('img', { name: /^The last tokens before/ })).toBeVisible()
  await expect(page.getByText(/weights stay as they are/)).toBeVisible()
  await page.getByRole('radio', { name: 'fill up' }).check()
  await expect(page.getByText(/scaled up to 1 again/)).toBeVisible()
  await page.getByRole('tab', { name: 'Candidates' }).click()
  await page
    .getByRole('button', { name: /^Why not/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Forget it' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('heading', { name: /^What would raise/ })).toBeVisible()
  await expect(page.getByText(/What would turn it round:$|was drawn by chance\.$/)).toBeVisible()
})

test('opens the path of a token in the graph, and is as it was on the way back', async () => {
  const before = await written()
  await page.getByRole('link', { name: 'Show this path in the graph' }).click()
  await expect(page).toHaveURL(/#\/explore\?/)
  await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible()
  await expect(page.getByLabel('Prompt', { exact: true })).toHaveValue(/^The/)
  await page.getByRole('link', { name: 'Complete', exact: true }).click()
  await expect.poll(written).toBe(before)
  await expect(page.getByRole('heading', { name: 'Path through the graph' })).toBeVisible()
})

test('exports the explanation as JSON, as pictures and as a page that runs nothing', async () => {
  const saved: Record<string, string> = {}
  const names = ['JSON', 'a web page', 'a picture (SVG)', 'a picture (PNG)'].map(
    (kind) => `Explanation as ${kind}`,
  )
  for (const name of names) {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    saved[name] = readFileSync(await (await download).path(), 'latin1')
  }
  const document = JSON.parse(saved['Explanation as JSON']) as Record<string, unknown>
  expect(document).toMatchObject({ format: 'brillm-studio explanation', version: 1, prompt: 'The' })
  expect(saved['Explanation as a picture (SVG)']).toMatch(/^<svg /)
  expect(saved['Explanation as a picture (PNG)'].slice(1, 4)).toBe('PNG')
  const other = await studio.context.newPage()
  await other.setContent(saved['Explanation as a web page'])
  await expect(other.locator('svg')).toHaveCount(1)
  await expect(other.locator('script')).toHaveCount(0)
  await other.close()
})

test('compares two models on one prompt', async () => {
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(text()).toHaveCount(2, { timeout: 30_000 })
  await rested()
  await expect(page.getByText(/^(First difference at token|Both read the same)/)).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(text()).toHaveCount(1)
})

for (const prompt of ['李白、杜甫；“诗”——《月》！？…', '（１）　ａ<b>&amp;"\'\u0007‮', '😀👩‍👩‍👧 é'])
  test(`continues ${JSON.stringify(prompt)}`, async () => {
    await complete(prompt)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    expect(await tokens().count()).toBeGreaterThan(5)
  })

test('stops a long completion at once, and keeps it', async () => {
  await page.getByLabel('Length', { exact: true }).fill('1000000')
  await page.getByRole('switch', { name: 'Stop where an article would end' }).click()
  await page.getByLabel('Prompt', { exact: true }).fill('The')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Stop', exact: true }).click({ timeout: 30_000 })
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible()
  await page.getByLabel('Length', { exact: true }).fill('10')
})

test('stays quick with a prompt of 40,000 tokens', async () => {
  await page.getByLabel('Prompt', { exact: true }).fill('the city of the river '.repeat(2100))
  await page.keyboard.press('Control+Enter')
  await rested()
  const [read] = /[\d,]+/.exec(
    await page
      .getByText(/^[\d,]+ \+ [\d,]+ tokens$/)
      .first()
      .innerText(),
  ) ?? ['0']
  expect(Number(read.replaceAll(',', ''))).toBeGreaterThan(40_000)
  expect(await tokens().count()).toBeLessThan(2000)
  await text().focus()
  await page.keyboard.press('Control+Home')
  await expect(page.getByText('Token 1', { exact: true })).toBeVisible()
})

test('is there again when the window is opened again', async () => {
  await complete('Once more')
  const before = await written()
  await page.reload()
  await expect(page.getByLabel('Prompt', { exact: true })).toHaveValue('Once more')
  await expect.poll(written).toBe(before)
  await page.getByRole('button', { name: 'Earlier prompts' }).click()
  await page.getByRole('button', { name: /^The/ }).first().click()
  await expect(page.getByLabel('Prompt', { exact: true })).toHaveValue(/^The/)
})

test('is reached from Welcome and the palette: the tour', async () => {
  // The earlier prompt that was opened may have brought back the length of a million.
  await page.getByLabel('Length', { exact: true }).fill('10')
  await complete('Once more')
  const tour = page.getByRole('dialog', { name: 'How one token is computed' })
  await page.getByRole('link', { name: 'Welcome', exact: true }).click()
  await page.getByRole('link', { name: /^See how one token is computed/ }).click()
  await expect(tour.getByText(/^The prompt is cut into tokens/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Welcome', exact: true }).click()
  await page.keyboard.press('Control+K')
  await page.keyboard.type('how one token')
  await page.keyboard.press('Enter')
  await expect(tour.getByText(/^The prompt is cut into tokens/)).toBeVisible()
  await page.keyboard.press('Escape')
})

for (const scheme of ['light', 'dark'] as const)
  test(`has nothing serious for axe to find: ${scheme}`, async () => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const tab of ['Candidates', 'Why', 'Branches']) {
      await page.getByRole('tab', { name: tab }).click()
      await expectAccessible(page)
    }
  })

test('had no faults', () => {
  expect(studio.faults).toEqual([])
})
