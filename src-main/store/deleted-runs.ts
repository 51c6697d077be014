/** Runs that a person deleted and may want back. They stay as they are until they are deleted for good. */
import type { Connection } from './connection.ts'
import { SealedTable } from './sealed-table.ts'

export class DeletedRuns {
  readonly #connection: Connection
  readonly #table: SealedTable<{ run: number; deleted: number }>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#table = new SealedTable(connection, 'deleted_runs', ['run'], ['deleted'])
  }

  /** Their numbers, with the time of the deletion. */
  list(): Map<number, number> {
    return new Map(this.#table.list().map(({ run, deleted }) => [run, deleted]))
  }

  /** Throws `not-found` where there is no such run. */
  add(run: number): void {
    this.#connection.transaction(() => {
      if (this.#table.get(run) === undefined) this.#table.insert({ run, deleted: Date.now() })
    })
  }

  remove(run: number): void {
    this.#connection.transaction(() => this.#table.delete(run))
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}
