import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, bytesLike, temporaryFolder } from '../../fixtures/workspace.ts'
import type { CheckpointKind, CheckpointRecord } from '../../src-shared/run.ts'
import { float32Of, openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace
let run: number

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
  run = addRun(workspace).run
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

function save(step: number, kind: CheckpointKind = 'interval', of = run): CheckpointRecord {
  const writer = workspace.checkpoints.begin(of, { kind, step, metadata: { step } })
  writer.put('weights', 0, bytesLike(step, 1000))
  writer.put('weights', 1, bytesLike(12345, 700))
  writer.put('state', 0, bytesLike(1000 + step, 2000))
  return writer.commit()
}

/** Chunks in the file, asked beside the workspace. */
function storedChunks(): number {
  const database = new Database(path.join(folder.path, 'workspace.sqlite'), { readonly: true })
  const count = database.prepare<[], number>('SELECT count(*) FROM chunks').pluck().get()
  database.close()
  return count ?? -1
}

const damaged = expect.objectContaining({ kind: 'workspace-damaged' }) as Error

describe('a checkpoint', () => {
  it('is there only after its commit, whole', () => {
    const writer = workspace.checkpoints.begin(run, {
      kind: 'last',
      step: 5,
      metadata: { random: [1, 2, 3, 4] },
    })
    const weights = Float32Array.of(0.1, -0, NaN, 3e38)
    writer.put('weights', 0, new Uint8Array(weights.buffer))
    expect(workspace.checkpoints.list(run)).toEqual([])
    const record = writer.commit()
    expect(record).toMatchObject({
      run,
      kind: 'last',
      step: 5,
      metadata: { random: [1, 2, 3, 4] },
      bytes: 16,
    })
    expect(record.hasState).toBe(false)
    const reader = workspace.checkpoints.open(record.id)
    expect(float32Of(reader.read('weights', 0))).toEqual(weights)
    expect([...reader.parts]).toEqual([['weights', 1]])
    expect(() => reader.read('weights', 1)).toThrow(expect.objectContaining({ kind: 'not-found' }))
  })

  it('copies what is put, so that the caller can use the bytes again', () => {
    const writer = workspace.checkpoints.begin(run, { kind: 'last', step: 5, metadata: null })
    const bytes = bytesLike(1, 100)
    writer.put('weights', 0, bytes)
    bytes.fill(0)
    writer.put('weights', 1, bytes.subarray(10, 20))
    const reader = workspace.checkpoints.open(writer.commit().id)
    expect([...reader.read('weights', 0)]).toEqual([...bytesLike(1, 100)])
    expect([...reader.read('weights', 1)]).toEqual(Array(10).fill(0))
  })

  it('shares equal chunks, and those it is told are unchanged', () => {
    const first = save(1)
    const chunks = storedChunks()
    const writer = workspace.checkpoints.begin(run, { kind: 'interval', step: 2, metadata: null })
    expect(writer.share('weights', 0)).toBe(true)
    expect(writer.share('weights', 7)).toBe(false)
    writer.put('weights', 1, bytesLike(12345, 700))
    const second = writer.commit()
    expect(storedChunks()).toBe(chunks)
    const read = (id: number): string[] =>
      [...workspace.checkpoints.open(id).chunks('weights')].map((bytes) => Buffer.from(bytes).toString('hex'))
    expect(read(second.id)).toEqual(read(first.id))
  })

  it('can share with a checkpoint of another run', () => {
    const first = save(1)
    const other = addRun(workspace).run
    const writer = workspace.checkpoints.begin(other, {
      kind: 'last',
      step: 0,
      metadata: null,
      base: first.id,
    })
    expect(writer.share('weights', 0)).toBe(true)
    const copy = writer.commit()
    workspace.runs.delete(run)
    expect([...workspace.checkpoints.open(copy.id).read('weights', 0)]).toEqual([...bytesLike(1, 1000)])
  })

  it('takes the optimiser state over from the one before it, when it has its own', () => {
    const first = save(1)
    expect(workspace.checkpoints.get(first.id).hasState).toBe(true)
    const without = workspace.checkpoints.begin(run, { kind: 'best', step: 2, metadata: null })
    without.share('weights', 0)
    without.commit()
    expect(workspace.checkpoints.get(first.id)).toMatchObject({ hasState: true, bytes: 3700 })
    const third = save(3)
    expect(workspace.checkpoints.get(first.id)).toMatchObject({ hasState: false, bytes: 1700 })
    expect(workspace.checkpoints.get(third.id).hasState).toBe(true)
    const reader = workspace.checkpoints.open(first.id)
    expect([...reader.parts.keys()]).toEqual(['weights'])
    expect(() => reader.read('state', 0)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    // Two of weights 0, one of weights 1, one of state.
    expect(storedChunks()).toBe(4)
  })

  it('leaves nothing when it is aborted or forgotten', () => {
    save(1)
    const before = storedChunks()
    const aborted = workspace.checkpoints.begin(run, { kind: 'last', step: 2, metadata: null })
    aborted.put('weights', 0, bytesLike(50, 100))
    const forgotten = workspace.checkpoints.begin(run, { kind: 'last', step: 2, metadata: null })
    forgotten.put('weights', 0, bytesLike(60, 100))
    aborted.abort()
    aborted.abort()
    expect(storedChunks()).toBe(before + 1)
    workspace.close()
    workspace = openWorkspace(folder.path)
    expect(workspace.recovery.chunks).toBe(1)
    expect(storedChunks()).toBe(before)
    expect(workspace.checkpoints.list(run)).toHaveLength(1)
  })

  it('keeps its chunks while others are collected', () => {
    const writer = workspace.checkpoints.begin(run, { kind: 'last', step: 9, metadata: null })
    writer.put('weights', 0, bytesLike(7, 100))
    const first = save(1)
    workspace.checkpoints.delete(first.id)
    expect(workspace.checkpoints.collect()).toBe(0)
    expect([...workspace.checkpoints.open(writer.commit().id).read('weights', 0)]).toEqual([
      ...bytesLike(7, 100),
    ])
  })

  it('with a gap is refused', () => {
    const writer = workspace.checkpoints.begin(run, { kind: 'last', step: 1, metadata: null })
    writer.put('weights', 1, bytesLike(1, 10))
    expect(() => writer.commit()).toThrow(expect.objectContaining({ kind: 'usage' }))
    writer.put('weights', 0, bytesLike(2, 10))
    writer.commit()
    expect(() => writer.put('weights', 2, bytesLike(3, 10))).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    )
    expect(() => writer.commit()).toThrow(expect.objectContaining({ kind: 'usage' }))
  })

  it('with a chunk beyond 64 MB is refused', () => {
    const writer = workspace.checkpoints.begin(run, { kind: 'last', step: 1, metadata: null })
    expect(() => writer.put('weights', 0, new Uint8Array(64 * 2 ** 20 + 1))).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    )
  })
})

