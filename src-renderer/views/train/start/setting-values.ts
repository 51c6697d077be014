/** How the values of settings are written for people, and what they may be. */
import { settingsTable, type SettingName } from '../../../../src-shared/settings.ts'
import { formatNumber, language, t } from '../../../language/index.ts'
import type { en } from '../messages.ts'

export type ChoiceKey = keyof (typeof en)['choices']

/** Points divide the parts of a message's key, so that names with one are written with a line. */
export function choiceKey(choice: unknown): string {
  return String(choice).replaceAll('.', '_')
}

export function settingName(name: SettingName): string {
  return t(`train.settingNames.${name}`)
}

export function settingExplanation(name: SettingName): string {
  return t(`train.settingExplanations.${name}`)
}

/** As it stands in the form and in comparisons. */
export function valueText(name: SettingName, value: unknown): string {
  if (typeof value === 'number') return plainNumber(value)
  const setting = settingsTable[name]
  if (setting.kind === 'number') return String(value)
  return t(`train.choices.${choiceKey(value) as ChoiceKey}`)
}

/** Every digit that matters, in the language's way. */
export function plainNumber(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && size < 1e-3) return formatNumber(value, 6)
  return new Intl.NumberFormat(language.locale, { maximumFractionDigits: 6 }).format(value)
}

/** '0.001 to 0.5', 'a whole number from 1 to 40,000 or all'; nothing for choices, which are all in sight. */
export function rangeText(name: SettingName): string | undefined {
  const setting = settingsTable[name]
  if (setting.kind !== 'number') return undefined
  const bounds = { least: plainNumber(setting.minimum), most: plainNumber(setting.maximum) }
  const range = setting.integer ? t('train.start.wholeRange', bounds) : t('train.start.rangeOf', bounds)
  return setting.word === undefined ? range : `${range} ${t('train.start.or')} ${setting.word}`
}
