/** From words or values to checked training settings, and from these to what a model and an optimiser need. */
import { StudioError } from './errors.ts'
import type { ModelConfig } from './model/config.ts'
import { trigramRestingSignal } from './model/optimiser.ts'
import type { Optimiser, StepSettings } from './model/optimiser.ts'
import { nearestWord } from './nearest-word.ts'
import { presets, recipes } from './presets.ts'
import type { PresetName, RecipeName } from './presets.ts'
import { defaultSettings, settingNames, settingsTable } from './settings-table.ts'
import type { Setting, SettingName, TrainingSettings } from './settings-table.ts'

export { defaultSettings, settingNames, settingsTable } from './settings-table.ts'
export type {
  ChoiceSetting,
  NumberSetting,
  Setting,
  SettingName,
  SettingsTable,
  TrainingSettings,
} from './settings-table.ts'
export { presets, recipes } from './presets.ts'
export type { Preset, PresetName, Recipe, RecipeName } from './presets.ts'

/** Settings of a recipe or preset by name. @throws StudioError 'usage' for an unknown one */
export function recipeSettings(name: string): TrainingSettings {
  checkName('recipe', name, Object.keys(recipes))
  return { ...defaultSettings, ...recipes[name as RecipeName].settings }
}

/** @throws StudioError 'usage' for an unknown preset */
export function presetSettings(name: string): TrainingSettings {
  checkName('preset', name, Object.keys(presets))
  const preset = presets[name as PresetName]
  return { ...recipeSettings(preset.recipe), ...preset.settings }
}

/**
 * Lays given values over a base. Strings are read as the setting's type; `recipe`, when given, replaces the base by
 * that recipe before the other values are laid over it.
 * @throws StudioError 'setting-out-of-range' naming the setting and its range; 'usage' for an unknown name
 */
export function parseSettings(
  given: Readonly<Record<string, unknown>>,
  base: TrainingSettings = defaultSettings,
): TrainingSettings {
  const { recipe, ...values } = given
  const settings: Record<string, unknown> = { ...base }
  if (recipe !== undefined) Object.assign(settings, recipeSettings(wordOf(recipe)))
  for (const [name, value] of Object.entries(values)) {
    checkName('setting', name, settingNames)
    settings[name] = parseValue(name as SettingName, value)
  }
  return checkTogether(settings as unknown as TrainingSettings)
}

/** A setting's range in words: '0.001 to 0.5', '8, 16, 32 or 64', '1 to 40,000, or all'. */
export function describeRange(setting: Setting<unknown>): string {
  if (setting.kind === 'choice') {
    const words = setting.choices.map(String)
    return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
  }
  const number = (value: number): string =>
    value !== 0 && Math.abs(value) < 1e-3
      ? String(value)
      : value.toLocaleString('en', { maximumFractionDigits: 6 })
  const range = `${number(setting.minimum)} to ${number(setting.maximum)}`
  const whole = setting.integer ? `a whole number, ${range}` : range
  return setting.word === undefined ? whole : `${whole}, or ${setting.word}`
}

export function modelConfigOf(settings: TrainingSettings, vocabularySize: number): ModelConfig {
  const { dialect, d, maxContext, minBigramCount } = settings
  const { positionalEncoding, energyScale, sharedWeighting, trainShared } = settings
  return {
    dialect,
    d,
    vocabularySize,
    maxContext,
    minBigramCount,
    positionalEncoding,
    energyScale,
    sharedWeighting,
    trainShared,
  }
}

export function optimiserOf(settings: TrainingSettings): Optimiser {
  const { optimiser: kind, beta1, beta2, epsilon, biasRate, skipBelow } = settings
  if (kind !== 'edge-normalised') return { kind, beta1, beta2, epsilon }
  const restingSignal = settings.warmStart === 'trigram' ? trigramRestingSignal : 0
  return { kind, beta2, epsilon, biasRate, skipBelow, restingSignal }
}

export function stepSettings(settings: TrainingSettings, learningRate: number): StepSettings {
  const { weightDecay, biasDecay, clip, signalReset, candidates, reduction } = settings
  return { learningRate, weightDecay, biasDecay, clip, signalReset, candidates, reduction }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value)
}

function checkName(what: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return
  const nearest = nearestWord(name, names)
  throw new StudioError(
    'usage',
    `There is no ${what} "${name}".`,
    nearest === undefined ? `Known are: ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  )
}

function parseValue(name: SettingName, value: unknown): unknown {
  const setting: Setting<unknown> = settingsTable[name]
  const word = wordOf(value)
  if (setting.kind === 'choice') {
    const choice = setting.choices.find((one) => String(one) === word)
    if (choice !== undefined) return choice
  } else {
    if (setting.word !== undefined && word === setting.word) return word
    const number = typeof value === 'string' ? readNumber(word) : value
    const inRange = typeof number === 'number' && number >= setting.minimum && number <= setting.maximum
    if (inRange && (!setting.integer || Number.isInteger(number))) return number
  }
  throw new StudioError(
    'setting-out-of-range',
    `The setting ${name} cannot be ${word === '' ? 'empty' : word}.`,
    `It may be ${describeRange(setting)}.`,
  )
}

/** A plain decimal number. Unlike Number(), no empty text, no hexadecimal, no Infinity. */
function readNumber(word: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : NaN
}

/** What no single row can say. */
function checkTogether(settings: TrainingSettings): TrainingSettings {
  if (settings.epochs === 0 && settings.steps === 0 && settings.minutes === 0)
    throw new StudioError(
      'setting-out-of-range',
      'The settings epochs, steps and minutes are all 0, so there is nothing to train.',
      'Give one of them a value above 0.',
    )
  if (settings.warmStart === 'trigram' && settings.positionalEncoding !== 'none')
    throw new StudioError(
      'setting-out-of-range',
      'The settings warmStart=trigram and positionalEncoding=sine-cosine exclude each other: the encoding would add to every code.',
      'Set positionalEncoding to none, or warmStart to bigram.',
    )
  return settings
}
