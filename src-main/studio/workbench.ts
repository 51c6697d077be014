/**
 * An open workspace with everything that a window needs around it: jobs, rows of runs, loaded models, uploads,
 * notices. The door's requests are answered from here. Whoever opens a workbench closes it.
 */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { JobView } from '../../src-shared/contract/jobs.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { openWorkspace, type Workspace } from '../store/index.ts'
import { Uploads } from './corpora/uploads.ts'
import type { ModelWish } from '../engine/choice/index.ts'
import { Engines } from './engines/engines.ts'
import type { StartTrial } from './engines/trial.ts'
import type { RunNews } from './job.ts'
import { JobQueue } from './jobs/job-queue.ts'
import type { JobInputs } from './jobs/work.ts'
import { Log } from './log.ts'
import { LoadedModels } from './models/loaded-models.ts'
import { Notices } from './notices.ts'
import { LiveRuns } from './runs/live-runs.ts'
import { RunRows } from './runs/run-rows.ts'
import { Signal } from './signal.ts'
import { leaveNote, locateWorkspace } from './workspace/location.ts'

export interface WorkbenchOptions {
  /** Where the bundled samples lie. */
  readonly resources?: string
  readonly version?: string
  /** Bytes that loaded models may have together. */
  readonly modelBytes?: number
  /** How engines are tried: for tests. */
  readonly startTrial?: StartTrial
}

interface Parts {
  readonly workspace: Workspace
  readonly jobs: JobQueue
  readonly rows: RunRows
  readonly models: LoadedModels
  readonly uploads: Uploads
  readonly live: LiveRuns
  readonly engines: Engines
}

export class Workbench {
  /** Differs after every start. */
  readonly session = randomUUID()
  readonly version: string
  readonly resources: string
  readonly notices = new Notices()
  /** The list of jobs or their progress. */
  readonly jobsChanged = new Signal()
  /** A run's row. */
  readonly runChanged = new Signal<number>()
  /** What a training run has that it had not before. */
  readonly runNews = new Signal<{ readonly run: number; readonly news: readonly RunNews[] }>()
  readonly #options: WorkbenchOptions
  #parts: Parts
  #log: Log
  #isMoving = false

  private constructor(folder: string, options: WorkbenchOptions) {
    this.#options = options
    this.version = options.version ?? '0.1.0'
    this.resources = options.resources ?? path.resolve(import.meta.dirname, '../../resources')
    this.#parts = this.#assemble(folder)
    this.#log = new Log(this.folder)
    this.log.write('opened', this.folder)
    this.#tellRecovery()
  }

  /** @throws StudioError as `openWorkspace` does */
  static open(folder: string, options: WorkbenchOptions = {}): Workbench {
    return new Workbench(locateWorkspace(folder), options)
  }

  get folder(): string {
    return this.#parts.workspace.folder
  }

  get workspace(): Workspace {
    return this.#parts.workspace
  }

  get jobs(): JobQueue {
    return this.#parts.jobs
  }

  get rows(): RunRows {
    return this.#parts.rows
  }

  get models(): LoadedModels {
    return this.#parts.models
  }

  get uploads(): Uploads {
    return this.#parts.uploads
  }

  get live(): LiveRuns {
    return this.#parts.live
  }

  get log(): Log {
    return this.#log
  }

  get engines(): Engines {
    return this.#parts.engines
  }

  /** Tries the engines once on a machine. Beside a job it would disturb it: then what is remembered has to do. */
  async lookForEngines(wish: ModelWish): Promise<void> {
    if (this.jobs.isBusy) return
    try {
      await this.engines.look(wish)
    } catch (error) {
      this.log.write('the engines could not be tried', error instanceof Error ? error.message : String(error))
    }
  }

  /** Something about a run is other than it was: whoever shows it is told. */
  touchRun(run: number): void {
    this.rows.forget(run)
    this.runChanged.emit(run)
  }

  /** Saves what runs, and ends. */
  async close(): Promise<void> {
    await this.jobs.close()
    await this.engines.close()
    this.models.close()
    this.workspace.close()
    this.log.write('closed')
  }

