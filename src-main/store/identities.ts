/** Numbers for people to call things by: counted up, never given twice, not even after a deletion. */
import type { Connection } from './connection.ts'
import { SealedTable } from './sealed-table.ts'

export class Identities {
  readonly #table: SealedTable<{ name: string; last: number }>

  constructor(connection: Connection) {
    this.#table = new SealedTable(connection, 'identities', ['name'], ['last'])
  }

  /** Call it in the transaction that uses the number. */
  next(name: string): number {
    const row = this.#table.get(name)
    if (row === undefined) this.#table.insert({ name, last: 1 })
    else this.#table.update([name], { last: row.last + 1 })
    return (row?.last ?? 0) + 1
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}
