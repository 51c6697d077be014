/**
 * Before `npm test`: a Debian machine whose administrator runs it gets the browser of the end-to-end tests from its own
 * packages. It never fails: the tests say what they lacked.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { obstacle } from './end-to-end.ts'

/** Debian's browser, and a font with the Chinese characters of the tests. */
const packages = ['chromium', 'fonts-noto-cjk']

/** Whether this machine's packages may be asked for a browser: nobody else's system is changed by a test. */
export function canInstall(
  environment: NodeJS.ProcessEnv,
  isRoot: boolean,
  exists: (file: string) => boolean = existsSync,
): boolean {
  return isRoot && !environment.CHROMIUM && exists('/etc/debian_version') && exists('/usr/bin/apt-get')
}

function installBrowser(): void {
  process.stdout.write(`There is no browser: installing Debian's ${packages.join(' and ')} …\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', words, { env, encoding: 'utf8' })
    if (status !== 0) process.stderr.write(`apt-get ${words[0]} failed:\n${stderr}`)
  }
}

if (import.meta.main && obstacle() !== undefined && canInstall(process.env, process.getuid?.() === 0))
  installBrowser()
