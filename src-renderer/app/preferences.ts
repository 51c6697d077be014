/** Theme and language as the person chose them. They belong to this machine's window, not to the workspace. */
import { language, languageChoices } from '../language/index.ts'
import { theme, themeChoices } from '../ui/index.ts'

const keys = { theme: 'studio.theme', language: 'studio.language' }

export function restorePreferences(storage: Storage = localStorage): void {
  theme.choice = themeChoices.find((choice) => choice === storage.getItem(keys.theme)) ?? 'system'
  language.choice = languageChoices.find((choice) => choice === storage.getItem(keys.language)) ?? 'system'
}

/** Call in an effect: reads both choices, so that it runs again when one changes. */
export function storePreferences(storage: Storage = localStorage): void {
  storage.setItem(keys.theme, theme.choice)
  storage.setItem(keys.language, language.choice)
}
