export { type ArgumentsOf, type MessageKey } from './dictionary.ts'
export * from './format.ts'
export { language, languageChoices, t, type Language, type LanguageChoice } from './language.svelte.ts'
export type { Translation } from './message-types.ts'
