/** A workspace that another program has open: the window says so and why, and goes on when the person asks again. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { lockWorkspace } from '../../src-main/store/lock.ts'
import { StandInDesktop } from '../stage/stand-in-desktop.ts'

test('the window says why there is no studio, and the button starts it once there can be one', async () => {
  const { path: folder, remove } = temporaryFolder()
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  const release = lockWorkspace(workspace)
  const desktop = await StandInDesktop.launch({ userData: folder, workspace })
  try {
    const alert = desktop.page.getByRole('alert').first()
    await expect(alert).toContainText('The studio does not run.', { timeout: 20_000 })
    await expect(alert).toContainText('Another program')
    release()
    await alert.getByRole('button', { name: 'Start it again' }).click()
    await expect(desktop.page.getByRole('banner').first().getByRole('status')).toHaveText('Connected', {
      timeout: 20_000,
    })
    await expect(alert).toHaveText('')
  } finally {
    await desktop.quit()
    remove()
  }
})
