/**
 * The application's services over one workspace: what the command line does and, later, what the window asks for.
 * Whoever opens a studio closes it.
 */
import type { EngineReport } from '../../src-shared/contract/app.ts'
import type { EngineName } from '../../src-shared/engine.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { CorpusSummary } from '../../src-shared/corpus-summary.ts'
import type { CheckpointRecord, RunRecord } from '../../src-shared/run.ts'
import type { TrainingSettings } from '../../src-shared/settings.ts'
import {
  isWorkspaceLocked,
  openWorkspace,
  type OpenOptions,
  type Recovery,
  type Workspace,
} from '../store/index.ts'
import { forecastModel, type Forecast } from './corpora/forecast.ts'
import { importCorpus } from './corpora/import-corpus.ts'
import { requestOf, type ImportWish } from './corpora/recipe.ts'
import { summarise } from './corpora/summary.ts'
import { Engines } from './engines/engines.ts'
import { RememberedFindings } from './engines/remembered.ts'
import { reportEngines } from './engines/report.ts'
import { wishOf, type ModelRequest } from './engines/wish.ts'
import type { JobControl } from './job.ts'
import { evaluateRun, type EvaluatedRun } from './models/evaluate-run.ts'
import { LanguageModel } from './models/language-model.ts'
import { findRun, loadModel } from './models/load-model.ts'
import { summariseRun, type RunSummary } from './runs/run-summary.ts'
import { resumeRun, startRun } from './runs/train-run.ts'
import { summariseTraining, type TrainingSummary } from './runs/training-summary.ts'

export class Studio {
  readonly #workspace: Workspace

  private constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** @throws StudioError as `openWorkspace` does */
  static open(folder: string, options: OpenOptions = {}): Studio {
    return new Studio(openWorkspace(folder, options))
  }

  /** Opens the workspace, does the work, and closes it whatever happens. */
  static async use<Result>(
    folder: string,
    work: (studio: Studio) => Result | Promise<Result>,
  ): Promise<Result> {
    return await closing(Studio.open(folder), work)
  }

  /** As `use`, but reading only: beside a process that trains, and without changing anything. */
  static async look<Result>(
    folder: string,
    work: (studio: Studio) => Result | Promise<Result>,
  ): Promise<Result> {
    return await closing(Studio.open(folder, { readOnly: true }), work)
  }

  /** Whether a program has the folder's workspace open for writing. */
  static isInUse(folder: string): boolean {
    return isWorkspaceLocked(folder)
  }

  close(): void {
    this.#workspace.close()
  }

  /** What opening found that a dead process had left behind. */
  get recovery(): Recovery {
    return this.#workspace.recovery
  }

  importCorpus(file: string, wish: ImportWish, control: JobControl): Promise<CorpusSummary> {
    return importCorpus(this.#workspace, requestOf(file, wish), control)
  }

  corpora(): CorpusSummary[] {
    return this.#workspace.corpora.list().map(({ id }) => summarise(this.#workspace, id))
  }

  /** The corpus asked for, or the latest that is ready. @throws StudioError 'not-found' */
  corpus(id: number | undefined): CorpusSummary {
    if (id !== undefined) return summarise(this.#workspace, id)
    const latest = this.#workspace.corpora.list().findLast((record) => record.state === 'ready')
    if (latest === undefined)
      throw new StudioError('not-found', 'There is no corpus yet.', 'Import one first: brillm import FILE.')
    return summarise(this.#workspace, latest.id)
  }

  deleteCorpus(id: number): void {
    this.#workspace.corpora.delete(id)
  }

  async train(
    request: { corpus: number; name: string; settings: TrainingSettings },
    control: JobControl,
  ): Promise<TrainingSummary> {
    return summariseTraining(await startRun(this.#workspace, request, control))
  }

  /**
   * Goes on with the run asked for, or with the latest that was interrupted.
   * @param changes settings for the rest of the run, of `changeableSettings`
   */
  async resume(
    id: number | undefined,
    control: JobControl,
    changes: Readonly<Record<string, unknown>> = {},
  ): Promise<TrainingSummary> {
    const run = id === undefined ? this.#latestInterrupted() : this.#workspace.runs.get(id)
    return summariseTraining(await resumeRun(this.#workspace, run, changes, control))
  }

  #latestInterrupted(): RunRecord {
    const run = this.#workspace.runs.latest(['interrupted', 'paused', 'stopped', 'failed', 'queued'])
    if (run === undefined)
      throw new StudioError('not-found', 'There is no interrupted run.', 'See brillm runs.')
    return run
  }

  runs(): RunRecord[] {
    return this.#workspace.runs.list()
  }

  runSummaries(): RunSummary[] {
    return this.#workspace.runs.list().map((run) => summariseRun(this.#workspace, run))
  }

  /** Training loss by step, nats per token: every logged point. */
  learningCurve(run: number): number[] {
    return [...this.#workspace.metrics.curve(run, 'loss').values]
  }

  /** The run asked for, or the latest that has a checkpoint. */
  run(id: number | undefined): RunRecord {
    return findRun(this.#workspace, id)
  }

  checkpoints(run: number): CheckpointRecord[] {
    this.#workspace.runs.get(run)
    return this.#workspace.checkpoints.list(run)
  }

  forecast(corpus: number, settings: TrainingSettings): Forecast {
    return forecastModel(this.#workspace, corpus, settings)
  }

  /** What is known of the engines on this machine; nothing is tried. @throws StudioError as `wishOf` does */
  devices(request: ModelRequest): EngineReport {
    return reportEngines(new RememberedFindings(this.#workspace), wishOf(this.#workspace, request))
  }

  /** Tries one engine, or all, and measures them on a model of the size that is asked about. */
  async testDevices(
    engine: EngineName | undefined,
    request: ModelRequest,
    { onProgress }: Pick<JobControl, 'onProgress'>,
  ): Promise<EngineReport> {
    const wish = wishOf(this.#workspace, request)
    onProgress({ phase: 'trying the engines', done: 0, unit: 'items' })
    return await new Engines(this.#workspace).test(engine, wish)
  }

  /** A checkpoint in memory; whoever asked for it disposes of it. */
  loadModel(request: { run: number | undefined; checkpoint: number | undefined }): LanguageModel {
    return new LanguageModel(loadModel(this.#workspace, request))
  }

  evaluate(
    request: { run: number | undefined; checkpoint: number | undefined; threads?: number },
    control: JobControl,
  ): Promise<EvaluatedRun> {
    return evaluateRun(this.#workspace, request, control)
  }
}

async function closing<Result>(
  studio: Studio,
  work: (studio: Studio) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work(studio)
  } finally {
    studio.close()
  }
}
