/** What the window's views keep: named pictures, trees of completions. The documents are theirs. */
import { StudioError } from '../../src-shared/errors.ts'
import type { Connection } from './connection.ts'
import { fromDocument, optional, toDocument } from './documents.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

interface ViewRow {
  id: number
  kind: string
  name: string
  run: number | null
  document: string
  created: number
  changed: number
}

export interface ViewRecord {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly run: number | undefined
  readonly document: unknown
  readonly created: number
  readonly changed: number
}

export type NewView = Pick<ViewRecord, 'kind' | 'name' | 'run' | 'document'>

export class SavedViews {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #table: SealedTable<ViewRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    const rest = ['kind', 'name', 'run', 'document', 'created', 'changed']
    this.#table = new SealedTable(connection, 'views', ['id'], rest)
  }

  /** A new one, or another content for the one with this number. Throws `not-found`. */
  save(view: NewView, id?: number): ViewRecord {
    return this.#connection.transaction(() => {
      const now = Date.now()
      const row = {
        kind: view.kind,
        name: view.name,
        run: view.run ?? null,
        document: toDocument(view.document) ?? 'null',
        changed: now,
      }
      const number = id ?? this.#identities.next('views')
      if (id === undefined) this.#table.insert({ id: number, ...row, created: now })
      else this.#table.update([this.get(id).id], row)
      return this.get(number)
    })
  }

  /** Throws `not-found`. */
  get(id: number): ViewRecord {
    const row = this.#table.get(id)
    if (row === undefined)
      throw new StudioError('not-found', `There is no saved view ${id}.`, 'It may have been deleted.')
    return recordOf(row)
  }

  /** Oldest first. */
  list(): ViewRecord[] {
    return this.#table.list().map(recordOf)
  }

  delete(id: number): void {
    this.#connection.transaction(() => {
      this.get(id)
      this.#table.delete(id)
    })
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}

function recordOf(row: ViewRow): ViewRecord {
  return { ...row, run: optional(row.run), document: fromDocument(row.document) }
}
