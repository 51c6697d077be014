import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import type { EngineReport } from '../../src-shared/contract/app.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** In a process of its own, since that is where the environment of drivers is set. */
function brillm(...words: string[]): { code: number | null; out: string; err: string } {
  const main = path.join(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, ...words, '--workspace', path.join(folder.path, 'workspace')],
    { encoding: 'utf8', env: { ...process.env, BRILLM_WEBGPU: '' } },
  )
  return { code: status, out: stdout, err: stderr }
}

const small = ['--set', 'd=8', '--set', 'batchSequences=8']

describe('brillm devices', () => {
  it('says how to begin where there is no workspace, and makes none', () => {
    const { code, err } = brillm('devices')
    expect(code).toBe(1)
    expect(err).toContain('devices --test --workspace')
    expect(existsSync(path.join(folder.path, 'workspace'))).toBe(false)
  })

  it('tries the engines, says what was found, and remembers it', () => {
    const tested = brillm('devices', '--test', ...small, '--json')
    expect(tested.code).toBe(0)
    const report = JSON.parse(tested.out) as EngineReport
    const [wasm, ...others] = report.engines
    expect(wasm).toMatchObject({ engine: 'wasm', state: 'ready', measured: { d: 8, isCurrent: true } })
    for (const { state, problem, measured } of others) {
      expect(state).not.toBe('not-tried')
      expect(problem === undefined).toBe(state === 'ready')
      expect(measured === undefined).toBe(state !== 'ready')
    }
    expect(JSON.parse(brillm('devices', ...small, '--json').out)).toEqual(report)
  }, 60_000)

  it('prints a table, the reasons, and no speed that nobody measured', () => {
    const { code, out } = brillm('devices', '--set', 'd=16')
    expect(code).toBe(0)
    expect(out).toContain('engine')
    expect(out).toContain('another size: d = 8')
    if (out.includes('cannot run here')) expect(out).toMatch(/tensorflow.+not measured/)
  })

  it('refuses what does not exist with a sentence, and no trace', () => {
    for (const words of [
      ['--engine', 'abacus'],
      ['--set', 'engine=abacus'],
      ['--preset', 'nothing'],
      ['--corpus', '7'],
    ]) {
      const { code, err } = brillm('devices', '--test', ...words)
      expect(code).not.toBe(0)
      expect(err).not.toContain('    at ')
    }
  }, 60_000)
})
