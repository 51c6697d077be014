/** Models and their workspace in the window, with the real studio behind `serve`. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '../stage/accessibility.ts'
import { prepareTwoModels } from '../stage/command-line.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test.describe.configure({ mode: 'serial' })

let studio: StudioWindow
let page: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  studio = await StudioWindow.open(browser, {
    view: 'Models',
    prepare: prepareTwoModels,
  })
  page = studio.page
})

test.afterAll(() => studio.close())

function row(name: string) {
  return page.getByRole('grid', { name: 'Models' }).getByRole('row', { name: new RegExp(name) })
}

test('lists models with size and perplexity, and finds them', async () => {
  await expect(row('first')).toBeVisible({ timeout: 20_000 })
  await expect(row('second')).toBeVisible()
  await expect(row('first')).toContainText(/[kM]B/)
  await expectAccessible(page)
  await page.getByLabel('Search names, notes, tags').fill('second')
  await expect(row('first')).toHaveCount(0)
  await page.getByLabel('Search names, notes, tags').fill('')
})

test('keeps name, tags and notes when their field is left', async () => {
  await row('first').click()
  await page.getByLabel('Notes', { exact: true }).fill('The one that was tried first.')
  await page.getByLabel('Tags', { exact: true }).fill('small，tried')
  await page.getByLabel('Name', { exact: true }).fill('first of all')
  await page.getByLabel('Name', { exact: true }).blur()
  await expect(row('first of all')).toContainText('tried')
  await page.reload()
  await expect(row('first of all')).toContainText('small')
  await row('first of all').click()
  await expect(page.getByLabel('Notes', { exact: true })).toHaveValue('The one that was tried first.')
})

test('says what deleting checkpoints frees, and never takes the last one', async () => {
  const checkpoints = page.getByRole('grid', { name: 'Checkpoints' })
  const rows = checkpoints.getByRole('row')
  const all = (await rows.count()) - 1
  await checkpoints.getByRole('checkbox').first().check()
  await expect(page.getByText(/A model keeps at least one checkpoint/)).toBeVisible()
  await checkpoints.getByRole('checkbox').first().uncheck()
  if (all < 2) return
  await checkpoints.getByRole('checkbox').nth(1).check()
  await expect(page.getByText(/deleting frees/)).toBeVisible()
  await page.getByRole('status').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(rows).toHaveCount(all)
})

test('deletes a model, brings it back, deletes it again and finds it among the deleted', async () => {
  await row('second').click()
  const remove = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(row('second')).toHaveCount(0)
  }
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row('second')).toBeVisible()
  await row('second').click()
  await remove()
  await page.getByRole('tab', { name: /Deleted/ }).click()
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeVisible()
  await expectAccessible(page)
})

test('checks everything, and cleans up for good', async () => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Workspace' }).click()
  await expect(page.getByText(studio.workspace, { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Check everything' }).click()
  await expect(page.getByText('everything is sound.').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Clean up' }).click()
  await expect(page.getByText(/1 deleted run is deleted for good/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Clean up' }).click()
  await page.getByRole('tab', { name: /Deleted/ }).click()
  await expect(page.getByText('Nothing was deleted')).toBeVisible({ timeout: 60_000 })
})

test('backs the workspace up and moves it; what is no full path is not accepted', async () => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Workspace' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Back up…' }).click()
  await dialog.getByLabel('New file').fill('somewhere')
  await expect(dialog.getByText('This is no full path.')).toBeVisible()
  await dialog.getByLabel('New file').fill(path.join(studio.folder, 'backup.sqlite'))
  await dialog.getByRole('button', { name: 'Back up' }).click()
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  expect(existsSync(path.join(studio.folder, 'backup.sqlite'))).toBe(true)

  await page.getByRole('button', { name: 'Move…' }).click()
  await dialog.getByLabel('New folder').fill(path.join(studio.folder, 'moved'))
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText(path.join(studio.folder, 'moved'), { exact: true })).toBeVisible({
    timeout: 60_000,
  })
  await page.getByRole('tab', { name: /^Models/ }).click()
  await expect(row('first of all')).toBeVisible({ timeout: 20_000 })
})

test('has nothing serious for axe to find in the dark either, and no faults', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Workspace' }).click()
  await expectAccessible(page)
  expect(studio.faults).toEqual([])
})
