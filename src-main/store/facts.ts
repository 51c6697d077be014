/** Small things worth remembering under a name, such as how fast this machine was and when the disk was last checked. */
import type { Connection } from './connection.ts'
import { fromDocument, toDocument } from './documents.ts'
import { SealedTable } from './sealed-table.ts'

export class Facts {
  readonly #connection: Connection
  readonly #table: SealedTable<{ name: string; document: string }>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#table = new SealedTable(connection, 'facts', ['name'], ['document'])
  }

  get(name: string): unknown {
    const row = this.#table.get(name)
    return row && fromDocument(row.document)
  }

  set(name: string, value: unknown): void {
    this.#connection.transaction(() => {
      this.#table.delete(name)
      this.#table.insert({ name, document: toDocument(value) ?? 'null' })
    })
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}
