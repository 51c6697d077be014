/**
 * "Try the sample": imports the bundled encyclopedia, then trains the demo on it. It goes on while the person looks at
 * other views, and brings them to the curves only if they waited here.
 */
import { presets } from '../../../src-shared/presets.ts'
import { t } from '../../language/index.ts'
import { isAtRest, type Shell } from '../../shell/index.ts'

export type SampleLanguage = 'en' | 'zh'

export type SamplePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'importing'; readonly job: number | undefined }
  | { readonly kind: 'paused'; readonly job: number }
  | { readonly kind: 'starting' }
  | { readonly kind: 'training'; readonly job: number }
  | { readonly kind: 'failed'; readonly error: unknown }

type SampleShell = Pick<Shell, 'client' | 'jobs' | 'location'>

export class SampleRun {
  #phase = $state.raw<SamplePhase>({ kind: 'idle' })
  readonly #shell: SampleShell

  constructor(shell: SampleShell) {
    this.#shell = shell
  }

  get phase(): SamplePhase {
    return this.#phase
  }

  get isBusy(): boolean {
    return this.#phase.kind === 'importing' || this.#phase.kind === 'starting'
  }

  async begin(language: SampleLanguage): Promise<void> {
    if (this.isBusy) return
    try {
      const corpus = await this.#import(language)
      if (corpus === undefined) return
      this.#phase = { kind: 'starting' }
      const { job } = await this.#shell.client.request('runs.start', {
        corpus,
        preset: 'sample',
        name: t(language === 'en' ? 'welcome.sample.name' : 'welcome.sample.nameChinese'),
      })
      // A job's run is known a moment after the job; until then there are no curves to show.
      const { run, problem } = await this.#shell.jobs.when(
        job,
        (started) => started.run !== undefined || isAtRest(started),
      )
      if (run === undefined) {
        this.#phase = problem === undefined ? { kind: 'idle' } : { kind: 'failed', error: problem }
        return
      }
      this.#phase = { kind: 'training', job }
      const { location } = this.#shell
      if (location.view === 'welcome') location.go('train', { run: String(run) })
    } catch (error) {
      this.#phase = { kind: 'failed', error }
    }
  }

  /** The corpus once it is there; undefined when the import came to rest before, which the phase then says. */
  async #import(language: SampleLanguage): Promise<number | undefined> {
    this.#phase = { kind: 'importing', job: undefined }
    const { job } = await this.#shell.client.request('corpora.import', {
      source: { sample: language },
      vocabulary: presets.demo.vocabulary,
    })
    this.#phase = { kind: 'importing', job }
    const ended = await this.#shell.jobs.whenAtRest(job)
    if (ended.state === 'finished' && ended.corpus !== undefined) return ended.corpus
    if (ended.state === 'paused') this.#phase = { kind: 'paused', job }
    else if (ended.problem !== undefined && ended.state === 'failed')
      this.#phase = { kind: 'failed', error: ended.problem }
    else this.#phase = { kind: 'idle' }
    return undefined
  }
}
