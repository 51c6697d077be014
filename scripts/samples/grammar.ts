/**
 * The little grammar in which sentences are written: `{a|b|c}` is one of the alternatives (they may nest and may be
 * empty), `$name` is replaced by the field of that name, `a(n)` becomes the article that fits the word after it.
 * A template is used only where all its fields are known, so that nothing is ever said about an unknown.
 */
import type { Random } from '../../src-shared/random.ts'

export type Fields = Readonly<Record<string, string | undefined>>

const fieldPattern = /\$([a-z][A-Za-z]*)/g

/** Chooses one alternative of every group, innermost last. */
function choose(template: string, random: Random): string {
  let result = ''
  let position = 0
  while (position < template.length) {
    const open = template.indexOf('{', position)
    if (open < 0) return result + template.slice(position)
    result += template.slice(position, open)
    const alternatives: string[] = []
    let depth = 0
    let start = open + 1
    let end = open
    for (; end < template.length; end++) {
      const character = template[end]
      if (character === '{') depth++
      if (character === '}') depth--
      if (depth === 0 || (depth === 1 && character === '|')) {
        alternatives.push(template.slice(start, end))
        start = end + 1
      }
      if (depth === 0) break
    }
    if (depth !== 0) throw new Error(`unbalanced braces: ${template}`)
    result += choose(alternatives[random.below(alternatives.length)], random)
    position = end + 1
  }
  return result
}

/** Whether every field that the template names is known. */
export function fits(template: string, fields: Fields): boolean {
  for (const [, name] of template.matchAll(fieldPattern)) if (fields[name] === undefined) return false
  return true
}

/** One sentence from a template; an unknown field is an error. */
export function expand(template: string, fields: Fields, random: Random): string {
  const text = choose(template, random)
    .replace(fieldPattern, (_, name: string) => {
      const value = fields[name]
      if (value === undefined) throw new Error(`no field ${name} for: ${template}`)
      return value
    })
    .replace(/\b([Aa])\(n\) (?=(\p{L}))/gu, (_, article: string, letter: string) =>
      /[aeiouAEIOU]/.test(letter) ? `${article}n ` : `${article} `,
    )
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim()
  return capitalised(text)
}

export function capitalised(text: string): string {
  const first = text.codePointAt(0)
  if (first === undefined) return text
  const letter = String.fromCodePoint(first)
  return letter.toUpperCase() + text.slice(letter.length)
}

/**
 * Templates dealt like cards: each is used about equally often, in an order that no reader can foresee, and never
 * twice in one article.
 */
export class Deck {
  readonly #waiting: string[]
  readonly #random: Random

  constructor(templates: readonly string[], random: Random) {
    this.#random = random
    this.#waiting = shuffled(templates, random)
  }

  /** Up to `count` sentences from different templates that fit the fields. */
  deal(count: number, fields: Fields): string[] {
    const sentences: string[] = []
    const used: string[] = []
    for (let i = 0; i < this.#waiting.length && sentences.length < count;) {
      const template = this.#waiting[i]
      if (!fits(template, fields)) {
        i++
        continue
      }
      this.#waiting.splice(i, 1)
      used.push(template)
      sentences.push(expand(template, fields, this.#random))
    }
    // Back under the pile, in a new order.
    this.#waiting.push(...shuffled(used, this.#random))
    return sentences
  }
}

export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values]
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = result[i]
    result[i] = result[j]
    result[j] = kept
  }
  return result
}

export function pick<T>(values: readonly T[], random: Random): T {
  return values[random.below(values.length)]
}

/** `count` different values, none of them `not`. */
export function several<T>(values: readonly T[], count: number, random: Random, not?: T): T[] {
  const chosen: T[] = []
  const limit = Math.min(count, values.length - 1)
  while (chosen.length < limit) {
    const value = pick(values, random)
    if (value !== not && !chosen.includes(value)) chosen.push(value)
  }
  return chosen
}
