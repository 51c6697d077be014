/**
 * The text before a token, as the studio is asked about it: the prompt as it was typed and the tokens behind it. What
 * lies inside the prompt is named by its tokens, so that it is cut exactly where the person clicked.
 */
import { limits } from '../../../../src-shared/contract/index.ts'

export interface Prefix {
  readonly prompt: string
  readonly continuation: readonly number[]
}

export interface ReadText {
  readonly prompt: string
  /** Of the prompt: how many of `ids` are its own. */
  readonly promptTokens: number
  /** Prompt and continuation. */
  readonly ids: ArrayLike<number>
  /** By themselves, as long as `ids`. */
  readonly texts: readonly string[]
}

/**
 * @param position of the token that follows the prefix
 * @param window only the last so many tokens count; 0: all
 * @param most tokens that may be named by their numbers; what is before them is then named by its text
 */
export function prefixOf(
  text: ReadText,
  position: number,
  { window = 0, most = limits.list }: { window?: number; most?: number } = {},
): Prefix {
  const ids = (from: number): number[] =>
    Array.from({ length: position - from }, (_, index) => text.ids[from + index])
  const start = startOf(position, window)
  if (start === 0 && position >= text.promptTokens && position - text.promptTokens <= most)
    return { prompt: text.prompt, continuation: ids(text.promptTokens) }
  const from = Math.max(start, position - most)
  return { prompt: text.texts.slice(start, from).join(''), continuation: ids(from) }
}

/** Tokens before the prefix that do not count. */
export function startOf(position: number, window: number): number {
  return window > 0 ? Math.max(0, position - window) : 0
}

/** The text from one token up to another, as it was typed and written. */
export function textBetween(
  { prompt, promptTokens, texts }: ReadText,
  path: readonly { readonly text: string }[],
  start: number,
  end: number,
): string {
  // As it was typed, where all of it is wanted: single tokens may be parts of characters.
  const isWhole = start === 0 && end >= promptTokens
  const typed = isWhole ? prompt : texts.slice(start, Math.min(end, promptTokens)).join('')
  const written = path.slice(Math.max(0, start - promptTokens), Math.max(0, end - promptTokens))
  return typed + written.map(({ text }) => text).join('')
}
