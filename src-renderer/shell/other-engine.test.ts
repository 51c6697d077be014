import { describe, expect, it } from 'vitest'
import type { RunRow } from '../../src-shared/contract/index.ts'
import { defaultSettings } from '../../src-shared/settings.ts'
import type { EngineChoice } from '../../src-shared/engine.ts'
import { mayGoOnWithProcessor } from './other-engine.ts'

function run(engine: EngineChoice, ranOn?: string): Pick<RunRow, 'settings' | 'device'> {
  const settings = { ...defaultSettings, engine }
  if (ranOn === undefined) return { settings }
  return { settings, device: { engine: ranOn, device: 'a device', threads: 1, bytes: 1, variant: '' } }
}

describe('going on with the processor', () => {
  it.each([
    ['device-lost', 'webgpu', 'webgpu', true],
    ['device-lost', 'auto', undefined, true],
    ['memory-insufficient', 'webgpu', undefined, true],
    ['memory-insufficient', 'auto', 'webgpu', true],
    ['unsupported', 'tensorflow', 'wasm', true],
    // The processor itself, or nothing that another engine would mend.
    ['memory-insufficient', 'auto', undefined, false],
    ['memory-insufficient', 'wasm', 'wasm', false],
    ['unsupported', 'wasm', 'webgpu', false],
    ['unsupported', 'auto', 'wasm', false],
    ['diverged', 'webgpu', 'webgpu', false],
    ['disk-full', 'webgpu', 'webgpu', false],
    [undefined, 'webgpu', 'webgpu', false],
  ] as const)('after %s, asked for %s, run on %s: %s', (kind, engine, ranOn, offered) => {
    expect(mayGoOnWithProcessor(kind, run(engine, ranOn))).toBe(offered)
  })

  it('is offered for a lost device even where nothing is known of the run', () => {
    expect(mayGoOnWithProcessor('device-lost', undefined)).toBe(true)
    expect(mayGoOnWithProcessor('unsupported', undefined)).toBe(false)
  })
})
