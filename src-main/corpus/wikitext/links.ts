/** What a `[[link]]` leaves in the text: its label, its target's name, or nothing. */
import { hole, lineBreak } from './characters.ts'
import type { LinkNames, PrefixMeaning } from './namespaces.ts'
import type { DroppedKind, Tally } from './types.ts'

export { LinkNames } from './namespaces.ts'

const droppedMeanings: Partial<Record<PrefixMeaning, DroppedKind>> = {
  file: 'files',
  category: 'categories',
  language: 'languageLinks',
}

/** @param parts the link's content split at "|", already plain text */
export function renderLink(parts: string[], names: LinkNames, dropped: Tally): string {
  const raw = parts[0].replaceAll(hole, '').trim()
  if (raw.length > longestTitle) return parts.at(-1)
  // A leading colon shows the link to a file, category or language instead of using it.
  const visible = raw.startsWith(':')
  const target = visible ? raw.slice(1).trimStart() : raw
  const prefix = prefixOf(target)
  const meaning = prefix === undefined ? 'other' : names.meaningOf(prefix)
  const kind = visible ? undefined : droppedMeanings[meaning]
  if (kind) {
    dropped[kind]++
    return kind === 'files' ? hole : ''
  }
  const label = parts.length > 1 ? oneLine(parts.at(-1)) : undefined
  if (label) return label
  const known = prefix !== undefined && (meaning !== 'other' || names.isKnown(prefix))
  const name =
    known && (meaning !== 'other' || label === '') ? target.slice(prefix.length + 1).trimStart() : target
  return label === '' ? pipeTrick(name) : oneLine(withoutSection(name))
}

/** A link that never closes: its label stays, as running text; a file's caption cannot be told from what follows. */
export function abandonLink(parts: string[], names: LinkNames, dropped: Tally): string {
  const prefix = prefixOf(parts[0].trimStart())
  if (prefix !== undefined && parts.length > 1 && names.meaningOf(prefix) === 'file') {
    dropped.files++
    return hole
  }
  return parts.at(-1)
}

/** `[[Mercury (planet)|]]` and `[[Paris, Texas|]]` show only what comes before the bracket or comma. */
function pipeTrick(name: string): string {
  return name.replace(/\s*[(（][^()（）]*[)）]$/, '').replace(/[,，、]\s[^,，、]*$/, '')
}

/** "Rome#History" is read as "Rome", "#History" as "History". */
function withoutSection(name: string): string {
  const mark = name.indexOf('#')
  if (mark < 0) return name
  return mark === 0 ? name.slice(1) : name.slice(0, mark)
}

const longestPrefix = 40

/** MediaWiki's limit is 255 bytes and the section's name. */
const longestTitle = 600

function prefixOf(target: string): string | undefined {
  const colon = target.indexOf(':')
  return colon > 0 && colon <= longestPrefix ? target.slice(0, colon) : undefined
}

function oneLine(text: string): string {
  return text.includes('\n') || text.includes(lineBreak) ? text.replace(/[\n\ufdef]/g, ' ') : text
}
