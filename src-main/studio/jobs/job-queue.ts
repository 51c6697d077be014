/**
 * All long work, one job at a time in the order it was asked for. Every change of a job's state is written down before
 * it is told, so after a crash the list says what was going on; a job that is paused, interrupted or failed goes on
 * from what its work has saved. One class: what a job may become depends on all the others, and nothing else may change it.
 */
import type { JobProgress, JobState, JobView, Problem } from '../../../src-shared/contract/jobs.ts'
import type { EngineChoice } from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { JobRecord, Workspace } from '../../store/index.ts'
import type { RunNews } from '../job.ts'
import { Signal } from '../signal.ts'
import { type JobThread, type StartThread, startThread } from './job-thread.ts'
import { deaf, ended, pausable, resumable, stateAfter, withoutSpeed, wrongState } from './job-states.ts'
import { savedOf } from './saved.ts'
import { SpeedMeter } from './speed-meter.ts'
import type { Assignment, JobInputs, JobKind } from './work.ts'

/** Ended jobs that stay in the list. */
const remembered = 50
/** Milliseconds that a job is given to save itself when the studio closes. */
const farewell = 20_000
/** Milliseconds that a job with nothing to save is given to end by itself when it is cancelled. */
const patience = 10_000

interface Active {
  readonly id: number
  readonly thread: JobThread
  readonly meter: SpeedMeter
  progress: JobProgress | undefined
}

export class JobQueue {
  /** The list or some progress has changed. */
  readonly changed = new Signal()
  /** A job has ended, in whatever way. */
  readonly ended = new Signal<JobView>()
  /** A run has something new. */
  readonly news = new Signal<{ readonly run: number; readonly news: readonly RunNews[] }>()
  readonly #workspace: Workspace
  readonly #startThread: StartThread
  readonly #fileOf: (upload: string) => string
  #active: Active | undefined
  readonly #waited: number[] = []
  #isClosing = false
  #isHeld = false
  #settled: Promise<void> = Promise.resolve()

  /** @param fileOf where an uploaded file lies now */
  constructor(
    workspace: Workspace,
    {
      start = startThread,
      fileOf = (upload) => upload,
    }: { start?: StartThread; fileOf?: (upload: string) => string } = {},
  ) {
    this.#workspace = workspace
    this.#startThread = start
    this.#fileOf = fileOf
    this.#interruptAbandoned()
  }

  /** Whether one is running now. */
  get isBusy(): boolean {
    return this.#active !== undefined
  }

  /** Those that waited for their turn when the process before ended. */
  get waited(): JobView[] {
    return this.#waited.map((id) => this.get(id))
  }

