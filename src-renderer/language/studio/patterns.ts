/**
 * Finds the translation of a sentence that was put together elsewhere: its pattern is the sentence with {0}, {1} … in
 * the places of values. In a translation {0} is the value as it is; {0:said} one that is a phrase with a translation
 * of its own; {0:state} a state, or several with commas.
 */

export type Sentences = Readonly<Record<string, string>>

export interface Values {
  readonly words: Sentences
  readonly states: Sentences
}

interface Pattern {
  readonly matcher: RegExp
  readonly numbers: readonly string[]
  readonly translation: string
  /** How much of it is text and no value: of two that fit, the one that says more is meant. */
  readonly literal: number
}

/** Longer ones are nothing that the studio says, and are not searched. */
const longest = 10_000

/** @returns from a sentence to its translation, or the sentence itself where there is none */
export function sentenceTranslator(
  sentences: Sentences,
  { words, states }: Values = { words: {}, states: {} },
): (sentence: string) => string {
  const exact = new Map(Object.entries(sentences).filter(([sentence]) => !/\{\d+\}/.test(sentence)))
  const patterns = Object.entries(sentences)
    .filter(([sentence]) => !exact.has(sentence))
    .map(([sentence, translation]) => compiled(sentence, translation))
    .sort((one, other) => other.literal - one.literal)
  const known = new Map(Object.entries(words))
  const stateWords = new Map(Object.entries(states))

  const valueOf = (value: string, kind: string | undefined): string => {
    if (kind === 'said') return known.get(value) ?? translate(value)
    if (kind !== 'state') return value
    const parts = value.split(', ')
    return parts.map((one) => stateWords.get(one) ?? one).join(parts.length > 1 ? '、' : '')
  }

  function translate(sentence: string): string {
    const found = exact.get(sentence)
    if (found !== undefined) return found
    if (sentence.length > longest) return sentence
    return filled(sentence, isShort) ?? apart(sentence) ?? filled(sentence, () => true) ?? sentence
  }

  /** By the first pattern that fits with values that may be. */
  function filled(sentence: string, mayBe: (value: string) => boolean): string | undefined {
    for (const { matcher, numbers, translation } of patterns) {
      const match = matcher.exec(sentence)
      if (match === null || !match.slice(1).every(mayBe)) continue
      const values = new Map(numbers.map((number, i) => [number, match[i + 1]]))
      return translation.replace(
        /\{(\d+)(?::(\w+))?\}/g,
        (_place, number: string, kind: string | undefined) => valueOf(values.get(number) ?? '', kind),
      )
    }
    return undefined
  }

  /** Several sentences in a row, such as one and its hint, where each has a translation. */
  function apart(text: string): string | undefined {
    const end = text.indexOf('. ')
    if (end < 0) return undefined
    const [first, rest] = [text.slice(0, end + 1), text.slice(end + 2)]
    const [head, tail] = [translate(first), translate(rest)]
    return head === first || tail === rest ? undefined : head + tail
  }

  return translate
}

/** Whether it is no more than a part of a sentence: a pattern that begins with a value would take another's beginning. */
function isShort(value: string): boolean {
  return !/[.!?] /.test(value)
}

function compiled(sentence: string, translation: string): Pattern {
  const parts = sentence.split(/\{\d+\}/)
  const literals = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    matcher: new RegExp(`^${literals.join('([^]*?)')}$`),
    numbers: [...sentence.matchAll(/\{(\d+)\}/g)].map(([, number]) => number),
    translation,
    literal: parts.join('').length,
  }
}
