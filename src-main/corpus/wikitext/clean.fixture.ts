/** Short ways to clean a snippet in the tests of this folder. */
import { cleanPage, defaultCleanOptions } from './index.ts'
import type { CleanOptions, DroppedKind } from './index.ts'

type Setting = {
  title?: string
  language?: string
  namespaces?: Record<number, string>
  options?: Partial<CleanOptions>
}

export function cleaned(wikitext: string, { options, ...context }: Setting = {}) {
  return cleanPage(wikitext, {
    title: 'Test page',
    ...context,
    options: { ...defaultCleanOptions, ...options },
  })
}

/** The text alone. */
export function clean(wikitext: string, setting: Setting = {}): string {
  return cleaned(wikitext, setting).text
}

/** Only the kinds that were dropped at all. */
export function droppedFrom(wikitext: string, setting: Setting = {}): Partial<Record<DroppedKind, number>> {
  return Object.fromEntries(
    Object.entries(cleaned(wikitext, setting).dropped).filter(([, count]) => count > 0),
  )
}

/** What a reader would call markup. */
export function leftoverMarkup(text: string): number {
  return text.match(/\{\{|\}\}|\[\[|\]\]|<ref|\|-/g)?.length ?? 0
}
