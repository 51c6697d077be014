/** An open workspace: its repositories, and what concerns the file as a whole. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { StudioError } from '../../src-shared/errors.ts'
import { Checkpoints } from './checkpoints.ts'
import type { Connection } from './connection.ts'
import { Corpora } from './corpora.ts'
import { DeletedRuns } from './deleted-runs.ts'
import { Facts } from './facts.ts'
import { Identities } from './identities.ts'
import { Jobs } from './jobs.ts'
import { Journal } from './journal.ts'
import { Metrics } from './metrics.ts'
import { Runs } from './runs.ts'
import { SavedViews } from './saved-views.ts'
import { Tallies } from './tallies.ts'
import { Tokenizers } from './tokenizers.ts'
import { Tokens } from './tokens.ts'

/** What opening found that a dead process had left behind. */
export interface Recovery {
  /** Imports and runs that are 'interrupted' now. */
  readonly corpora: readonly number[]
  readonly runs: readonly number[]
  /** Chunks of checkpoints that were never finished. */
  readonly chunks: number
}

export class Workspace {
  readonly corpora: Corpora
  readonly tokenizers: Tokenizers
  readonly tokens: Tokens
  readonly runs: Runs
  readonly metrics: Metrics
  readonly journal: Journal
  readonly checkpoints: Checkpoints
  readonly deletedRuns: DeletedRuns
  readonly jobs: Jobs
  readonly views: SavedViews
  readonly facts: Facts
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #tallies: Tallies
  readonly #unlock: () => void
  #recovery: Recovery = { corpora: [], runs: [], chunks: 0 }
  #open = true

  /** Use `openWorkspace`. */
  constructor(connection: Connection, unlock: () => void) {
    this.#connection = connection
    this.#unlock = unlock
    this.#identities = new Identities(connection)
    this.#tallies = new Tallies(connection)
    this.tokenizers = new Tokenizers(connection, this.#identities)
    this.corpora = new Corpora(connection, this.#identities, this.tokenizers)
    this.tokens = new Tokens(connection, this.#identities)
    this.metrics = new Metrics(connection, this.#identities, this.#tallies)
    this.journal = new Journal(connection, this.#tallies)
    this.runs = new Runs(connection, this.#identities, this.journal, this.metrics)
    this.checkpoints = new Checkpoints(connection, this.#identities)
    this.deletedRuns = new DeletedRuns(connection)
    this.jobs = new Jobs(connection, this.#identities)
    this.views = new SavedViews(connection, this.#identities)
    this.facts = new Facts(connection)
  }

  get folder(): string {
    return this.#connection.folder
  }

  get readOnly(): boolean {
    return this.#connection.readOnly
  }

  get recovery(): Recovery {
    return this.#recovery
  }

  /** Several writes as one: all of them happen, or none. Do not wait for anything inside. */
  transaction<Result>(work: () => Result): Result {
    return this.#connection.transaction(work)
  }

  /** Forgets what was logged after a step, when a run goes on from its checkpoint there. */
  rewind(run: number, step: number): void {
    this.transaction(() => {
      this.metrics.deleteAfter(run, step)
      this.journal.deleteAfter(run, step)
    })
  }

  /** Bytes on the disk, and those of them that are free inside the file. */
  size(): { bytes: number; reusable: number } {
    const file = this.#connection.file
    const bytes = [file, `${file}-wal`].filter(existsSync).reduce((sum, name) => sum + statSync(name).size, 0)
    const pages = Number(this.#connection.pragma('freelist_count'))
    return { bytes, reusable: pages * Number(this.#connection.pragma('page_size')) }
  }

  /** Bytes and rows of what takes the room, by kind. Fast: lengths are read, not contents. */
  parts(): Record<'texts' | 'tokens' | 'checkpoints' | 'metrics', { bytes: number; items: number }> {
    const sizes = (table: string, lengths: string): { bytes: number; items: number } =>
      this.#connection.get<{ bytes: number; items: number }>(
        `SELECT coalesce(sum(${lengths}), 0) AS bytes, count(*) AS items FROM ${table}`,
      ) ?? { bytes: 0, items: 0 }
    const shards = sizes('token_shards', 'length(data)')
    const bigrams = sizes('bigram_blocks', 'length(data)')
    return {
      texts: sizes('text_blocks', 'length(data) + length(contents)'),
      tokens: { bytes: shards.bytes + bigrams.bytes, items: shards.items },
      checkpoints: sizes('chunks', 'length(data)'),
      metrics: sizes('metrics', 'length("values") + 24'),
    }
  }

  /** Reads everything and compares it with its checksums; as slow as the disk. What is wrong, in sentences. */
  integrityCheck(): string[] {
    const trees = this.#connection
      .all<{ integrity_check: string }>('PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok')
    const bulk = [this.corpora, this.tokens, this.metrics, this.journal, this.checkpoints]
    return [...trees, ...this.verifyRecords(), ...bulk.flatMap((repository) => [...repository.verify()])]
  }

  /** The rows that everything else hangs on: few enough to be checked whenever a workspace is opened. */
  *verifyRecords(): Generator<string> {
    yield* this.#identities.verify()
    yield* this.corpora.verifyRecords()
    yield* this.tokenizers.verify()
    yield* this.tokens.verifyRecords()
    yield* this.runs.verify()
    yield* this.deletedRuns.verify()
    yield* this.jobs.verify()
    yield* this.views.verify()
    yield* this.facts.verify()
    yield* this.#tallies.verify()
    yield* this.metrics.verifyLayouts()
    yield* this.checkpoints.verifyReferences()
  }

  /** Brings what a dead process left unfinished into a state of which a person can be told. */
  recover(): void {
    this.#recovery = {
      corpora: this.corpora.interruptAbandoned(),
      runs: this.runs.interruptAbandoned(),
      chunks: this.checkpoints.collect(),
    }
  }

  /** Gives free pages back to the disk. Needs room for a second copy meanwhile; throws `disk-full` without it. */
  compact(): void {
    this.#requireWriter()
    this.checkpoints.collect()
    const { bytes, reusable } = this.size()
    this.#connection.requireSpace(2 * (bytes - reusable) + reusable)
    this.#connection.execute('VACUUM')
    this.#connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  /** Copies the workspace into a new file while it is in use. Throws `usage` when the file exists. */
  async backup(target: string): Promise<void> {
    if (existsSync(target))
      throw new StudioError('usage', `${target} exists already.`, 'Choose a name that is not taken.')
    const draft = `${target}.part`
    rmSync(draft, { force: true })
    try {
      await this.#connection.backup(draft)
      renameSync(draft, target)
    } finally {
      rmSync(draft, { force: true })
    }
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#connection.close()
    this.#unlock()
  }

  #requireWriter(): void {
    this.transaction(() => undefined)
  }
}
