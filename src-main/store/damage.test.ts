import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contentOf, fill, temporaryFolder } from '../../fixtures/workspace.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { Random } from '../../src-shared/random.ts'
import { openWorkspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let place: string
let file: string
/** A workspace with something of everything, closed properly. */
let sound: Buffer
/** The same before it was closed: the database as it was made, and the log with all that followed. */
let open: { database: Buffer; log: Buffer }
let content: unknown

beforeAll(() => {
  folder = temporaryFolder()
  place = path.join(folder.path, 'place')
  file = path.join(place, 'workspace.sqlite')
  const workspace = openWorkspace(place)
  fill(workspace)
  content = contentOf(workspace)
  open = { database: readFileSync(file), log: readFileSync(`${file}-wal`) }
  workspace.close()
  sound = readFileSync(file)
})

beforeEach(() => {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
})

afterAll(() => folder.remove())

/** Opens and reads everything: the content, or the error that a person would see. Other errors are ours and escape. */
function readBack(): unknown {
  try {
    const workspace = openWorkspace(place)
    try {
      return contentOf(workspace)
    } finally {
      workspace.close()
    }
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
}

function kindOf(result: unknown): string {
  return result instanceof StudioError ? result.kind : 'content'
}

/** The bytes were kept under another name, and a new workspace can be begun. */
function expectSetAside(result: unknown, bytes: Buffer): void {
  expect(kindOf(result)).toBe('workspace-damaged')
  expect((result as StudioError).hint).toContain('workspace.damaged-1.sqlite')
  expect(existsSync(file)).toBe(false)
  expect(readFileSync(path.join(place, 'workspace.damaged-1.sqlite')).equals(bytes)).toBe(true)
}

describe('a truncated workspace', () => {
  it('of any length is set aside as it was', () => {
    const random = new Random(1)
    const page = 16384
    const lengths = [
      0,
      1,
      15,
      16,
      50,
      99,
      100,
      512,
      page - 1,
      page,
      page + 1,
      2 * page,
      sound.length - page,
      sound.length - 1,
    ]
    while (lengths.length < 60) lengths.push(random.below(sound.length))
    for (const length of lengths) {
      rmSync(place, { recursive: true, force: true })
      mkdirSync(place)
      const bytes = sound.subarray(0, length)
      writeFileSync(file, bytes)
      expectSetAside(readBack(), bytes)
    }
  })

  it('does not stand in the way of a new one, nor of the next damage', () => {
    writeFileSync(file, sound.subarray(0, 20_000))
    readBack()
    expect(readBack()).toMatchObject({ runs: [] })
    writeFileSync(file, sound.subarray(0, 30_000))
    expect((readBack() as StudioError).hint).toContain('workspace.damaged-2.sqlite')
    expect(readdirSync(place).filter((name) => /damaged-\d\.sqlite$/.test(name))).toHaveLength(2)
    expect(readFileSync(path.join(place, 'workspace.damaged-1.sqlite')).length).toBe(20_000)
  })

  it('takes its log along', () => {
    writeFileSync(file, open.database.subarray(0, 40_000))
    writeFileSync(`${file}-wal`, Buffer.concat([Buffer.from('garbage'), open.log]))
    expect(kindOf(readBack())).toBe('workspace-damaged')
    expect(
      readdirSync(place).filter((name) => !name.includes('damaged') && name !== 'workspace.lock'),
    ).toEqual([])
    expect(existsSync(path.join(place, 'workspace.damaged-1.sqlite-wal'))).toBe(true)
  })
})

describe('a file that is something else', () => {
  it.each<[string, () => void]>([
    ['text', () => writeFileSync(file, 'once upon a time '.repeat(1000))],
    ['zeros', () => writeFileSync(file, Buffer.alloc(100_000))],
    [
      "another program's database",
      () => {
        const database = new Database(file)
        database.exec('create table mine (id integer primary key, note text)')
        database.close()
      },
    ],
    [
      'our tables with another one among them',
      () => {
        writeFileSync(file, sound)
        const database = new Database(file)
        database.exec('create table mine (id integer primary key, note text)')
        database.close()
      },
    ],
    [
      'our tables with a trigger among them',
      () => {
        writeFileSync(file, sound)
        const database = new Database(file)
        database.exec('create trigger gift after update on runs begin delete from corpora; end')
        database.close()
      },
    ],
  ])('%s is set aside', (_name, make) => {
    make()
    expectSetAside(readBack(), readFileSync(path.join(place, 'workspace.damaged-1.sqlite')))
  })
})

describe('flipped bits', () => {
  /** Offsets that hold something, and a few that may not. */
  function offsets(bytes: Buffer, count: number, seed: number): number[] {
    const random = new Random(seed)
    const chosen: number[] = []
    while (chosen.length < count) {
      const offset = random.below(bytes.length)
      if (bytes[offset] !== 0 || random.uniform() < 0.05) chosen.push(offset)
    }
    return chosen
  }

  function flipped(bytes: Buffer, offset: number, bit: number): Buffer {
    const copy = Buffer.from(bytes)
    copy[offset] ^= 1 << bit
    return copy
  }

  it('in the database are reported, or change nothing that is read', () => {
    const random = new Random(3)
    const header = Array.from({ length: 100 }, (_, i) => i)
    const seen: Record<string, number> = {}
    for (const offset of [...header, ...offsets(sound, 400, 2)]) {
      writeFileSync(file, flipped(sound, offset, random.below(8)))
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
      const result = readBack()
      const kind = kindOf(result)
      seen[kind] = (seen[kind] ?? 0) + 1
      if (kind === 'content') expect(result, `offset ${offset}`).toEqual(content)
      else expect(['workspace-damaged', 'workspace-newer'], `offset ${offset}`).toContain(kind)
    }
    expect(seen['workspace-damaged']).toBeGreaterThan(100)
  })

  it('in the log lose its end at most, and never mix', () => {
    const random = new Random(5)
    for (const offset of offsets(open.log, 60, 4)) {
      writeFileSync(file, open.database)
      writeFileSync(`${file}-wal`, flipped(open.log, offset, random.below(8)))
      rmSync(`${file}-shm`, { force: true })
      const result = readBack()
      if (result instanceof StudioError) expect(result.kind).toBe('workspace-damaged')
      else expect(isEarlier(result, content), `offset ${offset}`).toBe(true)
      rmSync(file, { force: true })
    }
  })

  it('in the log of a copy that was in use do no harm when there are none', () => {
    copyFileSync(writeOpen(), file)
    const result = readBack()
    expect(result).toEqual(content)
  })

  function writeOpen(): string {
    const database = path.join(folder.path, 'open.sqlite')
    writeFileSync(database, open.database)
    writeFileSync(`${file}-wal`, open.log)
    return database
  }
})

/** Whether all that `earlier` holds, apart from states that later transactions changed, stands in `later` too. */
function isEarlier(earlier: unknown, later: unknown): boolean {
  if (Array.isArray(earlier) && Array.isArray(later))
    return earlier.length <= later.length && earlier.every((item, i) => isEarlier(item, later[i]))
  if (typeof earlier === 'string' && typeof later === 'string') return true
  if (typeof earlier === 'object' && earlier !== null && typeof later === 'object' && later !== null)
    return Object.entries(earlier).every(([name, value]) =>
      name === 'points' || name === 'text' || name === 'chunks'
        ? isEarlier(value, (later as Record<string, unknown>)[name])
        : true,
    )
  return Object.is(earlier, later)
}
