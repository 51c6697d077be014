/** The panel of devices as a person uses it: what it says of each engine, the choice, the trial. */
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../../../src-shared/contract/index.ts'
import { language } from '../../../language/index.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { DeviceStatus } from './device-status.svelte.ts'
import Devices from './Devices.svelte'
import { madeCard, madeProcessor, missingCuda, untriedCard, withCard } from './made-engines.fixture.ts'
import { StartForm } from './start-form.svelte.ts'

const mounted: object[] = []

beforeAll(() => {
  language.choice = 'en'
})
afterEach(async () => {
  for (const one of mounted.splice(0)) await unmount(one)
  document.body.replaceChildren()
})

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  flushSync()
}

async function show(engines: Reply<'devices.list'>) {
  const studio = new FakeStudio(1)
  studio.engines = engines
  const form = new StartForm(studio)
  form.chooseCorpus(1)
  const devices = new DeviceStatus(studio, () => form.model)
  const target = document.body.appendChild(document.createElement('div'))
  mounted.push(mount(Devices, { target, props: { devices, form } }))
  await settle()
  form.close()
  const row = (engine: string): HTMLElement => {
    const found = target.querySelector<HTMLElement>(`[data-engine="${engine}"]`)
    if (found === null) throw new Error(`no row of ${engine}`)
    return found
  }
  const radio = (value: string): HTMLInputElement => {
    const found = target.querySelector<HTMLInputElement>(`input[value="${value}"]`)
    if (found === null) throw new Error(`no choice of ${value}`)
    return found
  }
  const tests = (): unknown[] =>
    studio.asked.filter(({ name }) => name === 'devices.test').map(({ input }) => input)
  return { studio, form, target, row, radio, tests }
}

describe('the panel of devices', () => {
  it('says of each what was found, which is taken and why', async () => {
    const { target, row } = await show(withCard)
    expect(target.textContent).toContain(
      'Takes: Graphics card (WebGPU). The fastest whose results are right.',
    )
    expect(row('webgpu').textContent).toContain('Chosen')
    expect(row('wasm').textContent).not.toContain('Chosen')
    expect(row('webgpu').textContent).toContain('1,204,332 tokens/s for this model')
    expect(row('tensorflow').textContent).toContain('Not available')
    expect(row('tensorflow').textContent).toContain('See the page about it.')
    // The reason is the problem again: it is said once.
    expect(row('tensorflow').textContent.match(/TensorFlow is missing/g)).toHaveLength(1)
    expect(row('webgpu').querySelector('details')?.open).toBe(false)
  })

  it('claims nothing of what nobody tried', async () => {
    const { chosen: _, ...undecided } = withCard
    const { target, row } = await show({
      ...undecided,
      engines: [madeProcessor, untriedCard, missingCuda],
      reason: 'Nobody has tried yet.',
    })
    expect(target.textContent).not.toContain('Takes:')
    expect(target.textContent).not.toContain('Chosen')
    expect(row('webgpu').textContent).toContain('Not tried yet')
    expect(row('webgpu').querySelector('details')).toBeNull()
  })

  it('sets the engine by one of its buttons, of which those that cannot run are no choice', async () => {
    const { form, radio, row } = await show(withCard)
    expect([radio('auto').checked, radio('wasm').checked]).toEqual([true, false])
    expect([radio('webgpu').disabled, radio('tensorflow').disabled]).toEqual([false, true])
    radio('wasm').click()
    flushSync()
    expect(form.settings.engine).toBe('wasm')
    expect(row('wasm').textContent).toContain('Chosen')
    expect(row('webgpu').textContent).not.toContain('Chosen')
    radio('auto').click()
    flushSync()
    expect(form.changed).toEqual([])
    form.close()
  })

  it('tells whoever cannot see it which button is whose', async () => {
    const { target, radio } = await show(withCard)
    const group = target.querySelector('[role=radiogroup]')
    expect(group?.getAttribute('aria-label')).toBe('What trains the model')
    const described = (radio('tensorflow').getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
    expect(described).toContain('Not available')
    expect(described).toContain('TensorFlow is missing.')
    const names = [...target.querySelectorAll('.test button')].map((button) =>
      button.getAttribute('aria-label'),
    )
    expect(names).toEqual([
      'Test again · Processor',
      'Test again · Graphics card (WebGPU)',
      'Test · CUDA (TensorFlow)',
    ])
  })

  it('warns of an engine that computes something else', async () => {
    const wrong = { ...madeCard, state: 'wrong' as const, available: false, deviation: 0.03 }
    const { row, radio } = await show({
      ...withCard,
      chosen: 'wasm',
      engines: [madeProcessor, wrong, missingCuda],
    })
    expect(row('webgpu').textContent).toContain('Wrong results')
    expect(radio('webgpu').disabled).toBe(true)
  })

  it('tries one, or all one after the other, for the model of the form', async () => {
    const { target, row, tests, form } = await show(withCard)
    row('webgpu').querySelector<HTMLButtonElement>('.test button')?.click()
    await settle()
    expect(tests()).toEqual([{ corpus: 1, preset: 'demo', settings: {}, engine: 'webgpu' }])
    const all = [...target.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes('Test all'),
    )
    all?.click()
    await settle()
    await settle()
    expect(tests().map((input) => (input as { engine: string }).engine)).toEqual([
      'webgpu',
      'wasm',
      'webgpu',
      'tensorflow',
    ])
    form.close()
  })
})
