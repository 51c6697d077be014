/** N-gram models on a run's own held-out text: the lines that a curve has to pass. */
import type { BaselineEvaluations } from '../../../src-shared/evaluation.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { Workspace } from '../../store/index.ts'
import { inPieces, type JobControl } from '../job.ts'
import { baselinesOf } from '../models/evaluate-run.ts'
import { notBegun, type Prepared } from './prepare.ts'

/** The kind of event under which they are kept with the run. */
export const baselinesEvent = 'baselines'

/** Beyond this they take minutes and gigabytes; `evaluate` makes them when somebody asks. */
const mostTokens = 3_000_000

/** Once per run, before it trains. */
export async function scoreBaselines(
  workspace: Workspace,
  run: number,
  prepared: Prepared,
  settings: TrainingSettings,
  control: JobControl,
): Promise<void> {
  if (prepared.split.training.length > mostTokens || storedBaselines(workspace, run) !== undefined) return
  control.onProgress({ phase: 'scoring n-gram models', done: 0, unit: 'items' })
  const detail = await inPieces(baselinesOf(prepared, settings), control, notBegun)
  workspace.journal.addEvent(run, {
    step: 0,
    kind: baselinesEvent,
    message: `A Kneser-Ney model of 3 tokens has a perplexity of ${detail.kneserNey3.perplexity.toFixed(1)}.`,
    detail,
  })
  control.onNews?.({ entry: 'event' })
}

export function storedBaselines(workspace: Workspace, run: number): BaselineEvaluations | undefined {
  const event = workspace.journal.events(run).findLast(({ kind }) => kind === baselinesEvent)
  return event?.detail as BaselineEvaluations | undefined
}
