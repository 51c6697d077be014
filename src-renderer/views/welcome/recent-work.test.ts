import { describe, expect, it } from 'vitest'
import type { RunRow } from '../../../src-shared/contract/index.ts'
import { latest } from './recent-work.svelte.ts'

function row(run: number, more: Partial<RunRow> = {}): RunRow {
  return { run, name: `run ${run}`, created: run * 1000, archived: false, deleted: false, ...more } as RunRow
}

function names(rows: readonly RunRow[]): string[] {
  return rows.map(({ name }) => name)
}

describe('recent runs', () => {
  it('are the newest first', () => {
    expect(names(latest([], [row(1), row(3), row(2)], []))).toEqual(['run 3', 'run 2', 'run 1'])
  })

  it('change, come and go', () => {
    const known = [row(3), row(2), row(1)]
    const now = latest(known, [row(2, { name: 'renamed' }), row(4)], [1])
    expect(names(now)).toEqual(['run 4', 'run 3', 'renamed'])
  })

  it('leave out what was put away', () => {
    expect(latest([row(1)], [row(1, { archived: true }), row(2, { deleted: true })], [])).toEqual([])
  })
})
