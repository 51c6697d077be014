/** What each kind of job does, in a thread of its own, and what it is asked with. */
import type { ErrorKind } from '../../../src-shared/errors.ts'
import type { Progress } from '../../../src-shared/progress.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { Workspace } from '../../store/index.ts'
import { importCorpus } from '../corpora/import-corpus.ts'
import { requestOf, type ImportWish } from '../corpora/recipe.ts'
import type { JobControl, RunNews } from '../job.ts'
import { evaluateRun } from '../models/evaluate-run.ts'
import { evaluationEvent } from '../runs/evaluated.ts'
import { resumeRun, startRun } from '../runs/train-run.ts'
import { summariseTraining } from '../runs/training-summary.ts'

export interface JobInputs {
  import: {
    readonly file: string
    readonly wish: ImportWish
    /** To be deleted in the end. */ readonly upload?: string
  }
  training: {
    readonly corpus: number
    readonly name: string
    readonly settings: TrainingSettings
    readonly tags?: readonly string[]
    readonly continueFrom?: number
    /** To go on with instead; the rest is then what it was begun with. */
    readonly run?: number
    /** Settings for the rest of it. */
    readonly changes?: Readonly<Record<string, unknown>>
  }
  evaluation: { readonly run: number; readonly checkpoint?: number }
  check: Readonly<Record<string, never>>
  compact: Readonly<Record<string, never>>
}

export type JobKind = keyof JobInputs

/** What a thread is given. */
export interface Assignment<Kind extends JobKind = JobKind> {
  readonly folder: string
  readonly kind: Kind
  readonly input: JobInputs[Kind]
}

/** What it tells. */
export type ThreadMessage =
  /** It has its code, and begins when it is told to. */
  | { readonly loaded: true }
  | { readonly progress: Progress }
  | { readonly subject: { readonly corpus?: number; readonly run?: number } }
  | { readonly news: readonly RunNews[] }
  | { readonly result: unknown }
  | {
      readonly failure: {
        readonly kind: ErrorKind
        readonly message: string
        readonly hint: string
        readonly stack: string
      }
    }

type Work = {
  [Kind in JobKind]: (workspace: Workspace, input: JobInputs[Kind], control: JobControl) => Promise<unknown>
}

export const work: Work = {
  async import(workspace, { file, wish }, control) {
    return await importCorpus(workspace, requestOf(file, wish), control)
  },

  async training(workspace, { run, changes = {}, ...request }, control) {
    const watched = { ...control, scoresBaselines: true }
    if (run === undefined) return summariseTraining(await startRun(workspace, request, watched))
    return summariseTraining(await resumeRun(workspace, workspace.runs.get(run), changes, watched))
  },

  async evaluation(workspace, { run, checkpoint }, control) {
    control.onSubject?.({ run })
    const evaluated = await evaluateRun(workspace, { run, checkpoint }, control)
    workspace.journal.addEvent(run, {
      step: evaluated.step,
      kind: evaluationEvent,
      message: `On all held-out text the perplexity is ${evaluated.model.perplexity.toFixed(1)}.`,
      detail: evaluated,
    })
    control.onNews?.({ entry: 'event' })
    return { run, checkpoint: evaluated.checkpoint, perplexity: evaluated.model.perplexity }
  },

  async check(workspace, _input, { onProgress }) {
    onProgress({ phase: 'checking the workspace', done: 0, unit: 'bytes' })
    const findings = workspace.integrityCheck()
    workspace.facts.set('checked', { at: Date.now(), findings: findings.length })
    return { findings: findings.slice(0, 1000) }
  },

  async compact(workspace, _input, { onProgress }) {
    onProgress({ phase: 'compacting the workspace', done: 0, unit: 'bytes' })
    const before = workspace.size().bytes
    for (const run of workspace.deletedRuns.list().keys()) workspace.runs.delete(run)
    workspace.compact()
    return { freed: Math.max(0, before - workspace.size().bytes) }
  },
}
