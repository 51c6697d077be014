import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { presetSettings } from '../../../../src-shared/settings.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { StartForm } from './start-form.svelte.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function later(): Promise<void> {
  await vi.advanceTimersByTimeAsync(300)
}

function formOf(studio = new FakeStudio(1)): { studio: FakeStudio; form: StartForm } {
  const form = new StartForm(studio)
  form.chooseCorpus(1)
  return { studio, form }
}

describe('the form of a new run', () => {
  it('begins with a preset, and marks what is changed of it', () => {
    const { form } = formOf()
    expect(form.settings).toEqual(presetSettings('demo'))
    expect(form.changed).toEqual([])
    form.set('d', 16)
    form.set('learningRate', 0.02)
    expect(form.changed).toEqual(['d', 'learningRate'])
    form.set('d', form.base.d)
    expect(form.changed).toEqual(['learningRate'])
    form.reset()
    expect(form.changed).toEqual([])
  })

  it('gives a changed setting back', () => {
    const { form } = formOf()
    form.set('epochs', 3)
    form.set('seed', 9)
    form.reset('epochs')
    expect(form.changed).toEqual(['seed'])
    form.choosePreset('paper-en')
    expect(form.settings).toEqual(presetSettings('paper-en'))
  })

  it('forecasts once after the last of several changes', async () => {
    const { studio, form } = formOf()
    form.set('d', 16)
    form.set('minBigramCount', 4)
    await later()
    const asked = studio.asked.filter(({ name }) => name === 'training.forecast')
    expect(asked).toHaveLength(1)
    expect(asked[0].input).toEqual({ corpus: 1, preset: 'demo', settings: { d: 16, minBigramCount: 4 } })
    expect(form.forecast?.ownEdges).toBe(52_500)
    expect(form.canStart).toBe(true)
  })

  it('keeps the last forecast while the next is on its way, and drops what comes late', async () => {
    const { studio, form } = formOf()
    await later()
    const first = form.forecast
    const request = studio.request.bind(studio)
    let answer: (() => void) | undefined
    vi.spyOn(studio, 'request').mockImplementationOnce(async (...asked) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return request(...asked)
    })
    form.set('minBigramCount', 2)
    await later()
    expect(form.isForecasting).toBe(true)
    expect(form.forecast).toBe(first)
    form.set('minBigramCount', 8)
    await later()
    answer?.()
    await later()
    expect(form.forecast?.minBigramCount).toBe(8)
    expect(form.isForecasting).toBe(false)
  })

  it('does not start what cannot fit, and says why', async () => {
    const { studio, form } = formOf()
    studio.fits = false
    await later()
    expect(form.forecast?.refusal?.kind).toBe('memory-insufficient')
    expect(form.canStart).toBe(false)
  })

  it('says what no single field can say', async () => {
    const { studio, form } = formOf()
    form.set('epochs', 0)
    expect(form.problem).toMatchObject({ kind: 'setting-out-of-range' })
    expect(form.canStart).toBe(false)
    await later()
    expect(studio.asked).toHaveLength(0)
  })

  it('starts with what is changed, and with a name where one is given', async () => {
    const { studio, form } = formOf()
    form.set('seed', 5)
    form.name = '  second try '
    expect(await form.start()).toBe(7)
    expect(studio.asked.at(-1)).toEqual({
      name: 'runs.start',
      input: { corpus: 1, preset: 'demo', settings: { seed: 5 }, name: 'second try' },
    })
    expect(form.name).toBe('')
    expect(form.isStarting).toBe(false)
  })

  it('can be started again after a failure', async () => {
    const { studio, form } = formOf()
    vi.spyOn(studio, 'request').mockRejectedValueOnce(new Error('no'))
    await expect(form.start()).rejects.toThrow('no')
    expect(form.isStarting).toBe(false)
  })

  it('takes the settings of a run, and the checkpoint to go on from', async () => {
    const { studio, form } = formOf()
    const settings = { ...presetSettings('demo'), d: 8 as const, seed: 3 }
    form.like({ corpus: 2, settings }, { checkpoint: 12, runName: 'first', step: 500 })
    expect(form.settings).toEqual(settings)
    expect(form.changed).toEqual(['d', 'seed'])
    await form.start()
    expect(studio.asked.at(-1)?.input).toMatchObject({ corpus: 2, continueFrom: 12, settings })
    form.startAfresh()
    await form.start()
    expect(studio.asked.at(-1)?.input).not.toHaveProperty('continueFrom')
  })
})
