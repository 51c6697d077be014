/** Small dumps and files for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Article, ImportOptions, ImportReport, SkippedPage } from '../../src-shared/corpus.ts'
import { readArticles, ReportBuilder, type ArticleBatch, type ReadRun } from './index.ts'

export const header = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Testpedia</sitename>
    <dbname>testwiki</dbname>
    <namespaces>
      <namespace key="-2" case="first-letter">Media</namespace>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
      <namespace key="14" case="first-letter">Group &amp; Kind</namespace>
    </namespaces>
  </siteinfo>
`
export const footer = '</mediawiki>\n'

/** Prose that no two numbers share and that is long enough to be an article. */
export function prose(number: number, sentences = 4): string {
  const one = (i: number): string =>
    `Sentence ${i} of article ${number} says that ${number * 7 + i} is neither ${number} nor ${i * 13 + 1}.`
  return Array.from({ length: sentences }, (_, i) => one(i)).join(' ')
}

export interface PageParts {
  readonly title?: string
  readonly ns?: number
  readonly id?: number
  readonly text?: string
  /** Put before the revision. */
  readonly extra?: string
  readonly model?: string
}

/** A well-formed page; `text` and `title` go in as they are. */
export function page({ title, ns = 0, id = 1, text = prose(id), extra = '', model }: PageParts): string {
  return `  <page>
    ${title === undefined ? '' : `<title>${title}</title>`}
    <ns>${ns}</ns>
    <id>${id}</id>
    ${extra}
    <revision>
      <id>${id + 1000}</id>
      <contributor><username>Somebody</username><id>77</id></contributor>
      ${model === undefined ? '' : `<model>${model}</model>`}
      <text xml:space="preserve">${text}</text>
    </revision>
  </page>
`
}

export function pages(count: number, sentences = 4): string {
  return Array.from({ length: count }, (_, i) => {
    const id = i + 1
    return page({ title: `Article ${id}`, id, text: prose(id, sentences) })
  }).join('')
}

/** A folder of its own for a test file, and its removal. */
export function temporaryFolder(): {
  write(name: string, content: string | Uint8Array): string
  path: string
  remove(): void
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'))
  return {
    path: folder,
    write(name, content) {
      const file = path.join(folder, name)
      writeFileSync(file, content)
      return file
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface Collected {
  readonly batches: ArticleBatch[]
  readonly articles: Article[]
  readonly skipped: SkippedPage[]
  readonly titles: string[]
  readonly report: ImportReport
}

/** Reads a file to its end. */
export async function collect(
  file: string,
  options: Partial<ImportOptions> = {},
  run: ReadRun = {},
): Promise<Collected> {
  const batches: ArticleBatch[] = []
  const builder = new ReportBuilder()
  for await (const batch of readArticles(file, options, { workers: 2, ...run })) {
    batches.push(batch)
    builder.add(batch)
  }
  const articles = batches.flatMap((batch) => batch.articles)
  return {
    batches,
    articles,
    skipped: batches.flatMap((batch) => batch.skipped),
    titles: articles.map(({ title }) => title),
    report: builder.report(),
  }
}
