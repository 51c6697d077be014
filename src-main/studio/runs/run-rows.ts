/** Runs as rows of the window's table. Rows of runs that nothing happens to are kept, so that a thousand stay fast. */
import type { CheckpointView, RunDetails, RunRow } from '../../../src-shared/contract/runs.ts'
import { engineNames } from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { CheckpointRecord, RunRecord } from '../../../src-shared/run.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { DeviceReport } from '../../engine/engine.ts'
import type { Workspace } from '../../store/index.ts'
import { speedOnDevice } from '../engines/whereabouts.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { storedBaselines } from './baselines.ts'
import { latestEvaluated } from './evaluated.ts'
import { storedSettings } from './stored-settings.ts'
import { stretchesOf } from './stretches.ts'

export class RunRows {
  readonly #workspace: Workspace
  readonly #jobs: JobQueue
  /** What a row says beside its record: read from curve and journal. */
  readonly #measured = new Map<number, Partial<RunRow>>()

  constructor(workspace: Workspace, jobs: JobQueue) {
    this.#workspace = workspace
    this.#jobs = jobs
  }

  /** Something happened to a run. */
  forget(run: number): void {
    this.#measured.delete(run)
  }

  /** Newest first. */
  list({ deleted = false }: { deleted?: boolean } = {}): RunRow[] {
    const marks = this.#workspace.deletedRuns.list()
    const counts = this.#workspace.checkpoints.counts()
    const names = new Map(this.#workspace.corpora.list().map(({ id, name }) => [id, name]))
    const jobs = new Map<number, number>()
    for (const job of this.#jobs.list())
      if (job.kind === 'training' && job.run !== undefined && job.state !== 'finished' && !jobs.has(job.run))
        jobs.set(job.run, job.job)
    return this.#workspace.runs
      .list()
      .filter(({ id }) => deleted || !marks.has(id))
      .reverse()
      .map((run) =>
        this.#row(run, {
          deleted: marks.has(run.id),
          checkpoints: counts.get(run.id) ?? 0,
          corpusName: names.get(run.corpus) ?? '',
          job: jobs.get(run.id),
        }),
      )
  }

  /** @throws StudioError 'not-found' */
  get(run: number): RunRow {
    const record = this.#workspace.runs.get(run)
    return this.#row(record, {
      deleted: this.#workspace.deletedRuns.list().has(run),
      checkpoints: this.#workspace.checkpoints.counts().get(run) ?? 0,
      corpusName: this.#workspace.corpora.get(record.corpus).name,
      job: this.#jobs.of({ run })?.job,
    })
  }

  /** @throws StudioError 'not-found' */
  details(run: number): RunDetails {
    const record = this.#workspace.runs.get(run)
    const baselines = storedBaselines(this.#workspace, run)
    const evaluated = latestEvaluated(this.#workspace, run)
    const peak = this.#peak(record)
    return {
      ...this.get(run),
      config: record.config,
      tokenizer: record.tokenizer,
      checkpointList: this.checkpoints(run),
      metrics: this.#workspace.metrics.names(run),
      ...(baselines !== undefined && { baselines }),
      ...(evaluated !== undefined && { evaluated, baselines: evaluated.baselines }),
      ...(peak !== undefined && { peakTokensPerSecond: peak }),
      stretches: stretchesOf(this.#workspace, run),
      lineage: this.#lineage(record),
    }
  }

  /** That a test of the run's engine reached, on a model of the same d and optimiser. */
  #peak({ device, settings }: RunRecord): number | undefined {
    const engine = engineNames.find((name) => name === (device as DeviceReport | undefined)?.engine)
    return engine && speedOnDevice(this.#workspace, engine, settings as TrainingSettings)?.tokensPerSecond
  }

  /** Oldest first. @throws StudioError 'not-found' */
  checkpoints(run: number): CheckpointView[] {
    this.#workspace.runs.get(run)
    const evaluations = this.#workspace.journal.evaluations(run)
    return this.#workspace.checkpoints.list(run).map((checkpoint) => {
      const latest = evaluations.findLast(({ step }) => step <= checkpoint.step)
      return viewCheckpoint(checkpoint, (latest?.result as Evaluation | undefined)?.perplexity)
    })
  }

  #row(
    run: RunRecord,
    known: { deleted: boolean; checkpoints: number; corpusName: string; job: number | undefined },
  ): RunRow {
    const { job, ...rest } = known
    return {
      run: run.id,
      name: run.name,
      state: run.state,
      ...(run.reason !== undefined && { reason: run.reason }),
      corpus: run.corpus,
      settings: storedSettings(run.settings),
      tags: run.tags,
      notes: run.notes,
      archived: run.archived,
      created: run.created,
      ...(run.started !== undefined && { started: run.started }),
      ...(run.ended !== undefined && { ended: run.ended }),
      ...(run.parentCheckpoint !== undefined && { parent: run.parentCheckpoint }),
      ...(run.device !== undefined && { device: run.device as DeviceReport }),
      steps: 0,
      ...rest,
      ...(job !== undefined && { job }),
      ...this.#measure(run),
    }
  }

  #measure(run: RunRecord): Partial<RunRow> {
    const known = this.#measured.get(run.id)
    if (known !== undefined) return known
    const last = this.#workspace.metrics.last(run.id)
    const perplexities = this.#workspace.journal
      .evaluations(run.id)
      .map(({ result }) => (result as Evaluation).perplexity)
    const { tokens, seconds, loss, tokensPerSecond } = last?.values ?? {}
    const measured = Object.fromEntries(
      Object.entries({
        steps: last?.step ?? 0,
        tokens,
        seconds,
        loss,
        tokensPerSecond,
        perplexity: perplexities.at(-1),
        bestPerplexity: perplexities.length === 0 ? undefined : Math.min(...perplexities),
      }).filter(([, value]) => value !== undefined),
    )
    this.#measured.set(run.id, measured)
    return measured
  }

  #lineage(run: RunRecord): RunDetails['lineage'] {
    const { parentCheckpoint } = run
    if (parentCheckpoint === undefined) return []
    try {
      const checkpoint = this.#workspace.checkpoints.get(parentCheckpoint)
      const parent = this.#workspace.runs.get(checkpoint.run)
      const entry = { run: parent.id, name: parent.name, checkpoint: checkpoint.id, step: checkpoint.step }
      return [...this.#lineage(parent), entry]
    } catch (error) {
      // What it came from may have been deleted since.
      if (error instanceof StudioError && error.kind === 'not-found') return []
      throw error
    }
  }
}

export function viewCheckpoint(checkpoint: CheckpointRecord, perplexity: number | undefined): CheckpointView {
  const { tokens } = (checkpoint.metadata ?? {}) as { tokens?: number }
  return {
    checkpoint: checkpoint.id,
    run: checkpoint.run,
    kind: checkpoint.kind,
    step: checkpoint.step,
    created: checkpoint.created,
    bytes: checkpoint.bytes,
    hasState: checkpoint.hasState,
    ...(perplexity !== undefined && { perplexity }),
    ...(tokens !== undefined && { tokens }),
  }
}
