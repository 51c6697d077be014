/** What the Train view keeps while the window is open, and what its parts do together. */
import type { CheckpointView, RunRow } from '../../../src-shared/contract/index.ts'
import type { EngineName } from '../../../src-shared/engine.ts'
import { t } from '../../language/index.ts'
import type { Shell } from '../../shell/index.ts'
import { Board } from './dashboard/board.svelte.ts'
import { RunLibrary } from './runs/run-library.svelte.ts'
import { StartForm } from './start/start-form.svelte.ts'

export const pages = ['new', 'run', 'all'] as const
export type Page = (typeof pages)[number]

export class TrainState {
  readonly shell: Shell
  readonly library: RunLibrary
  readonly board: Board
  readonly form: StartForm

  /** Numbers of runs in the address: the first is looked at, the others are laid over it. */
  readonly runs: readonly number[] = $derived.by(() => {
    const { run, with: others } = this.shell.location.parameters
    const asked = [run, ...(others ?? '').split(',')].map(Number).filter((number) => number > 0)
    if (asked.length > 0) return [...new Set(asked)]
    // Whoever comes without a wish sees what is being trained, else the latest.
    const rows = this.library.rows.filter((row) => !row.archived)
    const row = rows.find(({ state }) => state === 'running') ?? rows[0]
    return row === undefined ? [] : [row.run]
  })

  constructor(shell: Shell) {
    this.shell = shell
    this.library = new RunLibrary(shell.client)
    this.board = new Board(shell.client)
    this.form = new StartForm(shell.client)
  }

  get page(): Page {
    const { page, corpus, run } = this.shell.location.parameters
    const known = pages.find((name) => name === page)
    if (known !== undefined) return known
    return corpus !== undefined && run === undefined ? 'new' : 'run'
  }

  turnTo(page: Page): void {
    this.shell.location.set({ page }, { remember: true })
  }

  open(run: number, others: readonly number[] = []): void {
    const shown = others.filter((other) => other !== run)
    this.shell.location.set({ page: 'run', run: String(run), with: shown.join(',') }, { remember: true })
  }

  overlay(runs: readonly number[]): void {
    const [focus] = this.runs
    if (focus !== undefined) this.open(focus, runs)
  }

  /** One more run with the settings of this one, or one that goes on from a checkpoint of it. */
  trainLike(row: RunRow, checkpoint?: CheckpointView): void {
    this.form.like(
      row,
      checkpoint && { checkpoint: checkpoint.checkpoint, runName: row.name, step: checkpoint.step },
    )
    this.turnTo('new')
  }

  async pause(run: number): Promise<void> {
    await this.#try(() => this.shell.client.request('runs.pause', { run }))
  }

  /** @param engine to go on with, instead of the one that it is set to */
  async resume(run: number, engine?: EngineName): Promise<void> {
    const choice = engine === undefined ? {} : { engine }
    await this.#try(() => this.shell.client.request('runs.resume', { run, ...choice }))
  }

  async stop(row: RunRow): Promise<void> {
    const yes = await this.shell.confirm({
      title: t('train.run.stopTitle', { name: row.name }),
      text: t('train.run.stopText'),
      yes: t('train.run.stop'),
    })
    if (yes) await this.#try(() => this.shell.client.request('runs.stop', { run: row.run }))
  }

  async delete(runs: readonly number[]): Promise<void> {
    await this.#try(async () => {
      const deleted = await this.library.delete(runs)
      if (deleted.length < runs.length)
        this.shell.toasts.show({ kind: 'notice', text: t('train.list.running') })
      if (deleted.length === 0) return
      this.shell.toasts.show({
        kind: 'done',
        text: t('train.list.deleted', { count: deleted.length }),
        action: { label: t('train.list.undo'), run: () => this.#try(() => this.library.restore(deleted)) },
      })
    })
  }

  async archive(runs: readonly number[], archived: boolean): Promise<void> {
    await this.#try(async () => {
      for (const run of runs) await this.library.describe({ run, archived })
    })
  }

  /** Every point of runs, as a file. */
  async export(runs: readonly number[], format: 'csv' | 'json'): Promise<void> {
    await this.#try(async () => {
      const file = await this.shell.client.request('runs.export', { runs, format })
      await this.shell.host.saveFile(file.fileName, file.mediaType, file.bytes)
    })
  }

  async start(): Promise<void> {
    await this.#try(async () => {
      const job = await this.form.start()
      const run = await this.#runOf(job)
      if (run === undefined) this.shell.location.set({ page: 'run', run: '', with: '' }, { remember: true })
      else this.open(run)
    })
  }

  async try(action: () => unknown): Promise<void> {
    await this.#try(action)
  }

  /** A job names its run once it has made it; preparing may take a while. */
  async #runOf(job: number): Promise<number | undefined> {
    for (let attempt = 0; attempt < 40; attempt++) {
      const { jobs } = await this.shell.client.request('jobs.list', {})
      const found = jobs.find((other) => other.job === job)
      if (found?.run !== undefined || (found !== undefined && found.state !== 'running')) return found.run
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return undefined
  }

  async #try(action: () => unknown): Promise<void> {
    try {
      await action()
    } catch (error) {
      this.shell.report(error)
    }
  }
}
