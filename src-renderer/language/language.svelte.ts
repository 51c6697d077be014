/**
 * The language of the window. `t` reads a rune, so whatever shows a text follows a change of language by itself.
 * One value for the whole window: two languages at once make no sense, and every component would pass it down.
 */
import { chinese, english, type ArgumentsOf, type MessageKey } from './dictionary.ts'
import type { Messages } from './message-types.ts'
import { fillIn, messageAt } from './resolve.ts'

export const languageChoices = ['system', 'en', 'zh'] as const
export type LanguageChoice = (typeof languageChoices)[number]
export type Language = 'en' | 'zh'

const dictionaries: Record<Language, Messages> = { en: english, zh: chinese }
const locales: Record<Language, string> = { en: 'en', zh: 'zh-CN' }

class LanguageState {
  #choice = $state<LanguageChoice>('system')
  /** While texts are asked for in one language, whatever is chosen. */
  #asked: Language | undefined
  readonly #system: Language

  constructor(preferred: readonly string[]) {
    this.#system = firstSupported(preferred)
  }

  get choice(): LanguageChoice {
    return this.#choice
  }

  set choice(choice: LanguageChoice) {
    this.#choice = choice
  }

  get current(): Language {
    return this.#asked ?? (this.#choice === 'system' ? this.#system : this.#choice)
  }

  /** What `read` gives when the window speaks English: what is looked for may be known by its English name. */
  inEnglish(read: () => string): string {
    this.#asked = 'en'
    try {
      return read()
    } finally {
      this.#asked = undefined
    }
  }

  /** For Intl. */
  get locale(): string {
    return locales[this.current]
  }
}

/** The first of a person's preferred languages (BCP 47) that there are texts in, else English. */
export function firstSupported(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const name = tag.toLowerCase().split('-')[0]
    if (name === 'en' || name === 'zh') return name
  }
  return 'en'
}

export const language = new LanguageState(typeof navigator === 'undefined' ? [] : navigator.languages)

/** The text of a key in the current language. */
export function t<Key extends MessageKey>(key: Key, ...[parameters]: ArgumentsOf<Key>): string {
  const message = messageAt(dictionaries[language.current], key) ?? messageAt(english, key)
  return message === undefined ? key : fillIn(message, parameters ?? {}, language.locale)
}