  /**
   * Copies the workspace into another folder, goes on there and removes it here. No job begins meanwhile.
   * @throws StudioError 'busy' during a job, 'usage' for a folder with something in it, 'disk-full'
   */
  async move(target: string): Promise<string> {
    const folder = path.resolve(target)
    const from = this.folder
    if (this.jobs.isBusy || this.#isMoving)
      throw new StudioError(
        'busy',
        'A job is running in the workspace.',
        'Pause it, or wait until it has ended.',
      )
    requireEmpty(folder)
    if (`${folder}${path.sep}`.startsWith(`${from}${path.sep}`))
      throw new StudioError('usage', 'A workspace cannot be moved into itself.', 'Choose another folder.')
    this.#isMoving = true
    const letGo = this.jobs.hold()
    try {
      await this.engines.settled()
      mkdirSync(folder, { recursive: true })
      await this.workspace.backup(path.join(folder, 'workspace.sqlite'))
      for (const name of ['uploads', 'logs'])
        if (existsSync(path.join(from, name)))
          cpSync(path.join(from, name), path.join(folder, name), { recursive: true })
      // From here on nothing is awaited, and no job could begin: nothing is written into the old file any more.
      const old = this.#parts
      this.#parts = this.#assemble(folder)
      old.models.close()
      old.workspace.close()
    } finally {
      this.#isMoving = false
      letGo()
    }
    for (const name of [
      'workspace.sqlite',
      'workspace.sqlite-wal',
      'workspace.sqlite-shm',
      'uploads',
      'logs',
    ])
      rmSync(path.join(from, name), { recursive: true, force: true })
    leaveNote(from, folder)
    this.#log = new Log(folder)
    this.log.write('moved', `from ${from}`)
    return folder
  }

  #assemble(folder: string): Parts {
    const workspace = openWorkspace(folder)
    const uploads = new Uploads(workspace.folder)
    const jobs = new JobQueue(workspace, { fileOf: (upload) => uploads.find(upload) })
    const rows = new RunRows(workspace, jobs)
    const live = new LiveRuns()
    uploads.clear(uploadsOf(jobs, workspace))
    jobs.changed.listen(() => this.jobsChanged.emit())
    jobs.ended.listen((job) => this.#jobEnded(job))
    jobs.news.listen((news) => {
      live.add(news.run, news.news)
      rows.forget(news.run)
      this.runNews.emit(news)
      this.runChanged.emit(news.run)
    })
    return {
      workspace,
      jobs,
      rows,
      uploads,
      live,
      engines: new Engines(workspace, this.#options.startTrial),
      models: new LoadedModels(workspace, this.#options.modelBytes),
    }
  }

  #jobEnded(job: JobView): void {
    if (job.run !== undefined) {
      this.live.forget(job.run)
      this.touchRun(job.run)
    }
    const { upload } = this.workspace.jobs.get(job.job).input as Partial<JobInputs['import']>
    if (upload !== undefined && (job.state === 'finished' || job.state === 'cancelled'))
      this.uploads.remove(upload)
    if (job.problem !== undefined) {
      this.log.write(`job ${job.job} (${job.kind}) failed: ${job.problem.kind}`, job.problem.message)
      const { message, hint } = job.problem
      this.notices.add({
        level: 'error',
        kind: 'job-failed',
        message: `${job.title}: ${message}`,
        hint,
        job: job.job,
      })
    } else if (job.state === 'finished')
      this.notices.add({ level: 'info', kind: 'job-ended', message: `${job.title}: done.`, job: job.job })
  }

  /** What the process before left: said once, with what can be done. */
  #tellRecovery(): void {
    const { recovery, runs, corpora, checkpoints } = this.workspace
    for (const id of recovery.runs) {
      const step = checkpoints.latest(id)?.step
      const kept = step === undefined ? 'Nothing of it was saved.' : `Everything up to step ${step} is saved.`
      this.notices.add({
        level: 'warning',
        kind: 'recovered',
        message: `The training of “${runs.get(id).name}” was interrupted. ${kept}`,
        hint: 'Resume it to go on.',
      })
    }
    for (const { job, title } of this.jobs.waited)
      this.notices.add({
        level: 'info',
        kind: 'recovered',
        message: `“${title}” was waiting for its turn when the program ended; it is paused.`,
        hint: 'Resume it to go on.',
        job,
      })
    for (const id of recovery.corpora) {
      const { name, articles } = corpora.get(id)
      this.notices.add({
        level: 'warning',
        kind: 'recovered',
        message: `The import of “${name}” was interrupted. ${articles.toLocaleString('en')} articles are saved.`,
        hint: 'Resume it to go on.',
      })
    }
  }
}

function requireEmpty(folder: string): void {
  if (!existsSync(folder)) return
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    throw new StudioError('usage', `${folder} is no folder that can be read.`, 'Choose an empty folder.')
  }
  if (names.length > 0)
    throw new StudioError('usage', `The folder ${folder} is not empty.`, 'Choose an empty or a new folder.')
}

/** Handles that a job may still need. */
function uploadsOf(jobs: JobQueue, workspace: Workspace): Set<string> {
  const handles = jobs
    .list()
    .filter(({ canResume, state }) => canResume && state !== 'cancelled')
    .map(({ job }) => (workspace.jobs.get(job).input as Partial<JobInputs['import']>).upload)
  return new Set(handles.filter((handle) => handle !== undefined))
}
