import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StudioError } from './errors.ts'
import { trigramRestingSignal } from './model/optimiser.ts'
import { editDistance, nearestWord } from './nearest-word.ts'
import {
  defaultSettings,
  describeRange,
  modelConfigOf,
  optimiserOf,
  parseSettings,
  presets,
  presetSettings,
  recipes,
  recipeSettings,
  settingNames,
  settingsTable,
} from './settings.ts'
import type { Setting, SettingName, TrainingSettings } from './settings.ts'

function failure(action: () => unknown): StudioError {
  try {
    action()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const rows = settingNames.map((name): [SettingName, Setting<unknown>] => [name, settingsTable[name]])

describe('the table of settings', () => {
  it.each(rows)('%s: the default is in its range, and one sentence explains it', (name, setting) => {
    expect(parseSettings({ [name]: setting.default })[name]).toBe(setting.default)
    expect(setting.explanation).toMatch(/^[A-Z][^\n]*\.$/)
  })

  it.each(rows)('%s: its bounds are allowed, as values and as words, and nothing beyond', (name, setting) => {
    if (setting.kind === 'choice') {
      // From a start that goes with every other choice.
      const plain: TrainingSettings = { ...defaultSettings, warmStart: 'none' }
      for (const choice of setting.choices) {
        expect(parseSettings({ [name]: choice }, plain)[name]).toBe(choice)
        expect(parseSettings({ [name]: String(choice) }, plain)[name]).toBe(choice)
      }
      const error = failure(() => parseSettings({ [name]: 'something else' }))
      expect(error.kind).toBe('setting-out-of-range')
      expect(error.message).toContain(name)
      for (const choice of setting.choices) expect(error.hint).toContain(String(choice))
      return
    }
    const base = { ...defaultSettings, steps: 1 }
    for (const bound of [setting.minimum, setting.maximum]) {
      expect(parseSettings({ [name]: bound }, { ...base, epochs: 1 })[name]).toBe(bound)
      expect(parseSettings({ [name]: String(bound) }, { ...base, epochs: 1 })[name]).toBe(bound)
    }
    const beyond = [setting.minimum - 1, setting.maximum + 1, NaN, Infinity, '', 'abc', '0x10', null, {}, []]
    if (setting.integer) beyond.push(setting.minimum + 0.5)
    for (const value of beyond) {
      const error = failure(() => parseSettings({ [name]: value }))
      expect(error.kind).toBe('setting-out-of-range')
      expect(error.message).toContain(name)
      expect(error.hint).toContain(describeRange(setting))
    }
  })

  it('reads the word that stands for a number', () => {
    expect(parseSettings({ candidates: 'all' }).candidates).toBe('all')
    expect(parseSettings({ candidates: '400' }).candidates).toBe(400)
    expect(describeRange(settingsTable.candidates)).toBe('a whole number, 1 to 40,000, or all')
    expect(describeRange(settingsTable.d)).toBe('8, 16, 32 or 64')
  })

  it('never lets a value through that the row forbids', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.anything(), ([name, setting], value) => {
        let parsed: unknown
        try {
          parsed = parseSettings({ [name]: value })[name]
        } catch (error) {
          expect(error).toBeInstanceOf(StudioError)
          return
        }
        if (setting.kind === 'choice') expect(setting.choices).toContain(parsed)
        else if (parsed !== setting.word) {
          expect(parsed).toBeGreaterThanOrEqual(setting.minimum)
          expect(parsed).toBeLessThanOrEqual(setting.maximum)
        }
      }),
    )
  })
})

describe('parseSettings', () => {
  it('lays values over a base', () => {
    const base = parseSettings({ seed: 7 })
    expect(parseSettings({ d: '16', learningRate: '1e-3' }, base)).toEqual({
      ...defaultSettings,
      seed: 7,
      d: 16,
      learningRate: 1e-3,
    })
  })

  it('starts from a recipe when one is named', () => {
    const settings = parseSettings({ candidates: 100, recipe: 'published' })
    expect(settings).toEqual({ ...recipeSettings('published'), candidates: 100 })
  })

  it('asks back for a misspelt name', () => {
    const error = failure(() => parseSettings({ learningrate: 1 }))
    expect(error.kind).toBe('usage')
    expect(error.hint).toContain('learningRate')
    expect(failure(() => parseSettings({ bananas: 1 })).hint).toContain('weightDecay')
    expect(failure(() => parseSettings({ recipe: 'studdio' })).hint).toContain('studio')
    expect(failure(() => presetSettings('paper-eng')).hint).toContain('paper-en')
    expect(failure(() => parseSettings({ __proto__x: 1 })).kind).toBe('usage')
  })

  it('refuses a run of no length', () => {
    const error = failure(() => parseSettings({ epochs: 0 }))
    expect(error.kind).toBe('setting-out-of-range')
    expect(parseSettings({ epochs: 0, minutes: 3 }).minutes).toBe(3)
  })
})

describe('recipes and presets', () => {
  it.each(Object.keys(recipes))('%s passes its own checks', (name) => {
    const settings = recipeSettings(name)
    expect(parseSettings({ ...settings })).toEqual(settings)
  })

  it.each(Object.keys(presets))('%s passes its own checks', (name) => {
    const settings = presetSettings(name)
    expect(parseSettings({ ...settings })).toEqual(settings)
  })

  it('trains as the paper says under its presets', () => {
    for (const name of ['paper-en', 'paper-zh'] as const) {
      const settings = presetSettings(name)
      expect(optimiserOf(settings)).toEqual({ kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 })
      expect(modelConfigOf(settings, presets[name].vocabulary)).toMatchObject({
        dialect: 'paper',
        d: 32,
        vocabularySize: 4000,
        positionalEncoding: 'sine-cosine',
        energyScale: 1,
        sharedWeighting: 'uniform',
        trainShared: false,
      })
      expect(settings).toMatchObject({ candidates: 'all', window: 32, steps: 1500 })
    }
  })

  it('keeps to the measured recipe by default', () => {
    expect(optimiserOf(defaultSettings)).toEqual({
      kind: 'edge-normalised',
      beta2: 0.99,
      epsilon: 1e-8,
      biasRate: 0.3,
      skipBelow: 0.05,
      restingSignal: trigramRestingSignal,
    })
    expect(optimiserOf({ ...defaultSettings, warmStart: 'bigram' })).toMatchObject({ restingSignal: 0 })
    const together = failure(() => parseSettings({ positionalEncoding: 'sine-cosine' }))
    expect(together.kind).toBe('setting-out-of-range')
    expect(together.message).toMatch(/warmStart.*positionalEncoding/)
    expect(presetSettings('long').learningRate).toBeLessThan(presetSettings('demo').learningRate)
  })
})

describe('nearestWord', () => {
  it('counts edits, a swap of neighbours as one', () => {
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('seed', 'sede')).toBe(1)
  })

  it('finds no word that is too far', () => {
    expect(nearestWord('windw', ['window', 'warmup'])).toBe('window')
    expect(nearestWord('zzz', ['window', 'warmup'])).toBeUndefined()
  })
})
