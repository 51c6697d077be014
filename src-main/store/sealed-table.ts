/**
 * A table whose rows carry a seal. Rows go in sealed and come out checked; a row that does not match its seal, or
 * does not have the key it was asked for, is reported as damage and never returned. Rows are plain objects with the
 * table's own column names; what they mean is the repositories' business.
 */
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import { type Column, sealOf } from './seal.ts'

type Columns = Record<string, Column>

export class SealedTable<Row> {
  readonly #connection: Connection
  readonly #name: string
  readonly #key: readonly string[]
  readonly #columns: readonly string[]
  readonly #select: string

  /** `key`: the first columns of the primary key or of a unique index, `rest`: the other columns but the seal. */
  constructor(connection: Connection, name: string, key: readonly string[], rest: readonly string[]) {
    this.#connection = connection
    this.#name = name
    this.#key = key
    this.#columns = [...key, ...rest]
    this.#select = `SELECT ${this.#columns.map(quoted).join(', ')}, seal FROM ${name}`
  }

  insert(row: Row): void {
    const values = this.#values(row)
    const places = values.map(() => '?').join(', ')
    const names = this.#columns.map(quoted).join(', ')
    this.#connection.run(
      `INSERT INTO ${this.#name} (${names}, seal) VALUES (${places}, ?)`,
      ...values,
      sealOf(this.#name, values),
    )
  }

  get(...key: Column[]): Row | undefined {
    const row = this.#connection.get<Columns>(`${this.#select} WHERE ${this.#where(this.#key)}`, ...key)
    if (row === undefined) return undefined
    if (key.some((value, i) => row[this.#key[i]] !== value)) throw this.#damaged(key)
    return this.#checked(row)
  }

  /** All rows whose key begins with `prefix`, in the key's order. */
  list(...prefix: Column[]): Row[] {
    return this.#listed(this.#key.slice(0, prefix.length), prefix)
  }

  /** All rows with these values, by a scan in the key's order: for small tables. */
  find(values: Partial<Row>): Row[] {
    const columns = values as Columns
    return this.#listed(Object.keys(columns), Object.values(columns))
  }

  /** Rows whose key is `prefix` and then a number in [from, to]. */
  range(prefix: readonly Column[], from: number, to: number): Row[] {
    const next = quoted(this.#key[prefix.length])
    const where = `${this.#where(this.#key.slice(0, prefix.length))} AND ${next} BETWEEN ? AND ?`
    return this.#connection
      .all<Columns>(
        `${this.#select} WHERE ${where} ORDER BY ${this.#key.map(quoted).join(', ')}`,
        ...prefix,
        from,
        to,
      )
      .map((row) => this.#checked(row))
  }

  #listed(names: readonly string[], values: readonly Column[]): Row[] {
    const where = names.length > 0 ? ` WHERE ${this.#where(names)}` : ''
    const order = ` ORDER BY ${this.#key.map(quoted).join(', ')}`
    return this.#connection
      .all<Columns>(this.#select + where + order, ...values)
      .map((row) => this.#checked(row))
  }

  /** Reads, changes and seals again. Call it in a transaction together with what belongs to it. */
  update(key: readonly Column[], changes: Partial<Row>): void {
    const row = this.get(...key)
    if (row === undefined) throw new Error(`${this.#name} has no row ${key.join(', ')}`)
    const values = this.#values({ ...row, ...changes })
    const assignments = this.#columns.map((name) => `${quoted(name)} = ?`).join(', ')
    this.#connection.run(
      `UPDATE ${this.#name} SET ${assignments}, seal = ? WHERE ${this.#where(this.#key)}`,
      ...values,
      sealOf(this.#name, values),
      ...key,
    )
  }

  /** Rows deleted. */
  delete(...prefix: Column[]): number {
    const where = this.#where(this.#key.slice(0, prefix.length))
    return this.#connection.run(`DELETE FROM ${this.#name} WHERE ${where}`, ...prefix)
  }

  /** Checks every row, one at a time; returns what is wrong. */
  *verify(): Generator<string> {
    const key = this.#key.map(quoted)
    const keys = this.#connection.all<Columns>(`SELECT ${key.join(', ')} FROM ${this.#name}`)
    for (const columns of keys) {
      const values = this.#key.map((name) => columns[name])
      try {
        if (this.get(...values) === undefined)
          yield `${this.#name} ${values.join(', ')} is not found by its key`
      } catch (error) {
        yield error instanceof Error ? error.message : String(error)
      }
    }
  }

  #values(row: Row): Column[] {
    return this.#columns.map((name) => {
      const value = (row as Columns)[name]
      if (value === undefined) throw new Error(`${this.#name}.${name} is missing`)
      // A lone surrogate has no UTF-8 form: what is sealed must be what will be read.
      return typeof value === 'string' ? value.toWellFormed() : value
    })
  }

  #checked(row: Columns): Row {
    const values = this.#columns.map((name) => row[name])
    if (row.seal !== sealOf(this.#name, values)) throw this.#damaged(values.slice(0, this.#key.length))
    delete row.seal
    return row as Row
  }

  #damaged(key: readonly Column[]): Error {
    return damagedPart(`row ${key.join(', ')} of ${this.#name}`)
  }

  #where(names: readonly string[]): string {
    return names.map((name) => `${quoted(name)} = ?`).join(' AND ')
  }
}

function quoted(name: string): string {
  return `"${name}"`
}
