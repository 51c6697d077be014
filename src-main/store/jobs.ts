/** Jobs as they are remembered: what was asked for, how far it came, and what became of it. */
import { StudioError } from '../../src-shared/errors.ts'
import type { Connection } from './connection.ts'
import { fromDocument, optional, toDocument } from './documents.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

interface JobRow {
  id: number
  kind: string
  title: string
  state: string
  input: string
  corpus: number | null
  run: number | null
  progress: string | null
  problem: string | null
  result: string | null
  created: number
  started: number | null
  ended: number | null
}

/** Kinds and states are the words of src-shared/contract/jobs.ts; documents belong to the part that runs jobs. */
export interface JobRecord {
  readonly id: number
  readonly kind: string
  readonly title: string
  readonly state: string
  readonly input: unknown
  readonly corpus: number | undefined
  readonly run: number | undefined
  /** The last report before it ended or was put aside. */
  readonly progress: unknown
  readonly problem: unknown
  readonly result: unknown
  readonly created: number
  readonly started: number | undefined
  readonly ended: number | undefined
}

export type JobChanges = Partial<Omit<JobRecord, 'id' | 'kind' | 'created'>>

const columns = [
  ...['kind', 'title', 'state', 'input', 'corpus', 'run', 'progress', 'problem', 'result'],
  ...['created', 'started', 'ended'],
]

export class Jobs {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #table: SealedTable<JobRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    this.#table = new SealedTable(connection, 'jobs', ['id'], columns)
  }

  create(job: {
    kind: string
    title: string
    state: string
    input: unknown
    corpus?: number
    run?: number
  }): JobRecord {
    return this.#connection.transaction(() => {
      const id = this.#identities.next('jobs')
      this.#table.insert({
        id,
        kind: job.kind,
        title: job.title,
        state: job.state,
        input: toDocument(job.input) ?? 'null',
        corpus: job.corpus ?? null,
        run: job.run ?? null,
        progress: null,
        problem: null,
        result: null,
        created: Date.now(),
        started: null,
        ended: null,
      })
      return this.get(id)
    })
  }

  /** Throws `not-found`. */
  get(id: number): JobRecord {
    const row = this.#table.get(id)
    if (row === undefined)
      throw new StudioError('not-found', `There is no job ${id}.`, 'It may have been taken from the list.')
    return recordOf(row)
  }

  /** Oldest first. */
  list(): JobRecord[] {
    return this.#table.list().map(recordOf)
  }

  /** A key whose value is undefined empties the field; one that is absent leaves it. */
  change(id: number, changes: JobChanges): JobRecord {
    return this.#connection.transaction(() => {
      this.get(id)
      const row: Partial<JobRow> = {}
      if (changes.title !== undefined) row.title = changes.title
      if (changes.state !== undefined) row.state = changes.state
      for (const name of ['corpus', 'run', 'started', 'ended'] as const)
        if (name in changes) row[name] = changes[name] ?? null
      for (const name of ['progress', 'problem', 'result'] as const)
        if (name in changes) row[name] = toDocument(changes[name])
      if ('input' in changes) row.input = toDocument(changes.input) ?? 'null'
      this.#table.update([id], row)
      return this.get(id)
    })
  }

  delete(...ids: number[]): void {
    this.#connection.transaction(() => {
      for (const id of ids) this.#table.delete(id)
    })
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}

function recordOf(row: JobRow): JobRecord {
  return {
    ...row,
    input: fromDocument(row.input),
    corpus: optional(row.corpus),
    run: optional(row.run),
    progress: fromDocument(row.progress),
    problem: fromDocument(row.problem),
    result: fromDocument(row.result),
    started: optional(row.started),
    ended: optional(row.ended),
  }
}