  /** Newest first. */
  list(): JobView[] {
    return this.#workspace.jobs
      .list()
      .reverse()
      .map((record) => this.#viewOf(record))
  }

  /** @throws StudioError 'not-found' */
  get(id: number): JobView {
    return this.#viewOf(this.#workspace.jobs.get(id))
  }

  /** The latest job that works on a run or corpus and is not over, or could go on. */
  of(subject: { readonly run?: number; readonly corpus?: number }): JobView | undefined {
    const kind = subject.run === undefined ? 'import' : 'training'
    const found = this.#workspace.jobs
      .list()
      .findLast(
        (job) =>
          job.kind === kind &&
          job.state !== 'finished' &&
          (subject.run === undefined ? job.corpus === subject.corpus : job.run === subject.run),
      )
    return found && this.#viewOf(found)
  }

  /** @throws StudioError 'busy' while the queue is held */
  start<Kind extends JobKind>(
    kind: Kind,
    title: string,
    input: JobInputs[Kind],
    subject: { readonly run?: number; readonly corpus?: number } = {},
  ): JobView {
    this.#requireFree()
    const { id } = this.#workspace.jobs.create({ kind, title, state: 'queued', input, ...subject })
    this.#forgetOld()
    this.#next()
    this.changed.emit()
    return this.get(id)
  }

  /** @throws StudioError 'usage' for one that cannot be paused now */
  pause(id: number): JobView {
    const job = this.get(id)
    if (!job.canPause) throw wrongState(job, 'paused')
    if (job.state === 'queued') this.#change(id, { state: 'paused' })
    else {
      this.#change(id, { state: 'pausing' })
      this.#active?.thread.stop('pause')
    }
    return this.get(id)
  }

  /**
   * Back into the queue; a training with another engine for its rest, where one is named.
   * @throws StudioError 'usage'; 'busy' while it is held
   */
  resume(id: number, engine?: EngineChoice): JobView {
    const job = this.get(id)
    if (!job.canResume) throw wrongState(job, 'resumed')
    this.#requireFree()
    if (engine !== undefined) this.#setEngine(id, engine)
    this.#change(id, { state: 'queued', problem: undefined, ended: undefined, result: undefined })
    this.#next()
    return this.get(id)
  }

  #setEngine(id: number, engine: EngineChoice): void {
    const { kind, input } = this.#workspace.jobs.get(id)
    if (kind !== 'training')
      throw new StudioError('usage', 'Only a training has an engine.', 'Resume the job without naming one.')
    const training = input as JobInputs['training']
    // Of a run that exists its changes count, of one that does not its settings.
    this.#workspace.jobs.change(id, {
      input: { ...training, settings: { ...training.settings, engine }, changes: { engine } },
    })
  }

  /** @throws StudioError 'usage' */
  cancel(id: number): JobView {
    const job = this.get(id)
    if (!job.canCancel) throw wrongState(job, 'cancelled')
    if (this.#active?.id === id) {
      this.#change(id, { state: 'cancelling' })
      // What only reads has nothing to save.
      if (pausable.includes(job.kind)) this.#active.thread.stop('stop')
      else void this.#active.thread.end(deaf.includes(job.kind) ? 0 : patience)
    } else this.#end(id, 'cancelled', {})
    return this.get(id)
  }

  /** From now on nothing begins: it would write into a workspace that is left behind. @returns what ends that */
  hold(): () => void {
    this.#isHeld = true
    return () => void (this.#isHeld = false)
  }

  #requireFree(): void {
    if (this.#isHeld)
      throw new StudioError('busy', 'The workspace is being moved.', 'Try again when it has arrived.')
  }

  /** Takes from the list what has ended. @throws StudioError 'usage' for a job that has not */
  dismiss(ids: readonly number[]): void {
    for (const id of ids) {
      const job = this.get(id)
      if (!ended.includes(job.state) && job.state !== 'interrupted')
        throw wrongState(job, 'taken from the list')
    }
    this.#workspace.jobs.delete(...ids)
    this.changed.emit()
  }

  /** Saves what runs, and ends. What waited for its turn is shown as paused the next time. */
  async close(): Promise<void> {
    this.#isClosing = true
    const active = this.#active
    if (active === undefined) return
    active.thread.stop('leave')
    const late = setTimeout(() => void active.thread.end(0), farewell)
    await this.#settled
    clearTimeout(late)
  }

  #next(): void {
    if (this.#active !== undefined || this.#isClosing) return
    const record = this.#workspace.jobs.list().find(({ state }) => state === 'queued')
    if (record === undefined) return
    let assignment: Assignment
    try {
      assignment = this.#assignmentOf(record)
    } catch (error) {
      this.#failed(record.id, error)
      return
    }
    this.#change(record.id, { state: 'running', started: record.started ?? Date.now() })
    // Its connection alone knows which chunks of an unfinished checkpoint are wanted.
    this.#workspace.checkpoints.setCollecting(false)
    const thread = this.#startThread(assignment, {
      progress: (progress) => {
        if (this.#active?.id !== record.id) return
        this.#active.progress = this.#active.meter.report(progress)
        this.changed.emit()
      },
      subject: (subject) => this.#change(record.id, subject),
      news: (news) => {
        const { run } = this.#workspace.jobs.get(record.id)
        if (run !== undefined) this.news.emit({ run, news })
      },
    })
    this.#active = { id: record.id, thread, meter: new SpeedMeter(), progress: undefined }
    this.#settled = thread.result.then(
      (result) => this.#finished(record.id, result),
      (error: unknown) => this.#failed(record.id, error),
    )
  }

  #assignmentOf(record: JobRecord): Assignment {
    const { folder } = this.#workspace
    const kind = record.kind as JobKind
    if (kind === 'import') {
      const input = record.input as JobInputs['import']
      const { upload } = input
      return { folder, kind, input: upload === undefined ? input : { ...input, file: this.#fileOf(upload) } }
    }
    // A training that has its run goes on with it.
    if (kind === 'training' && record.run !== undefined)
      return { folder, kind, input: { ...(record.input as JobInputs['training']), run: record.run } }
    return { folder, kind, input: record.input as JobInputs[JobKind] }
  }

  #finished(id: number, result: unknown): void {
    const { kind, state, run } = this.#workspace.jobs.get(id)
    // A run that was asked to stop tells its summary like one that came to its end.
    const isDone =
      kind !== 'training' || run === undefined || this.#workspace.runs.get(run).state === 'finished'
    if (isDone) this.#end(id, 'finished', kind === 'training' ? {} : { result })
    else this.#end(id, stateAfter(state), {})
  }

  #failed(id: number, error: unknown): void {
    const { state } = this.#workspace.jobs.get(id)
    const wasKilled = state === 'cancelling' && error instanceof StudioError && error.kind === 'defect'
    if (wasKilled || (error instanceof StudioError && error.kind === 'cancelled')) {
      this.#end(id, stateAfter(state), {})
      return
    }
    const known =
      error instanceof StudioError
        ? error
        : new StudioError('defect', 'Something went wrong inside the program.', 'Start it again.')
    const { kind, message, hint } = known
    this.#end(id, 'failed', { problem: { kind, message, hint } satisfies Problem })
  }

  #end(id: number, state: JobState, outcome: { result?: unknown; problem?: Problem }): void {
    const wasActive = this.#active?.id === id
    const progress = wasActive ? this.#active?.progress : this.#workspace.jobs.get(id).progress
    if (wasActive) {
      this.#active = undefined
      this.#workspace.checkpoints.setCollecting(true)
    }
    const isOver = state !== 'paused'
    this.#workspace.jobs.change(id, { state, progress, ...outcome, ended: isOver ? Date.now() : undefined })
    this.ended.emit(this.get(id))
    this.#next()
    this.changed.emit()
  }

  #change(id: number, changes: Parameters<Workspace['jobs']['change']>[1]): void {
    this.#workspace.jobs.change(id, changes)
    this.changed.emit()
  }

  /**
   * What the process before left: nothing of it is running. What waited for its turn has lost nothing, and waits for
   * a person: heavy work does not begin because a window is opened.
   */
  #interruptAbandoned(): void {
    for (const { id, state } of this.#workspace.jobs.list())
      if (state === 'queued') {
        this.#workspace.jobs.change(id, { state: 'paused' })
        this.#waited.push(id)
      } else if (['running', 'pausing', 'cancelling'].includes(state))
        this.#workspace.jobs.change(id, { state: 'interrupted', ended: Date.now() })
  }

  #forgetOld(): void {
    const over = this.#workspace.jobs.list().filter(({ state }) => ended.includes(state))
    this.#workspace.jobs.delete(...over.slice(0, Math.max(0, over.length - remembered)).map(({ id }) => id))
  }

  #viewOf(record: JobRecord): JobView {
    const state = record.state as JobState
    const progress =
      this.#active?.id === record.id ? this.#active.progress : (record.progress as JobProgress | undefined)
    const isPausable = pausable.includes(record.kind)
    const saved = ['running', 'queued', 'finished'].includes(state)
      ? undefined
      : savedOf(this.#workspace, record)
    return {
      job: record.id,
      kind: record.kind as JobKind,
      title: record.title,
      state,
      ...(progress !== undefined && { progress: state === 'running' ? progress : withoutSpeed(progress) }),
      ...(record.corpus !== undefined && { corpus: record.corpus }),
      ...(record.run !== undefined && { run: record.run }),
      ...(record.problem !== undefined && { problem: record.problem as Problem }),
      ...(saved !== undefined && { saved }),
      canPause: isPausable && (state === 'running' || state === 'queued'),
      canResume: resumable.includes(state),
      // A file that is being compacted is not to be left halfway.
      canCancel:
        !ended.includes(state) && state !== 'cancelling' && (record.kind !== 'compact' || state === 'queued'),
      created: record.created,
      ...(record.started !== undefined && { started: record.started }),
      ...(record.ended !== undefined && { ended: record.ended }),
      ...(record.result !== undefined && { result: record.result }),
    }
  }
}
