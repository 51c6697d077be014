/**
 * `npm start`: the desktop app. The first time its runtime is fetched, by Electron's own script; where that or a window
 * is impossible, one sentence says so and the same studio opens in the browser. Words after `--` are files to open.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildWhenStale } from './build-when-stale.ts'

const project = path.resolve(import.meta.dirname, '..')

/** Why no window can be opened here, or undefined. */
export function whyNoWindow(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  isRoot: boolean,
): string | undefined {
  if (platform !== 'linux') return undefined
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display'
  return isRoot ? 'Electron does not run as root' : undefined
}

/** Where Electron's runtime lies, or undefined when it has not been fetched. */
export function installedRuntime(electron: string): string | undefined {
  const pathFile = path.join(electron, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const file = path.join(electron, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(file) ? file : undefined
}

/** Fetches the runtime. @returns its path, or why there is none */
function fetchRuntime(electron: string): { readonly runtime: string } | { readonly reason: string } {
  process.stdout.write("Fetching Electron's runtime, about 120 MB, this first time only …\n")
  const { stderr } = spawnSync(process.execPath, [path.join(electron, 'install.js')], { encoding: 'utf8' })
  const runtime = installedRuntime(electron)
  if (runtime !== undefined) return { runtime }
  return { reason: /^.*(?:error|failed).*$/im.exec(stderr)?.[0].trim() ?? 'for no known reason' }
}

/** Runs a program with this terminal until it ends. */
function run(
  program: string,
  words: readonly string[],
  stdout: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const child = spawn(program, words, { cwd: project, stdio: ['inherit', stdout, 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => (process.exitCode = code ?? 1))
  return child
}

/** The studio behind an address on this machine, opened in the user's browser. */
function runInBrowser(reason: string): void {
  process.stdout.write(`The desktop window cannot open here: ${reason}. The studio opens in your browser.\n`)
  const server = run(process.execPath, ['src-main/serve/main.ts'], 'pipe')
  let said = ''
  server.stdout?.on('data', (bytes: Buffer) => {
    process.stdout.write(bytes)
    const isKnown = addressIn(said) !== undefined
    said += bytes.toString()
    const address = addressIn(said)
    if (!isKnown && address !== undefined) openInBrowser(address)
  })
}

/** The address that `serve` prints, once it stands there whole. */
export function addressIn(said: string): string | undefined {
  return /\bhttp:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(said)?.[0]
}

/** The system's way to open an address. */
export function opener(platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [address]]
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return ['xdg-open', [address]]
}

/** Where there is no browser to open, the address on the terminal is what the person has. */
function openInBrowser(address: string): void {
  const [program, words] = opener(process.platform, address)
  const child = spawn(program, words, { stdio: 'ignore', detached: true })
  const ask = (): void => void process.stdout.write('Open the address above in a browser.\n')
  child.once('error', ask)
  child.once('exit', (code) => {
    if (code !== 0) ask()
  })
  child.unref()
}

function start(files: readonly string[]): void {
  buildWhenStale()
  const electron = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const obstacle = whyNoWindow(process.platform, process.env, process.getuid?.() === 0)
  if (obstacle !== undefined) {
    runInBrowser(obstacle)
    return
  }
  const installed = installedRuntime(electron)
  const fetched = installed === undefined ? fetchRuntime(electron) : { runtime: installed }
  if ('runtime' in fetched) run(fetched.runtime, ['.', ...files])
  else runInBrowser(`Electron's runtime could not be fetched (${fetched.reason})`)
}

if (import.meta.main) start(process.argv.slice(2))
