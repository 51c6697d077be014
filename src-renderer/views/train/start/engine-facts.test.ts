import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { language } from '../../../language/index.ts'
import { engineShortText, engineText, ranOnText, stepsText } from '../engine-words.ts'
import { madeAt } from '../made-runs.fixture.ts'
import { deviceLine, factsOf, limitsOf, speedLine } from './engine-facts.ts'
import { madeCard, madeProcessor, madeSpeed, missingCuda, untriedCard } from './made-engines.fixture.ts'

beforeAll(() => {
  language.choice = 'en'
})
afterEach(() => {
  language.choice = 'en'
})

const soon = madeAt + 120_000

describe('an engine in lines', () => {
  it('says what it runs on: threads are the processor’s alone', () => {
    expect(deviceLine(madeProcessor)).toBe('AMD EPYC 7B13 · 2 threads · relaxed SIMD')
    expect(deviceLine(madeCard)).toBe('A card · subgroups of 32')
    expect(deviceLine(untriedCard)).toBe('')
  })

  it('says how fast it is for this model, and when that was found', () => {
    expect(speedLine(madeCard, soon)).toBe('1,204,332 tokens/s for this model, measured 2 minutes ago')
    const other = { ...madeCard, measured: { ...madeSpeed, isCurrent: false } }
    expect(speedLine(other, soon)).toBe('18,432 tokens/s for another model, measured 2 minutes ago')
  })

  it('claims no speed that was not measured', () => {
    const { measured: _, ...unmeasured } = madeCard
    expect(speedLine(unmeasured, soon)).toBe('Speed not measured yet')
    expect(speedLine(untriedCard, soon)).toBeUndefined()
    expect(speedLine(missingCuda, soon)).toBeUndefined()
  })

  it('lists what was found, and nothing else', () => {
    const labels = factsOf(madeCard).map(({ label }) => label)
    expect(labels).toEqual([
      'Driver',
      'Memory',
      'Deviation from the reference',
      'Speed measured on',
      'Writes one text',
      'Writes many texts together',
      'Tried',
    ])
    expect(factsOf(madeCard).map(({ value }) => value)).toEqual(
      expect.arrayContaining([
        '570.86',
        '24 GB',
        '3.1E−7',
        'd = 32, vocabulary 4,000, 199,872 own edges, 4,096 tokens per step, AdamW, all candidates',
        '182,000 tokens/s',
      ]),
    )
    expect(limitsOf(madeCard)).toEqual([{ label: 'maxBufferSize', value: '4,294,967,296' }])
    expect(factsOf(untriedCard)).toEqual([])
    expect(factsOf(missingCuda)).toEqual([])
  })

  it('says all of it in Chinese too', () => {
    language.choice = 'zh'
    for (const { label } of factsOf(madeCard)) expect(label).toMatch(/\p{Script=Han}/u)
    expect(speedLine(madeCard, soon)).toMatch(/^此模型每秒 1,204,332 个词元，.*测得$/)
  })
})

describe('what ran a step', () => {
  const report = { engine: 'webgpu', device: 'A card', threads: 1 }

  it('names the engine of a card, and the threads of a processor', () => {
    expect(ranOnText(report)).toBe('A card · Graphics card (WebGPU)')
    expect(ranOnText({ engine: 'wasm', device: 'AMD EPYC', threads: 2 })).toBe('AMD EPYC · 2 threads')
    expect(ranOnText({ ...report, device: ' ' })).toBe('Graphics card (WebGPU)')
  })

  it('keeps the name of an engine that this version does not know', () => {
    expect([engineText('reference'), engineShortText('reference')]).toEqual(['reference', 'reference'])
    expect([engineText('wasm'), engineShortText('webgpu')]).toEqual(['Processor', 'WebGPU'])
  })

  it('counts steps from one', () => {
    expect([stepsText(0, 120), stepsText(120, 1500), stepsText(4, 5)]).toEqual(['1–120', '121–1,500', '5'])
  })
})
