/** Runs: what is trained on what, in which state, and where it came from. */
import { StudioError } from '../../src-shared/errors.ts'
import type { ModelConfig } from '../../src-shared/model/config.ts'
import { type RunRecord, type RunState, runTransitions } from '../../src-shared/run.ts'
import type { Connection } from './connection.ts'
import { fromDocument, optional, toDocument } from './documents.ts'
import type { Identities } from './identities.ts'
import type { Journal } from './journal.ts'
import type { Metrics } from './metrics.ts'
import { stateEvent } from './run-events.ts'
import { SealedTable } from './sealed-table.ts'

interface RunRow {
  id: number
  name: string
  corpus: number
  tokenizer: number
  config: string
  settings: string
  state: string
  reason: string | null
  device: string | null
  parent_checkpoint: number | null
  tags: string
  notes: string
  created: number
  started: number | null
  ended: number | null
  archived: number
}

const columns = [
  ...['name', 'corpus', 'tokenizer', 'config', 'settings', 'state', 'reason', 'device', 'parent_checkpoint'],
  ...['tags', 'notes', 'created', 'started', 'ended', 'archived'],
]

export interface NewRun {
  readonly name: string
  readonly corpus: number
  readonly tokenizer: number
  readonly config: ModelConfig
  readonly settings: unknown
  readonly parentCheckpoint?: number
  readonly tags?: readonly string[]
  readonly notes?: string
}

export class Runs {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #table: SealedTable<RunRow>
  readonly #journal: Journal
  readonly #metrics: Metrics

  constructor(connection: Connection, identities: Identities, journal: Journal, metrics: Metrics) {
    this.#connection = connection
    this.#identities = identities
    this.#journal = journal
    this.#metrics = metrics
    this.#table = new SealedTable(connection, 'runs', ['id'], columns)
  }

  /** A new run in state 'queued'. Throws `not-found` when there is no such corpus or tokenizer. */
  create(run: NewRun): RunRecord {
    return this.#connection.transaction(() => {
      const id = this.#identities.next('runs')
      this.#table.insert({
        id,
        name: run.name,
        corpus: run.corpus,
        tokenizer: run.tokenizer,
        config: JSON.stringify(run.config),
        settings: toDocument(run.settings) ?? 'null',
        state: 'queued',
        reason: null,
        device: null,
        parent_checkpoint: run.parentCheckpoint ?? null,
        tags: JSON.stringify(run.tags ?? []),
        notes: run.notes ?? '',
        created: Date.now(),
        started: null,
        ended: null,
        archived: 0,
      })
      return this.get(id)
    })
  }

  /** Throws `not-found`. */
  get(id: number): RunRecord {
    const row = this.#table.get(id)
    if (row === undefined)
      throw new StudioError('not-found', `There is no run ${id}.`, 'List the runs to see their numbers.')
    return recordOf(row)
  }

  /** Oldest first. */
  list(): RunRecord[] {
    return this.#table.list().map(recordOf)
  }

  /** The run created last among those in one of these states. */
  latest(states: readonly RunState[]): RunRecord | undefined {
    return this.list().findLast((run) => states.includes(run.state))
  }

  /**
   * Throws `usage` where `runTransitions` does not allow the change. Entering 'running' sets the start time once and
   * clears the end; every state in which nothing goes on any more sets the end. The run's journal tells of it.
   */
  setState(id: number, state: RunState, reason?: string): RunRecord {
    return this.#connection.transaction(() => {
      const run = this.get(id)
      if (!runTransitions[run.state].includes(state))
        throw new StudioError(
          'usage',
          `Run ${id} is ${run.state} and cannot become ${state}.`,
          run.state === 'finished'
            ? 'Start a new run from one of its checkpoints.'
            : `From there it can become ${runTransitions[run.state].join(', ')}.`,
        )
      const now = Date.now()
      const going = state === 'running' || state === 'paused'
      this.#table.update([id], {
        state,
        reason: reason ?? null,
        started: run.started ?? (state === 'running' ? now : null),
        ended: going ? null : now,
      })
      const step = this.#metrics.lastStep(id) ?? 0
      this.#journal.addEvent(id, stateEvent(step, run.state, state, reason))
      return this.get(id)
    })
  }

  /** What really runs it. */
  saveDevice(id: number, device: unknown): void {
    this.#change(id, { device: toDocument(device) })
  }

  saveSettings(id: number, settings: unknown): void {
    this.#change(id, { settings: toDocument(settings) ?? 'null' })
  }

  /** What a person may change at any time. */
  describe(
    id: number,
    changes: { name?: string; tags?: readonly string[]; notes?: string; archived?: boolean },
  ): RunRecord {
    const { name, tags, notes, archived } = changes
    this.#change(id, {
      ...(name !== undefined && { name }),
      ...(tags !== undefined && { tags: JSON.stringify(tags) }),
      ...(notes !== undefined && { notes }),
      ...(archived !== undefined && { archived: archived ? 1 : 0 }),
    })
    return this.get(id)
  }

  /** Removes the run with its metrics and checkpoints. Throws `usage` while it is running. */
  delete(id: number): void {
    this.#connection.transaction(() => {
      if (this.get(id).state === 'running')
        throw new StudioError('usage', `Run ${id} is running.`, 'Stop it before you delete it.')
      this.#table.delete(id)
    })
  }

  /** Runs that a dead process left 'running' become 'interrupted'; returns their numbers. */
  interruptAbandoned(): number[] {
    return this.#connection.transaction(() =>
      this.#table.find({ state: 'running' }).map(({ id }) => {
        this.setState(id, 'interrupted', 'The program ended unexpectedly while it was training.')
        return id
      }),
    )
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }

  #change(id: number, changes: Partial<RunRow>): void {
    this.#connection.transaction(() => {
      this.get(id)
      this.#table.update([id], changes)
    })
  }
}

function recordOf(row: RunRow): RunRecord {
  return {
    id: row.id,
    name: row.name,
    corpus: row.corpus,
    tokenizer: row.tokenizer,
    config: fromDocument(row.config) as ModelConfig,
    settings: fromDocument(row.settings),
    state: row.state as RunState,
    reason: optional(row.reason),
    device: fromDocument(row.device),
    parentCheckpoint: optional(row.parent_checkpoint),
    tags: fromDocument(row.tags) as string[],
    notes: row.notes,
    created: row.created,
    started: optional(row.started),
    ended: optional(row.ended),
    archived: row.archived === 1,
  }
}
