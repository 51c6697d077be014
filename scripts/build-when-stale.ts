/**
 * Builds the window and the desktop when their sources are newer than what was built last. A build takes seconds, so
 * what was built is kept only as long as every source is exactly as old and as large as it was then.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const project = path.resolve(import.meta.dirname, '..')

const sources = [
  'src-{shared,main,renderer}/**/*.{ts,svelte,css,html,svg}',
  '{vite,electron.vite,svelte}.config.{ts,js}',
  'package-lock.json',
]

/** Of names, sizes and times of everything that goes into the build. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: folder, exclude: (name) => name === 'node_modules' })
  for (const file of files.filter((name) => !name.endsWith('.test.ts')).sort()) {
    const { size, mtimeMs } = statSync(path.join(folder, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex')
}

/** @returns whether something had to be built; throws with what the builder said when it failed */
export function buildWhenStale(): boolean {
  const mark = path.join(project, 'out/built-from.txt')
  const current = fingerprint(project)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === current) return false
  rmSync(mark, { force: true })
  for (const script of ['scripts/build-kernels.ts', 'node_modules/electron-vite/bin/electron-vite.js'])
    runNode(script, script.startsWith('scripts') ? [] : ['build', '--logLevel', 'warn'])
  mkdirSync(path.dirname(mark), { recursive: true })
  writeFileSync(mark, current)
  return true
}

function runNode(script: string, words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: project,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${script} failed:\n${stdout}${stderr}`)
}

if (import.meta.main) buildWhenStale()
