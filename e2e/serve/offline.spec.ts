/** That the stage would notice a program that goes online: its proof in every other spec is worth that much. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { node } from '../stage/command-line.ts'
import { sentry } from '../stage/served-studio.ts'
import { StudioWindow } from '../stage/studio-window.ts'

test('a connection is written down, whoever opens it', () => {
  const folder = temporaryFolder()
  const file = path.join(folder.path, 'sockets.txt')
  const fetching = "fetch('http://127.0.0.1:8449/').catch(() => undefined)"
  const connecting = "require('node:net').connect(8449, '127.0.0.1').on('error', () => undefined)"
  // As the program has its threads: from files. Code that is given to a thread as text begins before the sentry.
  const thread = path.join(folder.path, 'thread.cjs')
  writeFileSync(thread, connecting)
  for (const code of [
    fetching,
    connecting,
    "require('node:dgram').createSocket('udp4').close()",
    `new (require('node:worker_threads').Worker)(${JSON.stringify(thread)})`,
  ]) {
    const before = written(file)
    spawnSync(node, ['--import', sentry, '-e', code], { env: { ...process.env, SOCKETS_FILE: file } })
    expect(written(file), code).toBeGreaterThan(before)
  }
  folder.remove()
})

function written(file: string): number {
  try {
    return readFileSync(file, 'utf8').length
  } catch {
    return 0
  }
}

test('a page that asks for anything elsewhere has a fault, and gets nothing', async ({ browser }) => {
  const studio = await StudioWindow.open(browser)
  const refused = await studio.page.evaluate(() =>
    Promise.all(
      ['https://example.org/', 'http://127.0.0.1:8449/', 'http://localhost:8449/'].map((url) =>
        fetch(url).then(
          () => false,
          () => true,
        ),
      ),
    ),
  )
  expect(refused).toEqual([true, true, true])
  expect(studio.faults.join('\n')).toContain('example.org')
  await studio.page.goto('http://localhost:8449/').catch(() => undefined)
  expect(studio.faults.at(-1)).toContain('asked for http://localhost:8449/')
  await studio.close()
})
