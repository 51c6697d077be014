import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { Connection } from './connection.ts'
import { sealOf } from './seal.ts'
import { SealedTable } from './sealed-table.ts'

interface Row {
  a: number
  b: string
  text: string | null
  blob: Uint8Array
}

let folder: ReturnType<typeof temporaryFolder>
let connection: Connection
let table: SealedTable<Row>

beforeAll(() => {
  folder = temporaryFolder()
  connection = new Connection(path.join(folder.path, 'test.sqlite'), { readOnly: false, create: true })
  connection.execute(
    'create table rows (a integer, b text, text text, blob blob, seal integer, primary key (a, b)) without rowid',
  )
  table = new SealedTable(connection, 'rows', ['a', 'b'], ['text', 'blob'])
})

afterAll(() => {
  connection.close()
  folder.remove()
})

const rowOf = fc.record<Row>({
  a: fc.maxSafeInteger(),
  b: fc.string({ unit: 'binary' }),
  text: fc.option(fc.string({ unit: 'binary' })),
  blob: fc.uint8Array({ maxLength: 50 }),
})

const damaged = expect.objectContaining({ kind: 'workspace-damaged' }) as Error

describe('a sealed row', () => {
  it('comes back as it was put, empty, long or strange', () => {
    fc.assert(
      fc.property(rowOf, (row) => {
        connection.transaction(() => {
          table.delete(row.a)
          table.insert(row)
        })
        const read = table.get(row.a, row.b)
        expect({ ...read, blob: [...(read?.blob ?? [])] }).toEqual({ ...row, blob: [...row.blob] })
      }),
    )
  })

  it('cannot be changed behind its back', () => {
    const row: Row = { a: 1, b: 'k', text: 'truth', blob: Uint8Array.of(1, 2, 3) }
    const changes = [
      "text = 'truti'",
      'text = NULL',
      "blob = x'010204'",
      "blob = x''",
      'seal = seal + 1',
      'seal = NULL',
      "b = 'l'",
    ]
    for (const change of changes) {
      table.delete(1)
      table.insert(row)
      connection.run(`UPDATE rows SET ${change} WHERE a = 1`)
      expect(() => table.list(1), change).toThrow(damaged)
      expect([...table.verify()].length, change).toBeGreaterThan(0)
    }
    table.delete(1)
  })

  it('is changed and sealed again by an update', () => {
    table.insert({ a: 2, b: 'k', text: 'old', blob: Uint8Array.of(9) })
    table.update([2, 'k'], { text: 'new' })
    expect(table.get(2, 'k')).toMatchObject({ text: 'new' })
    table.update([2, 'k'], { text: null })
    expect(table.find({ a: 2, text: 'new' })).toEqual([])
    expect(() => table.update([2, 'other'], { text: 'x' })).toThrow(/no row/)
  })

  it('of another table or order has another seal', () => {
    expect(sealOf('a', [1, 'x'])).not.toBe(sealOf('b', [1, 'x']))
    expect(sealOf('a', [1, 'x'])).not.toBe(sealOf('a', ['x', 1]))
    expect(sealOf('a', ['1'])).not.toBe(sealOf('a', [1]))
    const [one, two] = [Uint8Array.of(1), Uint8Array.of(2, 3)]
    expect(sealOf('a', [one, two])).not.toBe(sealOf('a', [Uint8Array.of(1, 2), Uint8Array.of(3)]))
  })

  it('changes its seal with every single bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(), (blob, at) => {
        const seal = sealOf('t', [blob])
        const bit = at % (blob.length * 8)
        const flipped = Uint8Array.from(blob)
        flipped[bit >> 3] ^= 1 << (bit & 7)
        expect(sealOf('t', [flipped])).not.toBe(seal)
      }),
    )
  })
})

describe('a transaction', () => {
  const insert = (b: string): void => table.insert({ a: 3, b, text: null, blob: new Uint8Array() })

  // Rows of random keys were here before.
  beforeAll(() => void table.delete(3))

  it('within another is part of it', () => {
    const failing = (): void =>
      connection.transaction(() => {
        connection.transaction(() => insert('inner'))
        throw new Error('outer')
      })
    expect(failing).toThrow('outer')
    expect(table.list(3)).toEqual([])
    connection.transaction(() => connection.transaction(() => insert('kept')))
    expect(table.list(3)).toHaveLength(1)
  })

  it('that fails leaves the connection usable', () => {
    expect(() => connection.transaction(() => connection.run('INSERT INTO nowhere VALUES (1)'))).toThrow(
      /nowhere/,
    )
    connection.transaction(() => insert('after'))
    expect(table.list(3).map(({ b }) => b)).toEqual(['after', 'kept'])
  })
})
