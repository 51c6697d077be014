/** What the studio says comes in English, whatever the window speaks; this is the one place where it is translated. */
import { language } from './language.svelte.ts'
import { sentenceTranslator } from './studio/patterns.ts'
import { sentences } from './studio/sentences.ts'
import { states, words } from './studio/values.ts'

const inChinese = sentenceTranslator(sentences, { words, states })

/**
 * A sentence of the studio (of an error, an event, a notice, a reason) in the window's language; follows a change of
 * language where a component reads it. One that there is no translation of stays as it is.
 */
export function said(sentence: string): string {
  return language.current === 'zh' ? inChinese(sentence) : sentence
}
