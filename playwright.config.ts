/**
 * End-to-end tests, in a real browser and with nothing faked behind it, in the forms the program has: behind `serve`;
 * as the desktop's real bundles through the Electron stand-in; and in true Electron where its runtime is installed.
 * `npm test` runs them all; `npm run e2e -- --project=serve` one form.
 */
import { defineConfig } from '@playwright/test'
import { browserFlags, findChromium } from './e2e/stage/chromium.ts'

export default defineConfig({
  outputDir: 'test-results',
  globalSetup: './e2e/stage/prepare.ts',
  timeout: 60_000,
  // The studio uses every core already.
  workers: 1,
  // A file that fails on a busy machine is tried once more; what passed only then is called flaky.
  retries: 1,
  fullyParallel: false,
  reporter: process.env.CI === undefined ? 'list' : [['list'], ['html', { open: 'never' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: findChromium(), args: browserFlags },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'serve', testDir: 'e2e/serve' },
    { name: 'desktop-stand-in', testDir: 'e2e/desktop' },
    { name: 'electron', testDir: 'e2e/electron' },
  ],
})
