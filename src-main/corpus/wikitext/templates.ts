/**
 * Templates. Nearly all of them are furniture (infoboxes, citations, notices) and go, unread. A few carry words of the
 * sentence they stand in; those are listed in the tables, and only those are ever rendered. A page's meaning must not
 * depend on templates we cannot see, so there is no expansion, only these rules.
 */
import { TemplateArguments } from './arguments.ts'
import { functionRules } from './parser-functions.ts'
import type { TemplateRule } from './template-rule.ts'
import { templateRules } from './template-rules.ts'

/** Names longer than this are not in the tables. */
const longestName = 60

const prefixes = /^(?:(?:safe)?subst:|template:|t:|模板:|шаблон:|vorlage:|modèle:|plantilla:|taiss:)\s*/

/**
 * The normalised name of the call whose content begins at `start`: lower case, single blanks; a parser function keeps
 * its colon ("#if:"). Empty where the name is computed or too long to be known.
 */
export function callName(source: string, start: number, end: number): string {
  const limit = Math.min(end, start + longestName)
  let position = start
  for (; position < limit; position++) {
    const code = source.charCodeAt(position)
    if (code === 124 || code === 123 || code === 91 || code === 125) break // | { [ }
  }
  const written = source
    .slice(start, position)
    .replaceAll('_', ' ')
    .trim()
    .toLowerCase()
    .replace(prefixes, '')
  const colon = written.indexOf(':')
  if (colon > 0 && functionRules.has(written.slice(0, colon + 1))) return written.slice(0, colon + 1)
  const complete = position === end || source.charCodeAt(position) === 124
  return complete ? written : ''
}

/** The rule that keeps this call's text, if there is one. */
export function ruleFor(name: string): TemplateRule | undefined {
  if (name === '') return undefined
  return (
    templateRules.get(name) ?? functionRules.get(name) ?? (isForeignWords(name) ? foreignWords : undefined)
  )
}

/** {{lang-de|Haus}}, and {{vol-lv|…}} on the Latgalian wiki: the words; the language's name goes with its link. */
function isForeignWords(name: string): boolean {
  return name.startsWith('lang-') || name.startsWith('vol-')
}

const foreignWords: TemplateRule = (call) => call.at(1)

/** @param parts the call's content split at "|", already plain text; the first holds the name */
export function renderCall(name: string, parts: string[], title: string): string | undefined {
  const isFunction = name.endsWith(':')
  const values = isFunction ? [parts[0].slice(parts[0].indexOf(':') + 1), ...parts.slice(1)] : parts.slice(1)
  return ruleFor(name)?.(new TemplateArguments(values, isFunction), { title })
}
