/** The packaging cannot run here; what can be checked is that electron-builder would take it, and that nothing is missing. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import configuration from '../electron-builder.config.ts'
import { fuses, valuesOf } from '../src-main/desktop/security/hardening.ts'

const project = path.resolve(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
  main: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** electron-builder's own reading and checking of a configuration file, as its command does it. */
function check(file: string, added: object = {}): string {
  const script = `
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config')
    const { DebugLogger } = require('builder-util')
    getConfig(process.cwd(), process.argv[1], null)
      .then((config) => validateConfiguration({ ...config, ...JSON.parse(process.argv[2]) }, new DebugLogger(false)))
      .then(() => console.log('no objection'), (error) => console.log(error.message))
  `
  return execFileSync(process.execPath, ['-e', script, file, JSON.stringify(added)], {
    cwd: project,
    encoding: 'utf8',
  })
}

describe('packaging', () => {
  it('is valid by the schema of electron-builder', () => {
    const file = 'electron-builder.config.ts'
    expect(check(file)).toContain('no objection')
    expect(check(file, { electronFuses: { runAsNode: 'off' } })).not.toContain('no objection')
  })

  it('burns in every fuse of the table', () => {
    expect(configuration.electronFuses).toEqual(valuesOf(fuses))
  })

  it('takes the Electron that was tested, and no other', () => {
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('packs what the program starts from, for three systems', () => {
    expect(manifest.main).toBe('out/main/main.js')
    expect(configuration.files).toContain('out/**')
    expect(configuration.asar).toBe(true)
    for (const system of ['win', 'mac', 'linux'] as const) expect(configuration[system]).toBeTruthy()
  })
})