describe('pruning', () => {
  it('keeps the last n, the newest best and the newest final', () => {
    const kinds: CheckpointKind[] = ['best', 'interval', 'best', 'interval', 'final', 'interval', 'interval']
    kinds.forEach((kind, i) => save(i, kind))
    const other = addRun(workspace).run
    save(0, 'interval', other)
    workspace.checkpoints.prune(run, { last: 2 })
    expect(workspace.checkpoints.list(run).map(({ step }) => step)).toEqual([2, 4, 5, 6])
    expect(workspace.checkpoints.prune(run, { last: 2 })).toEqual([])
    expect(workspace.checkpoints.best(run)?.step).toBe(2)
    expect(workspace.checkpoints.latest(run)?.step).toBe(6)
    workspace.checkpoints.prune(run, { last: 0 })
    expect(workspace.checkpoints.list(run).map(({ step }) => step)).toEqual([2, 4, 6])
    expect(workspace.checkpoints.list(other)).toHaveLength(1)
  })

  it('says beforehand what it frees', () => {
    const [first, second] = [save(1), save(2)]
    expect(workspace.checkpoints.freedBy([first.id])).toBe(1000)
    expect(workspace.checkpoints.freedBy([second.id])).toBe(3000)
    expect(workspace.checkpoints.freedBy([first.id, second.id])).toBe(4700)
    const before = storedChunks()
    workspace.checkpoints.delete(first.id)
    expect(storedChunks()).toBe(before - 1)
    expect(() => workspace.checkpoints.delete(first.id)).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
    workspace.runs.delete(run)
    workspace.checkpoints.collect()
    expect(storedChunks()).toBe(0)
  })
})

describe('a spoilt chunk', () => {
  function spoil(change: string): void {
    workspace.close()
    const database = new Database(path.join(folder.path, 'workspace.sqlite'))
    database.exec(change)
    database.close()
    workspace = openWorkspace(folder.path)
  }

  it('is named, and the others can be read', () => {
    const record = save(1)
    spoil("UPDATE chunks SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE id = 2")
    const reader = workspace.checkpoints.open(record.id)
    expect(() => reader.read('weights', 1)).toThrow(damaged)
    expect(() => reader.read('weights', 1)).toThrow(/chunk 1 of the weights of checkpoint 1/)
    expect(reader.read('weights', 0)).toHaveLength(1000)
    expect(workspace.integrityCheck()).toHaveLength(1)
  })

  it('that is missing is named', () => {
    const record = save(1)
    spoil('DELETE FROM chunks WHERE id = 3')
    expect(() => [...workspace.checkpoints.open(record.id).chunks('state')]).toThrow(damaged)
  })

  it('is not what is said of a checkpoint that is deleted while it is read', () => {
    const [first, second] = [save(1), save(2)]
    const reading = workspace.checkpoints.open(first.id).chunks('weights')
    expect(reading.next().done).toBe(false)
    workspace.checkpoints.delete(first.id)
    expect(() => reading.next()).toThrow(expect.objectContaining({ kind: 'not-found' }))
    expect([...workspace.checkpoints.open(second.id).chunks('weights')]).toHaveLength(2)
  })

  it('becomes good again when the same bytes are put', () => {
    const record = save(1)
    spoil("UPDATE chunks SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE id = 2")
    save(2)
    expect([...workspace.checkpoints.open(record.id).read('weights', 1)]).toEqual([...bytesLike(12345, 700)])
    expect(workspace.integrityCheck()).toEqual([])
  })
})
