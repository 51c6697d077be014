/**
 * Whether a file is a workspace of ours, of which version, and sound: asked before anything is written to it. The
 * file's check covers every tree; above a size where that would keep a person waiting, the tables whose rows are
 * checked one by one when they are read are left out.
 */
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StudioError } from '../../src-shared/errors.ts'
import type { Connection } from './connection.ts'

/** 'BLLM': marks the file as ours in SQLite's header. */
export const applicationId = 0x424c4c4d

/** Bytes up to which the whole file is checked at every start: about ten seconds on a slow disk. */
const wholeCheckBytes = 2 * 2 ** 30

const bulkTables = ['chunks', 'text_blocks', 'token_shards', 'bigram_blocks']

/** What is wrong with the file, or undefined. Throws `workspace-newer`. */
export function findDamage(connection: Connection, migrations: readonly string[]): string | undefined {
  try {
    if (connection.pragma('application_id') !== applicationId) return 'it is a database of another program'
    const version = Number(connection.pragma('user_version'))
    if (version > migrations.length) throw newer(connection.folder, version, migrations.length)
    const schema = schemaOf((sql) => connection.all(sql))
    if (version < 1 || schema !== expectedSchema(migrations.slice(0, version)))
      return 'its tables are not those that this program makes'
    const problems = checkTrees(connection)
    return problems.length === 0 ? undefined : `SQLite finds "${problems[0]}"`
  } catch (error) {
    if (error instanceof StudioError && error.kind === 'workspace-damaged')
      return error.cause instanceof Error ? `SQLite finds "${error.cause.message}"` : error.message
    // A statement that SQLite itself cannot make sense of: the description of the tables is spoilt.
    if (error instanceof Database.SqliteError) return `SQLite finds "${error.message}"`
    throw error
  }
}

function newer(folder: string, version: number, known: number): StudioError {
  return new StudioError(
    'workspace-newer',
    `The workspace ${folder} was made by a later version of this program (form ${version}; this one knows ${known}).`,
    'Update the program, or choose another workspace.',
  )
}

function checkTrees(connection: Connection): string[] {
  const check = (pragma: string): string[] =>
    connection
      .all<Record<string, string>>(`PRAGMA ${pragma}`)
      .map((row) => Object.values(row)[0])
      .filter((line) => line !== 'ok')
  if (statSync(connection.file).size <= wholeCheckBytes) return check('quick_check(10)')
  const tables = connection.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
  )
  return tables
    .filter(({ name }) => !bulkTables.includes(name))
    .flatMap(({ name }) => check(`quick_check(${name})`))
}

type Query = (sql: string) => { sql: string | null }[]

function schemaOf(query: Query): string {
  const rows = query(
    "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name, tbl_name",
  )
  return rows.map(({ sql }) => sql).join(';\n')
}

const expected = new Map<string, string>()

/** What the migrations make of an empty database. */
function expectedSchema(migrations: readonly string[]): string {
  const source = migrations.join('\n')
  let schema = expected.get(source)
  if (schema === undefined) {
    const empty = new Database(':memory:')
    for (const migration of migrations) empty.exec(migration)
    schema = schemaOf((sql) => empty.prepare<[], { sql: string | null }>(sql).all())
    empty.close()
    expected.set(source, schema)
  }
  return schema
}
