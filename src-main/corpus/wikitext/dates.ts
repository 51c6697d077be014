/** Templates that write dates into a sentence. */
import type { TemplateArguments } from './arguments.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** {{As of|2010|5|12}} → "As of 12 May 2010"; the year alone and the month alone work as well. */
export function asOf(call: TemplateArguments): string | undefined {
  const alternative = call.named('alt')
  if (alternative) return alternative
  const year = call.at(1)
  if (!year) return undefined
  const month = call.at(2) && (months[Number(call.at(2)) - 1] ?? call.at(2))
  const date = [call.at(3), month, year].filter((part) => part).join(' ')
  const since = call.named('since') !== undefined
  const words = since ? 'Since' : 'As of'
  return `${call.named('lc') ? words.toLowerCase() : words} ${date}`
}

/** {{circa|1500|1570}} → "c. 1500 – c. 1570" */
export function circa(call: TemplateArguments): string | undefined {
  const years = call.all.map((year) => `c. ${year}`)
  return years.length > 0 ? years.join(' – ') : 'c.'
}
