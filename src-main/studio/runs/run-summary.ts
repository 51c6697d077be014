import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { RunRecord, RunState } from '../../../src-shared/run.ts'
import { isWorkspaceLocked, type Workspace } from '../../store/index.ts'

/** A run as one row of a list. */
export interface RunSummary {
  readonly run: number
  readonly name: string
  readonly state: RunState
  readonly reason: string | undefined
  readonly corpus: number
  readonly steps: number
  /** Held-out perplexity of the latest evaluation on the way. */
  readonly perplexity: number | undefined
  readonly checkpoints: number
  readonly created: number
}

/** A run that a dead process left 'running' is called what the next writer will call it. */
export function summariseRun(workspace: Workspace, run: RunRecord): RunSummary {
  const isAbandoned = run.state === 'running' && !isWorkspaceLocked(workspace.folder)
  const { steps } = workspace.metrics.curve(run.id, 'loss')
  const latest = workspace.journal.evaluations(run.id).at(-1)?.result as Evaluation | undefined
  return {
    run: run.id,
    name: run.name,
    state: isAbandoned ? 'interrupted' : run.state,
    reason: isAbandoned ? 'The program ended unexpectedly while it was training.' : run.reason,
    corpus: run.corpus,
    steps: steps.at(-1) ?? 0,
    perplexity: latest?.perplexity,
    checkpoints: workspace.checkpoints.list(run.id).length,
    created: run.created,
  }
}
