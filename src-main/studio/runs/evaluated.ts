/** The full evaluations of a run, kept among its events. */
import type { Workspace } from '../../store/index.ts'
import type { EvaluatedRun } from '../models/evaluate-run.ts'

export const evaluationEvent = 'evaluated'

/** The latest one. */
export function latestEvaluated(workspace: Workspace, run: number): EvaluatedRun | undefined {
  const event = workspace.journal.events(run).findLast(({ kind }) => kind === evaluationEvent)
  return event?.detail as EvaluatedRun | undefined
}
