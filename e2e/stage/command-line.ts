/** The `brillm` command, for work that a test only needs to be there. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { smallFile, smallSettings } from '../../fixtures/small-studio.ts'

export const project = path.resolve(import.meta.dirname, '../..')

/** The project's own Node, which runs its TypeScript. */
export const node = path.join(project, 'node_modules/.bin/node')

export const sampleDump = path.join(project, 'resources/sample-en.xml.bz2')

/** @throws with what the command said, when it fails; its progress bars are nobody's affair otherwise */
export function brillm(workspace: string, ...words: string[]): void {
  const all = ['src-main/cli/main.ts', ...words, '--workspace', workspace]
  const { status, signal, stderr } = spawnSync(node, all, {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`brillm ${words.join(' ')} ended with ${signal ?? `code ${status}`}:\n${stderr}`)
}

/** A generated corpus of about 700 kB with 400 tokens. */
export function importSmall(workspace: string): void {
  brillm(workspace, 'import', smallFile(path.dirname(workspace), 600), '--vocabulary', '400')
}

/** One small run of each name on the newest corpus, each from a seed of its own: equal models would share all they take on the disk. */
export function trainSmall(workspace: string, ...names: string[]): void {
  names.forEach((name, index) => trainWith(workspace, name, { seed: index + 1 }))
}

/** What a window needs to compare: two small models of one corpus, `first` and `second`. */
export function prepareTwoModels(workspace: string): void {
  importSmall(workspace)
  trainSmall(workspace, 'first', 'second')
}

/** A small run with other settings. */
export function trainWith(
  workspace: string,
  name: string,
  changes: Readonly<Record<string, string | number>>,
): void {
  const { recipe: _, ...settings } = smallSettings
  const set = Object.entries({ warmStart: 'bigram', ...settings, ...changes }).flatMap(([key, value]) => [
    ...['--set', `${key}=${value}`],
  ])
  brillm(workspace, 'train', '--name', name, ...set)
}
