import { afterEach, describe, expect, it } from 'vitest'
import { importDefaults } from '../../../src-shared/corpus.ts'
import { WorkerPool } from './pool.ts'
import type { RecordsTask } from './tasks.ts'

const script = new URL('./stuck.worker.fixture.ts', import.meta.url)

const pools: WorkerPool[] = []
function stuckPool(size: number, seconds = 0.5): WorkerPool {
  const pool = new WorkerPool(size, seconds, script)
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

function task(...records: string[]): RecordsTask {
  let end = 0
  return {
    kind: 'records',
    bytes: Buffer.from(records.join('')),
    ends: records.map((record) => (end += record.length)),
    kinds: records.map(() => 'whole'),
    firstNumber: 1,
    context: {
      format: 'text',
      layout: 'paragraphs',
      namespaces: {},
      options: importDefaults,
      keepSource: false,
    },
    given: {},
  }
}

describe('a pool', () => {
  it('gives results in whatever order they are awaited', async () => {
    const pool = stuckPool(2)
    const runs = Array.from({ length: 20 }, (_, i) => pool.run(task(`a${i}`, `b${i}`)))
    const results = await Promise.all(runs)
    expect(results.map((outcomes) => outcomes.map(({ source }) => source))).toEqual(
      Array.from({ length: 20 }, (_, i) => [`a${i}`, `b${i}`]),
    )
  })

  it('gives up a record that takes too long, and only that', async () => {
    const pool = stuckPool(1)
    const [outcomes, others] = await Promise.all([
      pool.run(task('one', 'hang', 'two', 'hang')),
      pool.run(task('three')),
    ])
    expect(outcomes.map(({ skipped }) => skipped?.reason)).toEqual([
      undefined,
      'took too long',
      undefined,
      'took too long',
    ])
    expect(outcomes.map(({ source }) => source)).toEqual(['one', 'hang', 'two', 'hang'])
    expect(others.map(({ source }) => source)).toEqual(['three'])
  })

  it('gives up a record that takes all memory, and only that', async () => {
    const outcomes = await stuckPool(1, 60).run(task('one', 'eat', 'two'))
    expect(outcomes.map(({ skipped }) => skipped?.reason)).toEqual([
      undefined,
      'needed too much memory',
      undefined,
    ])
  })

  it('does not take many quick records for a slow one', async () => {
    const pool = stuckPool(1)
    for (let i = 0; i < 300; i++) expect((await pool.run(task('quick')))[0].skipped).toBeUndefined()
  })

  it('hands on a defect of the program', async () => {
    await expect(stuckPool(1).run(task('throw'))).rejects.toThrow('a defect')
  })

  it('fails what is under way or asked later as cancelled when it is closed', async () => {
    const pool = stuckPool(1)
    const runs = [pool.run(task('hang')), pool.run(task('waits'))].map((run) =>
      run.catch((error: unknown) => error),
    )
    await pool.close()
    for (const error of await Promise.all(runs)) expect(error).toMatchObject({ kind: 'cancelled' })
    await expect(pool.run(task('late'))).rejects.toMatchObject({ kind: 'cancelled' })
  })
})
