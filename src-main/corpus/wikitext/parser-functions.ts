/** MediaWiki's own functions, as far as an article's text needs them; the others (#invoke, #expr …) go. */
import type { TemplateRule } from './template-rule.ts'
import { groupDigits } from './numbers.ts'

const functions: [string, TemplateRule][] = [
  ['formatnum:', (call) => groupDigits(call.at(1) ?? '')],
  ['lc:', (call) => call.at(1)?.toLowerCase()],
  ['uc:', (call) => call.at(1)?.toUpperCase()],
  ['lcfirst:', (call) => changeFirst(call.at(1), (letter) => letter.toLowerCase())],
  ['ucfirst:', (call) => changeFirst(call.at(1), (letter) => letter.toUpperCase())],
  ['#if:', (call) => (call.at(1) ? call.at(2) : call.at(3)) ?? ''],
  ['#ifeq:', (call) => (call.at(1) === call.at(2) ? call.at(3) : call.at(4)) ?? ''],
  ['nowrap:', (call) => call.at(1)],
]

export const functionRules = new Map(functions)

function changeFirst(text: string | undefined, change: (letter: string) => string): string | undefined {
  return text && change(text[0]) + text.slice(1)
}
