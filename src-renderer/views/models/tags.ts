/** Tags as a person writes them in one line, and as they are kept. */
import { limits } from '../../../src-shared/contract/index.ts'

/** Divided by commas of any script; without doubles, in the order they were written. */
export function parseTags(line: string): string[] {
  const tags = line
    .split(/[,，、;；\n]/u)
    .map((tag) => tag.trim().slice(0, limits.name))
    .filter((tag) => tag !== '')
  return [...new Set(tags)].slice(0, limits.tags)
}

export function formatTags(tags: readonly string[]): string {
  return tags.join(', ')
}

export function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i])
}
