/**
 * The form of an import: what a person sees and changes, and what follows from it for the studio. Only what differs
 * from the defaults is sent, so that a file imported with the defaults is known again whoever imported it.
 */
import type { CorpusPreview } from '../../../src-shared/contract/index.ts'
import type { RequestInput } from '../../../src-shared/contract/index.ts'
import { importDefaults, type ImportOptions, type Variant } from '../../../src-shared/corpus.ts'

export type SourceInfo = CorpusPreview['info']
export type TokenizerChoice = 'auto' | 'bpe' | 'characters'

/** Sizes of a vocabulary that can be asked for. */
export const vocabularySizes = { least: 256, most: 40_000 } as const

export interface ImportChoices {
  readonly namespaces: readonly number[]
  readonly redirects: boolean
  readonly disambiguation: boolean
  readonly minimumCharacters: number
  /** null: all. */
  readonly maxArticles: number | null
  readonly maxTokens: number | null
  readonly foldWidth: 'auto' | 'yes' | 'no'
  readonly normalise: boolean
  readonly variant: Variant
  readonly tokenizer: TokenizerChoice
  /** null: the usual size. */
  readonly vocabulary: number | null
}

export const defaultChoices: ImportChoices = {
  namespaces: importDefaults.namespaces,
  redirects: importDefaults.redirects,
  disambiguation: importDefaults.disambiguation,
  minimumCharacters: importDefaults.minimumCharacters,
  maxArticles: null,
  maxTokens: null,
  foldWidth: 'auto',
  normalise: importDefaults.normalise,
  variant: importDefaults.variant,
  tokenizer: 'auto',
  vocabulary: null,
}

type WishedOptions = NonNullable<RequestInput<'corpora.preview'>['options']>

/** What differs from the defaults. */
export function wishedOptions(choices: ImportChoices): WishedOptions {
  const options: ImportOptions = {
    namespaces: [...choices.namespaces].sort((a, b) => a - b),
    redirects: choices.redirects,
    disambiguation: choices.disambiguation,
    minimumCharacters: choices.minimumCharacters,
    foldWidth: choices.foldWidth === 'auto' ? 'auto' : choices.foldWidth === 'yes',
    normalise: choices.normalise,
    variant: choices.variant,
    ...(choices.maxArticles !== null && { maxArticles: choices.maxArticles }),
    ...(choices.maxTokens !== null && { maxTokens: choices.maxTokens }),
  }
  return Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(importDefaults[name as keyof ImportOptions]),
    ),
  )
}

/** Everything about an import but its source. */
export function importWish(
  choices: ImportChoices,
): Pick<RequestInput<'corpora.import'>, 'options' | 'tokenizer' | 'vocabulary'> {
  return {
    options: wishedOptions(choices),
    tokenizer: choices.tokenizer,
    ...(choices.vocabulary !== null && { vocabulary: choices.vocabulary }),
  }
}

/** Whether a change between the two shows in a preview: the tokenizer and the quotas come later. */
export function changesPreview(before: ImportChoices, after: ImportChoices): boolean {
  const seen = ({ maxArticles: _articles, maxTokens: _tokens, ...rest }: WishedOptions): string =>
    JSON.stringify(rest)
  return seen(wishedOptions(before)) !== seen(wishedOptions(after))
}

export interface NamespaceChoice {
  readonly number: number
  /** The dump's own name; undefined where it gives none. */
  readonly name: string | undefined
}

/** Namespaces that hold prose in one wiki or another: pages, projects, help, portals, books. */
const usual = [0, 4, 12, 100, 102, 104, 110]

/**
 * The namespaces of a dump, those worth a thought first. Talk pages (odd numbers) and media (negative numbers, which no
 * page has) come last, or not at all.
 */
export function namespaceChoices(
  info: SourceInfo | undefined,
  chosen: readonly number[],
): { first: NamespaceChoice[]; others: NamespaceChoice[] } {
  const names = info?.site?.namespaces ?? {}
  const numbers = new Set([0, ...chosen, ...Object.keys(names).map(Number)])
  const sorted = [...numbers].filter((number) => number >= 0).sort((a, b) => a - b)
  const choice = (number: number): NamespaceChoice => ({
    number,
    name: names[number] === undefined || names[number] === '' ? undefined : names[number],
  })
  const isFirst = (number: number): boolean => usual.includes(number) || chosen.includes(number)
  return {
    first: sorted.filter(isFirst).map(choice),
    others: sorted.filter((number) => !isFirst(number)).map(choice),
  }
}

export function isDefault(choices: ImportChoices): boolean {
  return JSON.stringify(importWish(choices)) === JSON.stringify(importWish(defaultChoices))
}
