import type { RunRow } from '../../../../src-shared/contract/runs.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import type { Workbench } from '../../workbench.ts'
import type { Sources } from '../handlers.ts'

/** Milliseconds for which changes of a row are gathered: a table is read, not watched. */
const gathering = 500

/** All rows, then those that changed. */
export const runsSource: Sources<'runs'>['runs'] = (bench, _input, news) => {
  let changed: Set<number> | undefined // undefined: all of them
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = true
  const stop = bench.runChanged.listen((run) => {
    changed?.add(run)
    timer ??= setTimeout(() => {
      timer = undefined
      isDue = true
      news()
    }, gathering)
  })
  return {
    next() {
      if (!isDue) return undefined
      isDue = false
      const asked = changed
      changed = new Set()
      if (asked === undefined) return { runs: bench.rows.list(), removed: [] }
      return asked.size === 0 ? undefined : rowsOf(bench, asked)
    },
    stop() {
      clearTimeout(timer)
      stop()
    },
  }
}

function rowsOf({ rows }: Workbench, asked: ReadonlySet<number>): { runs: RunRow[]; removed: number[] } {
  const runs: RunRow[] = []
  const removed: number[] = []
  for (const run of asked) {
    const row = rowOf(rows, run)
    if (row === undefined || row.deleted) removed.push(run)
    else runs.push(row)
  }
  return { runs, removed }
}

function rowOf(rows: Workbench['rows'], run: number): RunRow | undefined {
  try {
    return rows.get(run)
  } catch (error) {
    if (error instanceof StudioError && error.kind === 'not-found') return undefined
    throw error
  }
}
