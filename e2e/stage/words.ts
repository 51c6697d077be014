/** What the window says, in either language: a test that walks in both names what it looks for by its message. */
import {
  chinese,
  english,
  type ArgumentsOf,
  type MessageKey,
} from '../../src-renderer/language/dictionary.ts'
import { fillIn, messageAt } from '../../src-renderer/language/resolve.ts'

export type Language = 'en' | 'zh'

export interface Words {
  readonly language: Language
  /** As the window shows it. */
  readonly say: <Key extends MessageKey>(key: Key, ...given: ArgumentsOf<Key>) => string
  /** Whatever stands for the parameters. */
  readonly like: (key: MessageKey) => RegExp
}

export function wordsOf(language: Language): Words {
  const dictionary = language === 'zh' ? chinese : english
  const at = (key: MessageKey) => {
    const message = messageAt(dictionary, key)
    if (message === undefined) throw new Error(`there is no message ${key}`)
    return message
  }
  return {
    language,
    say: (key, ...[given]) => fillIn(at(key), given ?? {}, language),
    like: (key) => {
      const message = at(key)
      const forms = typeof message === 'string' ? [message] : [message.one, message.other]
      const patterns = forms.map((form) =>
        form
          .split(/\{\w+\}/)
          .map((piece) => RegExp.escape(piece))
          .join('.+'),
      )
      return new RegExp(`^(${patterns.join('|')})$`)
    },
  }
}
