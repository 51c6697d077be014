/** The first articles of a file beside what they were made of, without reading the whole file. */
import type { ImportOptions, SkippedPage, SourceInfo } from '../../src-shared/corpus.ts'
import { previewLimits } from './group.ts'
import { completeOptions } from './options.ts'
import { readOutcomes, type ReadRun } from './read.ts'
import { recognise } from './recognise.ts'

export interface PreviewArticle {
  readonly title: string
  readonly pageId: number
  readonly text: string
  /** The text as it stands in the file, its first part. */
  readonly source: string
  readonly charactersIn: number
  readonly charactersOut: number
  readonly dropped: Readonly<Record<string, number>>
}

export interface Preview {
  readonly info: SourceInfo
  readonly articles: readonly PreviewArticle[]
  /** Pages that were passed on the way. */
  readonly skipped: readonly SkippedPage[]
  readonly redirects: number
}

/** How much of an article's source is shown, characters. */
const sourceShown = 20_000
/** A preview gives up here: a dump may begin with thousands of pages that are no articles. Decompressed bytes. */
const previewBytes = 64 << 20

/** @throws StudioError as `readArticles` does. */
export async function preview(
  file: string,
  given: Partial<ImportOptions> = {},
  count = 5,
  run: Pick<ReadRun, 'workers' | 'signal'> = {},
): Promise<Preview> {
  const options = completeOptions(given)
  const info = await recognise(file)
  const articles: PreviewArticle[] = []
  const skipped: SkippedPage[] = []
  let redirects = 0
  for await (const { group, outcomes } of readOutcomes(
    info,
    options,
    { workers: 1, ...run, info },
    previewLimits,
    true,
  )) {
    for (const { article, skipped: page, redirect, charactersIn, dropped, source = '' } of outcomes) {
      if (redirect) redirects++
      if (page) skipped.push(page)
      if (!article) continue
      const { title, pageId, text } = article
      articles.push({
        title,
        pageId,
        text,
        source: source.slice(0, sourceShown),
        charactersIn,
        charactersOut: text.length,
        dropped,
      })
      if (articles.length === count) return { info, articles, skipped, redirects }
    }
    if (group.place().offset > previewBytes) break
  }
  return { info, articles, skipped, redirects }
}
