/** Which rows of the table of runs are shown. */
import type { RunRow } from '../../../../src-shared/contract/index.ts'
import type { RunState } from '../../../../src-shared/run.ts'

export interface RunFilter {
  readonly text: string
  readonly state: RunState | 'all'
  readonly corpus: number | 'all'
  readonly tag: string | undefined
  readonly archived: boolean
}

export const noFilter: RunFilter = { text: '', state: 'all', corpus: 'all', tag: undefined, archived: false }

/** Every word has to be found somewhere: in the name, a tag, the notes, the corpus or the number of the run. */
export function filterRuns(rows: readonly RunRow[], filter: RunFilter): RunRow[] {
  const words = normal(filter.text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (row.deleted || (row.archived && !filter.archived)) return false
    if (filter.state !== 'all' && row.state !== filter.state) return false
    if (filter.corpus !== 'all' && row.corpus !== filter.corpus) return false
    if (filter.tag !== undefined && !row.tags.includes(filter.tag)) return false
    if (words.length === 0) return true
    const found = normal([`#${row.run}`, row.name, row.corpusName, row.notes, ...row.tags].join(' '))
    return words.every((word) => found.includes(word))
  })
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Divided by commas of any script; each once, in the order they came. */
export function readTags(text: string): string[] {
  const tags = text.split(/[,，、;；]/).map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
