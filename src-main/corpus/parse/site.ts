import type { SiteInfo } from '../../../src-shared/corpus.ts'
import { decodeEntities, tidy } from './entities.ts'

/** Namespaces that every wiki has, by the names that every wiki understands. */
export const canonicalNamespaces: Readonly<Record<number, string>> = {
  [-2]: 'Media',
  [-1]: 'Special',
  0: '',
  1: 'Talk',
  2: 'User',
  3: 'User talk',
  4: 'Project',
  5: 'Project talk',
  6: 'File',
  7: 'File talk',
  8: 'MediaWiki',
  9: 'MediaWiki talk',
  10: 'Template',
  11: 'Template talk',
  12: 'Help',
  13: 'Help talk',
  14: 'Category',
  15: 'Category talk',
  100: 'Portal',
  828: 'Module',
}

const longestName = 200
const mostNamespaces = 500

/** The header of an export, from its first part; undefined where there is none. Believes nothing it cannot check. */
export function parseSite(head: string): SiteInfo | undefined {
  const firstPage = head.indexOf('<page>')
  const header = firstPage < 0 ? head : head.slice(0, firstPage)
  const root = /<mediawiki\b([^<>]*)>/.exec(header)?.[1]
  const hasSite = header.includes('<siteinfo')
  if (root === undefined && !hasSite) return undefined
  const text = (pattern: RegExp, within: string): string | undefined => {
    const found = pattern.exec(within)?.[1]
    return found === undefined
      ? undefined
      : tidy(decodeEntities(found)).trim().slice(0, longestName) || undefined
  }
  const namespaces: Record<number, string> = {}
  let count = 0
  for (const [, attributes, name] of header.matchAll(/<namespace\b([^<>]*?)(?:\/>|>([^<]*)<\/namespace>)/g)) {
    const key = /\bkey="(-?\d{1,6})"/.exec(attributes)?.[1]
    if (key === undefined || ++count > mostNamespaces) continue
    namespaces[Number(key)] = tidy(decodeEntities(name ?? ''))
      .trim()
      .slice(0, longestName)
  }
  return {
    sitename: text(/<sitename>([^<]*)</, header),
    dbname: text(/<dbname>([^<]*)</, header),
    language: text(/\bxml:lang="([A-Za-z][A-Za-z-]{1,20})"/, root ?? ''),
    version: text(/\sversion="([\d.]{1,10})"/, root ?? ''),
    namespaces,
  }
}

/** The namespace that a title's prefix names, in the wiki's or the canonical words; 0 where it names none. */
export function namespaceOf(title: string, namespaces: Readonly<Record<number, string>>): number {
  const colon = title.indexOf(':')
  if (colon <= 0) return 0
  const plain = (name: string): string => name.replaceAll('_', ' ').trim().toLowerCase()
  const prefix = plain(title.slice(0, colon))
  for (const names of [namespaces, canonicalNamespaces])
    for (const [number, name] of Object.entries(names))
      if (name !== '' && plain(name) === prefix) return Number(number)
  return 0
}
