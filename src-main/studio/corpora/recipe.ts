/** What makes an import repeatable. Two imports with equal recipes give the same tokens. */
import path from 'node:path'
import type { ImportOptions, SourceInfo } from '../../../src-shared/corpus.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { completeOptions } from '../../corpus/index.ts'
import { vocabularyRange, type TokenizerKind } from '../../tokenizer/index.ts'

export interface ImportRequest {
  readonly file: string
  /** What a person calls the file, where it lies under another name. */
  readonly fileName?: string
  readonly options: ImportOptions
  readonly tokenizer: 'auto' | TokenizerKind
  /** Exact size of the vocabulary; undefined: the default, or as many as a small text yields. */
  readonly vocabulary: number | undefined
}

export interface CorpusRecipe {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly source: Omit<SourceInfo, 'path'>
  readonly options: ImportOptions
  readonly tokenizer: ImportRequest['tokenizer']
  readonly vocabulary: number | 'default'
  /** Counts up when the same input and options would no longer give the same tokens. */
  readonly importVersion: number
}

export const importVersion = 1

/** What a person asks for; the rest has its defaults. */
export interface ImportWish {
  readonly fileName?: string
  readonly options?: Partial<ImportOptions>
  readonly tokenizer?: ImportRequest['tokenizer']
  readonly vocabulary?: number | undefined
}

/** @throws StudioError 'setting-out-of-range', naming the option or the vocabulary and its range */
export function requestOf(file: string, wish: ImportWish = {}): ImportRequest {
  const { least, most } = vocabularyRange
  const { vocabulary } = wish
  if (vocabulary !== undefined && !(vocabulary >= least && vocabulary <= most))
    throw new StudioError(
      'setting-out-of-range',
      `A vocabulary of ${vocabulary} tokens is out of range.`,
      `It is ${least} to ${most}.`,
    )
  return {
    file,
    ...(wish.fileName !== undefined && { fileName: wish.fileName }),
    options: completeOptions(wish.options),
    tokenizer: wish.tokenizer ?? 'auto',
    vocabulary,
  }
}

export function recipeOf(request: ImportRequest, info: SourceInfo, sha256: string): CorpusRecipe {
  const { path: file, ...source } = info
  return {
    fileName: request.fileName ?? path.basename(file),
    bytes: info.bytes,
    sha256,
    source,
    options: request.options,
    tokenizer: request.tokenizer,
    vocabulary: request.vocabulary ?? 'default',
    importVersion,
  }
}

/** Whether both would give the same tokens: everything but the file's name. */
export function sameRecipe(a: CorpusRecipe, b: CorpusRecipe): boolean {
  const essence = ({ fileName: _, ...rest }: CorpusRecipe): string => JSON.stringify(sorted(rest))
  return essence(a) === essence(b)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, content]) => [name, sorted(content)]),
  )
}

/** The size to train when none was asked for. */
export const defaultVocabulary = vocabularyRange.default
