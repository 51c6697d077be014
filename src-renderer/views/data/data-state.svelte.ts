/** What the data view knows: files that are being set up, and the corpora that are there. Outlives the view. */
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import { Rereading } from '../../client/index.ts'
import { outliving, type IncomingFile, type JobList } from '../../shell/index.ts'
import { Draft, type DraftOrigin, type DraftSurroundings } from './draft.svelte.ts'

export interface DataSurroundings extends DraftSurroundings {
  readonly jobs: Pick<JobList, 'all'>
}

/** Heavy jobs run one at a time; these hold the others up. */
const working: readonly JobView['state'][] = ['running', 'pausing', 'cancelling']

export class DataState {
  readonly #surroundings: DataSurroundings
  #drafts = $state.raw<readonly Draft[]>([])
  #corpora = $state.raw<readonly CorpusView[] | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #nextDraft = 1
  readonly #list = new Rereading(async () => {
    const { corpora } = await this.#surroundings.client.request('corpora.list', {})
    this.#corpora = corpora
    this.#error = undefined
  })

  constructor(surroundings: DataSurroundings) {
    this.#surroundings = surroundings
  }

  get drafts(): readonly Draft[] {
    return this.#drafts
  }

  /** Newest first; undefined until they are known. */
  get corpora(): readonly CorpusView[] | undefined {
    return this.#corpora
  }

  /** Why the list could not be read. */
  get error(): unknown {
    return this.#error
  }

  /** Imports that have no corpus of their own in the list yet, or never got one. */
  readonly imports: readonly JobView[] = $derived.by(() => {
    const listed = new Set(this.#corpora?.map(({ corpus }) => corpus))
    return this.#surroundings.jobs.all.filter(
      ({ kind, corpus, state }) =>
        kind === 'import' && state !== 'finished' && (corpus === undefined || !listed.has(corpus)),
    )
  })

  /** Changes whenever the list of corpora may have: jobs began, ended, or got their corpus. */
  readonly pulse: string = $derived.by(() =>
    this.#surroundings.jobs.all
      .filter(({ kind }) => kind === 'import' || kind === 'training')
      .map(({ job, state, corpus, run }) => `${job} ${state} ${corpus ?? ''} ${run ?? ''}`)
      .join(),
  )

  /** The job that a new import would have to wait for. */
  readonly busyWith: JobView | undefined = $derived.by(() =>
    this.#surroundings.jobs.all.find(({ state }) => working.includes(state)),
  )

  jobOf(corpus: CorpusView): JobView | undefined {
    return this.#surroundings.jobs.all.find(
      (job) => job.kind === 'import' && (job.job === corpus.job || job.corpus === corpus.corpus),
    )
  }

  findCorpus(corpus: number): CorpusView | undefined {
    return this.#corpora?.find((view) => view.corpus === corpus)
  }

  findDraft(key: string): Draft | undefined {
    return this.#drafts.find((draft) => draft.key === key)
  }

  /** A call while the list is being read has it read once more. */
  async refresh(): Promise<void> {
    try {
      await this.#list.now()
    } catch (error) {
      this.#error = error
    }
  }

  /** One draft for each file, however many come at once. Returns the first. */
  receive(files: readonly IncomingFile[]): Draft | undefined {
    const drafts = files.map((file) => this.#draft({ file }))
    return drafts[0]
  }

  receiveSample(sample: 'en' | 'zh', name: string): Draft {
    return this.#draft({ sample, name })
  }

  #draft(origin: DraftOrigin): Draft {
    const key = `d${this.#nextDraft++}`
    // It is made where files are received, in an effect that ends with the next drop.
    const draft = outliving(() => new Draft(key, origin, this.#surroundings))
    this.#drafts = [...this.#drafts, draft]
    void draft.open()
    return draft
  }

  remove(draft: Draft): void {
    draft.discard()
    this.#drafts = this.#drafts.filter((other) => other !== draft)
  }

  /** Starts a draft's import and takes it from the list. The number of the job, unless it was refused. */
  async start(draft: Draft): Promise<number | undefined> {
    const job = await draft.start()
    if (job === undefined) return undefined
    this.#drafts = this.#drafts.filter((other) => other !== draft)
    void this.refresh()
    return job
  }

  async rename(corpus: number, name: string): Promise<void> {
    const renamed = await this.#surroundings.client.request('corpora.rename', { corpus, name })
    this.#corpora = this.#corpora?.map((view) => (view.corpus === corpus ? renamed : view))
  }

  async delete(corpus: number): Promise<void> {
    await this.#surroundings.client.request('corpora.delete', { corpus })
    this.#corpora = this.#corpora?.filter((view) => view.corpus !== corpus)
  }
}
