import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, contentOf, fill, temporaryFolder } from '../../fixtures/workspace.ts'
import { StudioError, type ErrorKind } from '../../src-shared/errors.ts'
import { openWorkspace, type Workspace } from './index.ts'
import { migrations } from './migrations/index.ts'
import { requireSqlite } from './open.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(() => {
  folder = temporaryFolder()
  file = path.join(folder.path, 'workspace.sqlite')
})

afterEach(() => folder.remove())

/** What opening fails with; undefined when it does not. */
function failureOf(open: () => Workspace): StudioError | undefined {
  try {
    open().close()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  return undefined
}

function edit(change: (database: Database.Database) => void): void {
  const database = new Database(file)
  change(database)
  database.close()
}

describe('a new workspace', () => {
  it('is made with its folder, and leaves one file when it is closed', () => {
    const deep = path.join(folder.path, 'a', 'größer')
    openWorkspace(deep).close()
    expect(readdirSync(deep).sort()).toEqual(['workspace.lock', 'workspace.sqlite'])
  })

  it('is opened again with everything in it', () => {
    const workspace = openWorkspace(folder.path)
    fill(workspace)
    const content = contentOf(workspace)
    workspace.close()
    workspace.close()
    const again = openWorkspace(folder.path)
    expect(contentOf(again)).toEqual(content)
    expect(again.recovery).toEqual({ corpora: [], runs: [], chunks: 0 })
    expect(again.integrityCheck()).toEqual([])
    again.close()
  })

  it('is durable as agreed', () => {
    const workspace = openWorkspace(folder.path)
    edit((database) => {
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(database.pragma('page_size', { simple: true })).toBe(16384)
    })
    workspace.close()
  })

  it('is not held up by a draft that was never finished', () => {
    writeFileSync(path.join(folder.path, 'workspace.new.sqlite'), 'half')
    writeFileSync(path.join(folder.path, 'workspace.new.sqlite-wal'), 'half')
    openWorkspace(folder.path).close()
    expect(readdirSync(folder.path).sort()).toEqual(['workspace.lock', 'workspace.sqlite'])
  })

  it('does not take a log that has lost its database for its own', () => {
    const workspace = openWorkspace(folder.path)
    fill(workspace)
    const log = readFileSync(`${file}-wal`)
    workspace.close()
    rmSync(file)
    writeFileSync(`${file}-wal`, log)
    const fresh = openWorkspace(folder.path)
    expect(fresh.runs.list()).toEqual([])
    fresh.close()
    expect(readFileSync(path.join(folder.path, 'workspace.damaged-1.sqlite-wal')).equals(log)).toBe(true)
  })

  it('needs a folder that can be written', () => {
    const occupied = path.join(folder.path, 'occupied')
    writeFileSync(occupied, '')
    expect(failureOf(() => openWorkspace(occupied))?.kind).toBe('file-unreadable')
    mkdirSync(file)
    expect(failureOf(() => openWorkspace(folder.path))?.kind).toBe('file-unreadable')
  })
})

describe('a second program', () => {
  it('in the same process may read but not write', () => {
    const writer = openWorkspace(folder.path)
    const { run } = addRun(writer)
    const second = failureOf(() => openWorkspace(folder.path))
    expect(second?.kind).toBe('workspace-locked')
    const reader = openWorkspace(folder.path, { readOnly: true })
    expect(reader.runs.list()).toHaveLength(1)
    writer.metrics.append(run, [{ step: 1, values: { loss: 2 } }])
    expect(reader.metrics.points(run)).toHaveLength(1)
    expect(() => reader.runs.setState(run, 'running')).toThrow(
      expect.objectContaining({ kind: 'unsupported' }),
    )
    expect(() => reader.compact()).toThrow(expect.objectContaining({ kind: 'unsupported' }))
    reader.close()
    // Closing the reader must not have let go of the writer's lock.
    expect(failureOf(() => openWorkspace(folder.path))?.kind).toBe('workspace-locked')
    writer.close()
    expect(failureOf(() => openWorkspace(folder.path))).toBeUndefined()
  })

  it('in another process is told who holds it, and gets it when that one is killed', async () => {
    const script = `import { openWorkspace } from ${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))}
      const workspace = openWorkspace(process.argv[1])
      workspace.corpora.create({ name: 'left importing', recipe: {} })
      console.log('open')
      setInterval(() => workspace, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder.path])
    await once(child.stdout, 'data')
    const refused = failureOf(() => openWorkspace(folder.path))
    expect(refused?.kind).toBe('workspace-locked')
    expect(refused?.message).toContain(`process ${child.pid} on ${os.hostname()}`)
    const reader = openWorkspace(folder.path, { readOnly: true })
    expect(reader.corpora.list()[0].state).toBe('importing')
    reader.close()
    child.kill('SIGKILL')
    await once(child, 'close')
    const workspace = openWorkspace(folder.path)
    expect(workspace.corpora.list()[0].state).toBe('interrupted')
    expect(workspace.recovery.corpora).toHaveLength(1)
    workspace.close()
  })

  it('is not kept out by a lock file that is none', () => {
    writeFileSync(path.join(folder.path, 'workspace.lock'), 'x'.repeat(5000))
    expect(failureOf(() => openWorkspace(folder.path))?.kind).toBe('workspace-damaged')
    expect(readFileSync(path.join(folder.path, 'workspace.lock'), 'utf8')).toBe('x'.repeat(5000))
    expect(existsSync(file)).toBe(false)
  })
})

describe('reading only', () => {
  const read = (): Workspace => openWorkspace(folder.path, { readOnly: true })

  it('makes nothing', () => {
    expect(failureOf(read)?.kind).toBe('not-found')
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('leaves a damaged file in its place', () => {
    writeFileSync(file, 'not a database, but long enough to look at'.repeat(100))
    expect(failureOf(read)?.kind).toBe('workspace-damaged')
    expect(readdirSync(folder.path)).toEqual(['workspace.sqlite'])
  })

  it('cannot bring an older form up to date', () => {
    openWorkspace(folder.path).close()
    const later = [...migrations, 'create table later (id integer primary key);']
    const open = (): Workspace => openWorkspace(folder.path, { readOnly: true, migrations: later })
    expect(failureOf(open)?.kind).toBe('unsupported')
  })
})

describe('versions', () => {
  const second =
    'create table later (id integer primary key, note text); alter table runs add column mood text;'

  it('of the file move up one by one, and its content stays', () => {
    const workspace = openWorkspace(folder.path)
    fill(workspace)
    const content = contentOf(workspace)
    workspace.close()
    const later = [...migrations, second, "insert into later values (1, 'from the third');"]
    const migrated = openWorkspace(folder.path, { migrations: later })
    expect(contentOf(migrated)).toEqual(content)
    migrated.close()
    edit((database) => {
      expect(database.pragma('user_version', { simple: true })).toBe(migrations.length + 2)
      expect(database.prepare('SELECT note FROM later').pluck().get()).toBe('from the third')
    })
    expect(failureOf(() => openWorkspace(folder.path, { migrations: later }))).toBeUndefined()
  })

  it('stay where they were when a migration fails', () => {
    openWorkspace(folder.path).close()
    const failing = [
      ...migrations,
      'create table later (id integer primary key); insert into missing values (1);',
    ]
    expect(() => openWorkspace(folder.path, { migrations: failing })).toThrow(/missing/)
    edit((database) => expect(database.pragma('user_version', { simple: true })).toBe(migrations.length))
    expect(failureOf(() => openWorkspace(folder.path))).toBeUndefined()
  })

  it('that are newer are left alone', () => {
    openWorkspace(folder.path, { migrations: [...migrations, second] }).close()
    const before = readFileSync(file)
    for (const readOnly of [true, false])
      expect(failureOf(() => openWorkspace(folder.path, { readOnly }))?.kind).toBe('workspace-newer')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each<[string, ErrorKind | undefined]>([
    ['3.54.1', undefined],
    ['3.51.3', undefined],
    ['3.51.2', 'unsupported'],
    ['3.7.0', 'unsupported'],
    ['4.0', undefined],
  ])('of SQLite: %s → %s', (version, kind) => {
    if (kind === undefined) requireSqlite(version)
    else expect(() => requireSqlite(version)).toThrow(expect.objectContaining({ kind }))
  })
})

describe('the file as a whole', () => {
  it('is copied while it is in use, and the copy is a workspace', async () => {
    const workspace = openWorkspace(folder.path)
    fill(workspace)
    const content = contentOf(workspace)
    const target = path.join(folder.path, 'copy', 'workspace.sqlite')
    mkdirSync(path.dirname(target))
    await workspace.backup(target)
    await expect(workspace.backup(target)).rejects.toThrow(expect.objectContaining({ kind: 'usage' }))
    workspace.close()
    const copy = openWorkspace(path.dirname(target))
    expect(contentOf(copy)).toEqual(content)
    copy.close()
    expect(readdirSync(path.dirname(target)).sort()).toEqual(['workspace.lock', 'workspace.sqlite'])
  })

  it('shrinks by compacting, and keeps its content', () => {
    const workspace = openWorkspace(folder.path)
    const { run } = fill(workspace)
    const writer = workspace.checkpoints.begin(run, { kind: 'last', step: 99, metadata: null })
    for (let index = 0; index < 8; index++) writer.put('weights', index, Buffer.alloc(500_000, index))
    const content = contentOf(workspace)
    workspace.checkpoints.delete(writer.commit().id)
    expect(workspace.size().reusable).toBeGreaterThan(3_900_000)
    workspace.compact()
    expect(workspace.size()).toMatchObject({ reusable: 0 })
    expect(workspace.size().bytes).toBeLessThan(1_500_000)
    // The state went to the checkpoint that is gone; all else is as it was.
    expect(JSON.stringify(contentOf(workspace)).length).toBeGreaterThan(0.8 * JSON.stringify(content).length)
    expect(workspace.integrityCheck()).toEqual([])
    workspace.close()
  })

  it('takes several writes as one', () => {
    const workspace = openWorkspace(folder.path)
    const { run } = addRun(workspace)
    const both = (): void =>
      workspace.transaction(() => {
        workspace.metrics.append(run, [{ step: 1, values: { brandNew: 1 } }])
        workspace.runs.setState(run, 'running')
        throw new Error('no')
      })
    expect(both).toThrow('no')
    expect(workspace.metrics.points(run)).toEqual([])
    expect(workspace.runs.get(run).state).toBe('queued')
    workspace.metrics.append(run, [{ step: 1, values: { other: 2 } }])
    expect(workspace.metrics.points(run)).toEqual([{ step: 1, values: { other: 2 } }])
    workspace.close()
  })
})
