/** The latest runs and corpora, kept up to date while the view is open. */
import type { CorpusView, RunRow } from '../../../src-shared/contract/index.ts'
import type { Client } from '../../shell/index.ts'

export class RecentWork {
  #runs = $state.raw<readonly RunRow[] | undefined>(undefined)
  #corpora = $state.raw<readonly CorpusView[] | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)

  /** Newest first; undefined until they are known. */
  get runs(): readonly RunRow[] | undefined {
    return this.#runs
  }

  get corpora(): readonly CorpusView[] | undefined {
    return this.#corpora
  }

  /** Whether it is known that there is neither run nor corpus. */
  get isNothing(): boolean {
    return this.#runs?.length === 0 && this.#corpora?.length === 0
  }

  get error(): unknown {
    return this.#error
  }

  /** Returns its stop. */
  follow(client: Client): () => void {
    let isFirst = true
    return client.subscribe(
      'runs',
      // Every beginning, after a lost connection too, has all runs again: those that are gone are then named nowhere.
      () => {
        isFirst = true
        return {}
      },
      ({ runs, removed }) => {
        this.#runs = latest(isFirst ? [] : (this.#runs ?? []), runs, removed)
        isFirst = false
      },
      { onError: (error) => (this.#error = error) },
    )
  }

  /** Corpora change with imports: ask again when a job of that kind changes its state. */
  async askCorpora(client: Client): Promise<void> {
    try {
      this.#corpora = (await client.request('corpora.list', {})).corpora
    } catch (error) {
      this.#error = error
    }
  }
}

/** What is known, with the changed rows in place of their old ones; newest first, without archived and deleted ones. */
export function latest(
  known: readonly RunRow[],
  changed: readonly RunRow[],
  removed: readonly number[],
): RunRow[] {
  const byId = new Map(known.map((row) => [row.run, row]))
  for (const row of changed) byId.set(row.run, row)
  for (const run of removed) byId.delete(run)
  return [...byId.values()]
    .filter((row) => !row.archived && !row.deleted)
    .toSorted((left, right) => right.created - left.created || right.run - left.run)
}
