/** The head of a run that failed: what went wrong, and the ways on that are offered. */
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { JobView, RunDetails } from '../../../../src-shared/contract/index.ts'
import type { EngineChoice } from '../../../../src-shared/engine.ts'
import type { ErrorKind } from '../../../../src-shared/errors.ts'
import { language } from '../../../language/index.ts'
import type { Shell } from '../../../shell/index.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { TrainState } from '../train-state.svelte.ts'
import RunHeader from './RunHeader.svelte'
import { RunWatch } from './run-watch.svelte.ts'

const mounted: object[] = []

beforeAll(() => {
  language.choice = 'en'
})
afterEach(async () => {
  for (const one of mounted.splice(0)) await unmount(one)
  document.body.replaceChildren()
})

async function failed(kind: ErrorKind, engine: EngineChoice) {
  const studio = new FakeStudio(1)
  const message = 'The graphics card was lost.'
  const job: JobView = {
    ...{ job: 7, kind: 'training', title: 'A', state: 'failed', run: 1, created: 1 },
    ...{ canPause: false, canResume: true, canCancel: false },
    problem: { kind, message, hint: 'Train on the processor.' },
  }
  const found = await studio.request('runs.get', { run: 1 })
  const details: RunDetails = {
    ...found,
    ...{ state: 'failed', reason: message, job: 7, settings: { ...found.settings, engine } },
    device: {
      engine: engine === 'auto' ? 'webgpu' : engine,
      device: 'A card',
      threads: 1,
      bytes: 1,
      variant: '',
    },
  }
  // As much of the window as the head of a run asks of it.
  const shell = {
    client: studio,
    jobs: { find: () => job },
    location: { parameters: {}, hrefOf: () => '#' },
  } as unknown as Shell
  const target = document.body.appendChild(document.createElement('div'))
  const props = { state: new TrainState(shell), watch: new RunWatch(studio, 1), details }
  mounted.push(mount(RunHeader, { target, props }))
  flushSync()
  const button = (name: string): HTMLButtonElement | undefined =>
    [...target.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)
  return { studio, target, button }
}

describe('a run whose graphics card was lost', () => {
  it('says so, and goes on with the processor or tries again', async () => {
    const { studio, target, button } = await failed('device-lost', 'auto')
    expect(target.textContent).toContain('The graphics card was lost.')
    expect(target.textContent).toContain('On A card · Graphics card (WebGPU)')
    button('Go on with the processor')?.click()
    button('Try again')?.click()
    const resumed = studio.asked.filter(({ name }) => name === 'runs.resume').map(({ input }) => input)
    expect(resumed).toEqual([{ run: 1, engine: 'wasm' }, { run: 1 }])
  })
})

describe('a run that failed otherwise', () => {
  it.each([
    ['diverged', 'webgpu'],
    ['memory-insufficient', 'wasm'],
  ] as const)('by %s on %s has the usual way only', async (kind, engine) => {
    const { button } = await failed(kind, engine)
    expect(button('Go on with the processor')).toBeUndefined()
    expect(button('Resume')).toBeDefined()
  })
})
