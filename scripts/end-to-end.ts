/**
 * The second half of `npm test`: every end-to-end test, in a real browser. Where there is none it says what was not run
 * and how to get one, and fails: tests that did not run have not passed. Words after `--` go to Playwright.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from '../e2e/stage/chromium.ts'

const project = path.resolve(import.meta.dirname, '..')

/** Why the tests cannot run here, or undefined. */
export function obstacle(find: () => string = findChromium): string | undefined {
  try {
    find()
    return undefined
  } catch (error) {
    const files = globSync('e2e/*/*.spec.ts', { cwd: project }).length
    return `Not run: the end-to-end tests, ${files} files in e2e/. ${error instanceof Error ? error.message : String(error)}`
  }
}

if (import.meta.main) {
  const reason = obstacle()
  if (reason !== undefined) {
    process.stderr.write(`\n${reason}\n`)
    process.exitCode = 1
  } else {
    const words = ['test', '--reporter', path.join(project, 'e2e/stage/concise-reporter.ts')]
    const { status } = spawnSync(
      process.execPath,
      [path.join(project, 'node_modules/@playwright/test/cli.js'), ...words, ...process.argv.slice(2)],
      { cwd: project, stdio: 'inherit' },
    )
    process.exitCode = status ?? 1
  }
}
