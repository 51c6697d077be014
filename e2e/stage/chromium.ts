/** Which browser the tests use, and how it is started. */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** $CHROMIUM, the system's, or the one that Playwright has downloaded. @throws where there is none, saying what to do */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = existsSync,
): string {
  const asked = environment.CHROMIUM
  if (asked) {
    if (exists(asked)) return asked
    throw new Error(`There is no browser at $CHROMIUM (${asked}).`)
  }
  const found = ['/usr/bin/chromium', chromium.executablePath()].find(exists)
  if (found !== undefined) return found
  throw new Error(
    'There is no browser for the end-to-end tests: install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name one in $CHROMIUM.',
  )
}

/** WebGL by the processor; nothing that asks the network on its own. */
export const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
