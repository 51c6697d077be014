/** All runs, followed: the rows of the table, what is done to them, and the way back from a deletion. */
import type { Reply, RequestInput, RunRow } from '../../../../src-shared/contract/index.ts'
import { FrameBatch } from '../frame-batch.ts'
import type { Studio } from '../studio.ts'
import { filterRuns, noFilter, type RunFilter } from './run-filter.ts'

export class RunLibrary {
  readonly #studio: Studio
  readonly #byNumber = new Map<number, RunRow>()
  #rows = $state.raw<readonly RunRow[]>([])
  #loaded = $state(false)
  #error = $state.raw<unknown>(undefined)
  filter = $state.raw<RunFilter>(noFilter)
  readonly #batch = new FrameBatch(() => {
    this.#rows = [...this.#byNumber.values()].sort((a, b) => b.created - a.created || b.run - a.run)
    this.#loaded = true
  })

  readonly shown: readonly RunRow[] = $derived(filterRuns(this.#rows, this.filter))
  readonly tags: readonly string[] = $derived(
    [...new Set(this.#rows.flatMap((row) => (row.deleted ? [] : row.tags)))].sort((a, b) =>
      a.localeCompare(b),
    ),
  )
  readonly corpora: readonly { corpus: number; name: string }[] = $derived.by(() => {
    const names = new Map(this.#rows.map((row) => [row.corpus, row.corpusName]))
    return [...names].map(([corpus, name]) => ({ corpus, name })).sort((a, b) => b.corpus - a.corpus)
  })

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Newest first; deleted ones are gone unless they are about to be restored. */
  get rows(): readonly RunRow[] {
    return this.#rows
  }

  get loaded(): boolean {
    return this.#loaded
  }

  get error(): unknown {
    return this.#error
  }

  find(run: number): RunRow | undefined {
    return this.#rows.find((row) => row.run === run)
  }

  /** Returns its stop. */
  follow(): () => void {
    const stop = this.#studio.subscribe(
      'runs',
      {},
      ({ runs, removed }) => {
        for (const row of runs) {
          if (row.deleted) this.#byNumber.delete(row.run)
          else this.#byNumber.set(row.run, row)
        }
        for (const run of removed) this.#byNumber.delete(run)
        this.#error = undefined
        this.#batch.request()
      },
      {
        onError: (error) => {
          this.#error = error
        },
      },
    )
    return () => {
      stop()
      this.#batch.stop()
    }
  }

  async describe(change: RequestInput<'runs.describe'>): Promise<RunRow> {
    const row = await this.#studio.request('runs.describe', change)
    this.#byNumber.set(row.run, row)
    this.#batch.request()
    return row
  }

  /** Those that run or wait stay. Returns what was deleted. */
  async delete(runs: readonly number[]): Promise<readonly number[]> {
    const idle = runs.filter((run) => {
      const state = this.#byNumber.get(run)?.state
      return state !== 'running' && state !== 'queued'
    })
    if (idle.length === 0) return idle
    await this.#studio.request('runs.delete', { runs: idle })
    for (const run of idle) this.#byNumber.delete(run)
    this.#batch.request()
    return idle
  }

  async restore(runs: readonly number[]): Promise<void> {
    await this.#studio.request('runs.restore', { runs })
    const { runs: rows } = await this.#studio.request('runs.list', {})
    for (const row of rows) if (runs.includes(row.run)) this.#byNumber.set(row.run, row)
    this.#batch.request()
  }

  compare(runs: readonly number[]): Promise<Reply<'runs.compare'>> {
    return this.#studio.request('runs.compare', { runs })
  }
}
