import { listedSkips, plainSkips, type ImportReport, type SkippedPage } from '../../src-shared/corpus.ts'
import type { ArticleBatch } from './batch.ts'

type Sums = Record<
  'pages' | 'articles' | 'redirects' | 'charactersIn' | 'charactersOut' | 'hanCharacters',
  number
>

/** Sums batches into the report of an import; goes on from a stored report where an import is resumed. */
export class ReportBuilder {
  readonly #sums: Sums = {
    pages: 0,
    articles: 0,
    redirects: 0,
    charactersIn: 0,
    charactersOut: 0,
    hanCharacters: 0,
  }
  readonly #skipped: Partial<Record<SkippedPage['reason'], number>> = {}
  readonly #dropped: Record<string, number> = {}
  readonly #warnings: string[] = []
  readonly #listed: SkippedPage[] = []

  constructor(soFar?: ImportReport) {
    if (soFar) this.#add(soFar, soFar.warnings, soFar.listed)
  }

  add(batch: Pick<ArticleBatch, 'counts' | 'warnings' | 'skipped'>): void {
    this.#add(batch.counts, batch.warnings, batch.skipped)
  }

  #add(counts: ArticleBatch['counts'], warnings: readonly string[], skipped: readonly SkippedPage[]): void {
    for (const name of Object.keys(this.#sums) as (keyof Sums)[]) this.#sums[name] += counts[name]
    addTo(this.#skipped, counts.skipped)
    addTo(this.#dropped, counts.dropped)
    for (const warning of warnings)
      if (!this.#warnings.includes(warning) && this.#warnings.length < listedSkips)
        this.#warnings.push(warning)
    for (const page of skipped)
      if (!plainSkips.has(page.reason) && this.#listed.length < listedSkips) this.#listed.push(page)
  }

  report(): ImportReport {
    const { charactersIn, charactersOut } = this.#sums
    return {
      ...this.#sums,
      skipped: { ...this.#skipped },
      dropped: { ...this.#dropped },
      shareKept: charactersIn === 0 ? 0 : charactersOut / charactersIn,
      warnings: [...this.#warnings],
      listed: [...this.#listed],
    }
  }
}

function addTo(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
}
