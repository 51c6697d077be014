/** What a run says on its way: evaluations, samples of its text, and events. Each is numbered from 0 in its run. */
import type { EvaluationRecord, EventRecord, SampleRecord } from '../../src-shared/run.ts'
import type { Connection } from './connection.ts'
import { fromDocument, optional, toDocument } from './documents.ts'
import { SealedTable } from './sealed-table.ts'
import type { Counted, Tallies } from './tallies.ts'

interface Entry {
  run: number
  number: number
  step: number
  created: number
}

type EvaluationRow = Entry & { checkpoint: number | null; result: string }
type SampleRow = Entry & { prompt: string; text: string }
type EventRow = Entry & { kind: string; message: string; detail: string | null }

type New<Record> = Omit<Record, 'run' | 'number' | 'created'>

export class Journal {
  readonly #connection: Connection
  readonly #tallies: Tallies
  readonly #evaluations: SealedTable<EvaluationRow>
  readonly #samples: SealedTable<SampleRow>
  readonly #events: SealedTable<EventRow>

  constructor(connection: Connection, tallies: Tallies) {
    this.#connection = connection
    this.#tallies = tallies
    const table = <Row extends Entry>(name: string, ...rest: string[]): SealedTable<Row> =>
      new SealedTable(connection, name, ['run', 'number'], ['step', ...rest, 'created'])
    this.#evaluations = table('evaluations', 'checkpoint', 'result')
    this.#samples = table('samples', 'prompt', 'text')
    this.#events = table('events', 'kind', 'message', 'detail')
  }

  addEvaluation(run: number, evaluation: New<EvaluationRecord>): void {
    const { step, checkpoint, result } = evaluation
    this.#add('evaluations', run, (entry) =>
      this.#evaluations.insert({
        ...entry,
        step,
        checkpoint: checkpoint ?? null,
        result: toDocument(result) ?? 'null',
      }),
    )
  }

  evaluations(run: number): EvaluationRecord[] {
    return this.#listed('evaluations', this.#evaluations, run).map((row) => ({
      ...row,
      checkpoint: optional(row.checkpoint),
      result: fromDocument(row.result),
    }))
  }

  /** All samples of one evaluation, in one transaction. */
  addSamples(run: number, samples: readonly New<SampleRecord>[]): void {
    this.#connection.transaction(() => {
      for (const { step, prompt, text } of samples)
        this.#add('samples', run, (entry) => this.#samples.insert({ ...entry, step, prompt, text }))
    })
  }

  samples(run: number): SampleRecord[] {
    return this.#listed('samples', this.#samples, run)
  }

  addEvent(run: number, event: New<EventRecord>): void {
    const { step, kind, message, detail } = event
    this.#add('events', run, (entry) =>
      this.#events.insert({ ...entry, step, kind, message, detail: toDocument(detail) }),
    )
  }

  events(run: number): EventRecord[] {
    return this.#listed('events', this.#events, run).map((row) => ({
      ...row,
      detail: fromDocument(row.detail),
    }))
  }

  /** Forgets evaluations and samples after a step; events stay, for they did happen. */
  deleteAfter(run: number, step: number): void {
    this.#connection.transaction(() => {
      for (const table of ['evaluations', 'samples'] as const) {
        const deleted = this.#connection.run(`DELETE FROM ${table} WHERE run = ? AND step > ?`, run, step)
        this.#tallies.add(run, table, -deleted)
      }
    })
  }

  *verify(): Generator<string> {
    yield* this.#evaluations.verify()
    yield* this.#samples.verify()
    yield* this.#events.verify()
  }

  #add(table: Counted, run: number, insert: (entry: Omit<Entry, 'step'>) => void): void {
    this.#connection.transaction(() => {
      const last = this.#connection.get<{ number: number | null }>(
        `SELECT max(number) AS number FROM ${table} WHERE run = ?`,
        run,
      )
      insert({ run, number: (last?.number ?? -1) + 1, created: Date.now() })
      this.#tallies.add(run, table, 1)
    })
  }

  #listed<Row>(name: Counted, table: SealedTable<Row>, run: number): Row[] {
    return this.#connection.snapshot(() => {
      const rows = table.list(run)
      this.#tallies.expect(run, name, rows.length)
      return rows
    })
  }
}
