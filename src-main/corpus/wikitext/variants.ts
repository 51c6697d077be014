/**
 * Languages written in several scripts mark by hand what automatic conversion gets wrong: `-{zh-hans:计算机;zh-hant:電腦}-`.
 * One branch is taken; rules that only steer the conversion of other text vanish.
 * Source: mediawiki.org, "Writing systems/Syntax".
 */
import type { Variant } from '../../../src-shared/corpus.ts'
import { hole } from './characters.ts'
import type { Tally } from './types.ts'

const languagesWithVariants = new Set('zh sr gan iu kk ku shi tg uz crh wuu tly ban'.split(' '))

/** Whether `-{…}-` is markup on this language's wikis; an unknown language is given the benefit of the doubt. */
export function hasVariants(language: string | undefined): boolean {
  return language === undefined || languagesWithVariants.has(language.toLowerCase().split('-')[0] ?? '')
}

/** Which branch serves a reader whose own is missing, nearest first. */
const fallbacks: Record<Variant, string[]> = {
  'zh-hans': ['zh-hans', 'zh-cn', 'zh-sg', 'zh-my', 'zh'],
  'zh-hant': ['zh-hant', 'zh-tw', 'zh-hk', 'zh-mo', 'zh'],
  'zh-cn': ['zh-cn', 'zh-hans', 'zh-sg', 'zh-my', 'zh'],
  'zh-sg': ['zh-sg', 'zh-my', 'zh-hans', 'zh-cn', 'zh'],
  'zh-my': ['zh-my', 'zh-sg', 'zh-hans', 'zh-cn', 'zh'],
  'zh-tw': ['zh-tw', 'zh-hant', 'zh-hk', 'zh-mo', 'zh'],
  'zh-hk': ['zh-hk', 'zh-mo', 'zh-hant', 'zh-tw', 'zh'],
  'zh-mo': ['zh-mo', 'zh-hk', 'zh-hant', 'zh-tw', 'zh'],
  'sr-ec': ['sr-ec', 'sr-cyrl', 'sr'],
  'sr-el': ['sr-el', 'sr-latn', 'sr'],
}

/** Flags whose content is not shown where it stands: title, hidden, removed, and the variant's own name. */
const silentFlags = new Set(['T', 'H', '-', 'N'])

const flagSet = /^[\sA-Z;+-]*$/
const variantCode = '[a-z]{2,3}(?:-[a-z]{2,4})?'
const branchStart = new RegExp(`^\\s*(?:[^;:{}]*?=>\\s*)?(${variantCode})\\s*:`)

/**
 * The text of `-{flags|rules}-`, given its parts split at the first "|".
 * @param parts one part (rules) or two (flags, rules)
 */
export function chooseVariant(parts: string[], variant: Variant, dropped: Tally): string {
  const flags =
    parts.length > 1 && flagSet.test(parts[0]) ? parts[0].split(';').map((flag) => flag.trim()) : []
  const rules = parts.at(-1) ?? ''
  if (flags.some((flag) => silentFlags.has(flag))) {
    dropped.variantRules++
    return hole
  }
  if (flags.includes('R')) return rules
  const branches = readBranches(rules)
  if (!branches) return rules
  for (const code of fallbacks[variant]) {
    const branch = branches.get(code)
    if (branch !== undefined) return branch
  }
  return branches.values().next().value ?? ''
}

/** Code → text, or undefined where the content is plain text. A ";" divides only where a code follows it. */
function readBranches(rules: string): Map<string, string> | undefined {
  if (!branchStart.test(rules)) return undefined
  const branches = new Map<string, string>()
  let last: string | undefined
  for (const piece of rules.split(/[;；]/)) {
    const code = branchStart.exec(piece)
    if (code) {
      last = code[1]!
      branches.set(last, piece.slice(code[0].length).trim())
    } else if (last !== undefined && piece.trim()) branches.set(last, `${branches.get(last)};${piece}`)
  }
  return branches
}
