import path from 'node:path'
import { preview } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { droppedWords } from '../reports/corpus-report.ts'
import { bytes, count, percent } from '../terminal/format.ts'
import { only, whole } from '../values.ts'
import { readingOptions, readingValues } from './import.ts'

export const previewCommand: Command = {
  name: 'preview',
  summary: 'Show the first cleaned articles of a file, without reading all of it.',
  usage: 'FILE [options]',
  options: {
    articles: { type: 'string', value: 'N', help: 'how many (default: 3)' },
    ...readingOptions,
  },
  examples: ['preview dump.xml.bz2', 'preview dump.xml.bz2 --articles 10 --namespaces 0,14'],
  async run(context, values, positionals) {
    const file = only(positionals, 'The FILE to preview')
    const found = await preview(file, readingValues(values), whole(values, 'articles', 1) ?? 3, {
      signal: context.signal,
    })
    const { format, compression, encoding, bytes: size } = found.info
    context.print(`${path.basename(file)}: ${format}, ${compression}, ${encoding}, ${bytes(size)}`)
    for (const article of found.articles) {
      const dropped = droppedWords(article.dropped)
      context.print(
        `\n── ${article.title} ── ${count(article.charactersOut)} of ${count(article.charactersIn)} characters kept (${percent(article.charactersOut / Math.max(1, article.charactersIn))})${dropped === '' ? '' : `; removed: ${dropped}`}\n`,
      )
      context.print(article.text.length > 1500 ? `${article.text.slice(0, 1500)}…` : article.text)
    }
    if (found.skipped.length > 0)
      context.print(
        `\nSkipped on the way: ${count(found.skipped.length)} pages, ${count(found.redirects)} redirects.`,
      )
    return found
  },
}
