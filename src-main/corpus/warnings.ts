/** What went wrong with a file that could be read all the same, in sentences for a person. */
import type { SourceFormat } from '../../src-shared/corpus.ts'
import type { Ending } from './source/source.ts'

const hint = 'Download it again, or go on with what is there.'

const words: Record<SourceFormat, { file: string; record: string }> = {
  'mediawiki-xml': { file: 'dump', record: 'page' },
  text: { file: 'text', record: 'document' },
  jsonl: { file: 'file', record: 'line' },
}

function kept(count: number, record: string): string {
  return count === 1 ? `1 ${record} was kept.` : `${count} ${record}s were kept.`
}

export function gapWarning(format: SourceFormat, place: string): string {
  const { file, record } = words[format]
  return `The ${file} is damaged at ${place}: that part was left out with every ${record} in it. ${hint}`
}

/**
 * @param pages records so far. @param cut whether the last of them lacks its end. @param closed whether the format's
 * own end was there.
 */
export function endWarnings(
  format: SourceFormat,
  ending: Ending,
  pages: number,
  cut: boolean,
  closed: boolean,
): string[] {
  const { file, record } = words[format]
  const whole = cut ? pages - 1 : pages
  const warnings: string[] = []
  if (ending.problem === 'bomb')
    warnings.push(
      `The ${file} expands more than 500-fold, as no text does; reading stopped there. ${kept(whole, record)}`,
    )
  else if (cut)
    warnings.push(`The ${file} ends in the middle of ${record} ${pages}. ${kept(whole, record)} ${hint}`)
  else if (ending.problem === 'truncated')
    warnings.push(`The ${file} was cut off after ${record} ${pages}. ${kept(whole, record)} ${hint}`)
  else if (ending.problem === 'damaged')
    warnings.push(`The ${file} is damaged after ${record} ${pages}. ${kept(whole, record)} ${hint}`)
  else if (!closed)
    warnings.push(
      `The dump has no closing </mediawiki>: it may have been cut off after page ${pages}. ${hint}`,
    )
  if (ending.checksumWrong)
    warnings.push(
      `A checksum of the ${file} is wrong although each of its parts is sound. Download it again to be sure.`,
    )
  return warnings
}
