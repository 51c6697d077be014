/** What a run says on its way, as the window gets it. `after`: only entries with greater numbers. */
import type { EvaluationView, EventView, SampleView } from '../../../src-shared/contract/run-record.ts'
import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { Workspace } from '../../store/index.ts'

export function evaluationViews(workspace: Workspace, run: number, after = -1): EvaluationView[] {
  workspace.runs.get(run)
  return workspace.journal
    .evaluations(run)
    .filter(({ number }) => number > after)
    .map(({ number, step, created, result }) => ({ number, step, created, evaluation: result as Evaluation }))
}

export function sampleViews(workspace: Workspace, run: number, after = -1): SampleView[] {
  workspace.runs.get(run)
  return workspace.journal
    .samples(run)
    .filter(({ number }) => number > after)
    .map(({ number, step, prompt, text, created }) => ({ number, step, prompt, text, created }))
}

/** Details that are shown elsewhere stay at home: they are large. */
const largeDetails = ['baselines', 'evaluated']

export function eventViews(workspace: Workspace, run: number, after = -1): EventView[] {
  workspace.runs.get(run)
  return workspace.journal
    .events(run)
    .filter(({ number }) => number > after)
    .map(({ number, step, kind, message, detail, created }) => ({
      number,
      step,
      kind,
      message,
      ...(detail !== undefined && !largeDetails.includes(kind) && { detail }),
      created,
    }))
}
