import type { Reply } from '../../../src-shared/contract/index.ts'
import { settingNames } from '../../../src-shared/settings.ts'
import type { Workspace } from '../../store/index.ts'
import { storedSettings } from './stored-settings.ts'

/** Settings in which runs differ, in the order of the table of settings; the corpus counts as one. */
export function compareRuns(workspace: Workspace, runs: readonly number[]): Reply<'runs.compare'> {
  const records = runs.map((run) => workspace.runs.get(run))
  const rows = [
    { name: 'corpus', values: records.map(({ corpus }) => corpus as unknown) },
    ...settingNames.map((name) => ({
      name: name,
      values: records.map(({ settings }) => storedSettings(settings)[name] as unknown),
    })),
  ]
  const differences = rows.filter(({ values }) => values.some((value) => value !== values[0]))
  return { runs, differences, same: rows.length - differences.length }
}
