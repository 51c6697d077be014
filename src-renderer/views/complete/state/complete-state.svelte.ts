/**
 * The view of completions as a whole: prompt, settings, one model or two, and the token that is looked at. Its parts have
 * files of their own; it is long because here they meet.
 */
import { StudioError } from '../../../../src-shared/errors.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import { t } from '../../../language/index.ts'
import type { Wished } from '../address.ts'
import type { Colouring } from '../text/colours.ts'
import { Sampling } from '../sampling/sampling.svelte.ts'
import { BranchTree } from '../branches/branch-tree.ts'
import { explainedAtOnce, Why, type WhyQuestion } from '../why/why.svelte.ts'
import { Step } from '../why/step.svelte.ts'
import { TokenTour } from '../tour/tour.svelte.ts'
import { examplePrompt } from './example.ts'
import type { Asker } from './generation.ts'
import { PromptHistory, treeOf, type HistoryEntry } from './history.svelte.ts'
import { Lane } from './lane.svelte.ts'
import { ModelList } from './model-choice.svelte.ts'
import { prefixFor } from './prefix-for.ts'

export type InspectorTab = 'candidates' | 'why' | 'branches'

export class CompleteState {
  readonly models: ModelList
  readonly history: PromptHistory
  readonly sampling = new Sampling()
  readonly step: Step
  /** The same place as the other model sees it, while two are compared. */
  readonly rivalStep: Step
  readonly why: Why
  readonly tour: TokenTour
  readonly #client: Asker
  readonly #main: Lane
  readonly #other: Lane
  prompt = $state('')
  colouring = $state<Colouring>('probability')
  tab = $state<InspectorTab>('candidates')
  /** Whether forcing a token goes on by itself. */
  goesOn = $state(true)
  #isComparing = $state(false)
  #activeIndex = $state(0)
  #expected = $state.raw<TraceCandidate | undefined>(undefined)
  #isReady = $state(false)
  /** Until the text that was asked for last is there. */
  #arriving: Promise<unknown> = Promise.resolve()

  constructor(client: Asker) {
    this.#client = client
    this.models = new ModelList(client)
    this.history = new PromptHistory(client)
    this.step = new Step(client)
    this.rivalStep = new Step(client)
    this.why = new Why(client)
    this.tour = new TokenTour(client)
    this.#main = new Lane(client)
    this.#other = new Lane(client)
  }

  get lanes(): readonly Lane[] {
    return this.#isComparing ? [this.#main, this.#other] : [this.#main]
  }

  get isComparing(): boolean {
    return this.#isComparing
  }

  /** The lane that the side panel speaks of. */
  get active(): Lane {
    return this.lanes[this.#activeIndex] ?? this.#main
  }

  get activeIndex(): number {
    return Math.min(this.#activeIndex, this.lanes.length - 1)
  }

  readonly isBusy: boolean = $derived(this.#isAnyBusy())

  /** Whether models and history have been read. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Place in the text that the side panel speaks of: what is selected, else the last token. */
  readonly focus: number | undefined = $derived.by(() => {
    const lane = this.active
    if (lane.length === 0) return undefined
    if (lane.selected !== undefined) return lane.selected
    return lane.path.length === 0 ? lane.length : lane.length - 1
  })

  /** A token that was hoped for instead of the one that came. */
  get expected(): TraceCandidate | undefined {
    return this.#expected
  }

  /**
   * Reads models and history. A prompt that was wished for is continued; without one, the first time, the latest comes
   * back, or an example where there is none.
   */
  load(wished: Wished = {}): Promise<void> {
    const loaded = this.#load(wished)
    this.#arriving = loaded
    return loaded
  }

  async #load(wished: Wished): Promise<void> {
    const isFirst = !this.#isReady
    await Promise.all([this.models.load(), this.history.load().catch(() => undefined)])
    const model = wished.model ?? (wished.run === undefined ? undefined : this.models.run(wished.run)?.best)
    const isKnown = this.models.checkpoint(model) !== undefined
    if (isKnown) this.#main.choose(model)
    // A model that was deleted meanwhile cannot be asked.
    else if (this.models.checkpoint(this.#main.model) === undefined) this.#main.choose(this.models.first)
    this.#isReady = true
    const latest = this.history.entries.find((entry) => this.models.checkpoint(entry.model) !== undefined)
    if (wished.prompt !== undefined) {
      this.prompt = wished.prompt
      await this.run()
    } else if (!isFirst || this.prompt !== '') return
    else if (latest !== undefined && !isKnown) await this.open(latest)
    else await this.#tryExample()
  }

  /** With nothing typed yet: the beginning of an article, continued. */
  async #tryExample(): Promise<void> {
    const corpus = this.models.runOf(this.#main.model)?.corpus
    if (corpus === undefined) return
    const prompt = await examplePrompt(this.#client, corpus)
    // Whoever was quicker has a prompt of their own.
    if (prompt === undefined || this.prompt !== '') return
    this.prompt = prompt
    await this.run()
  }

  /** Opens the tour at the token that is looked at; without a text at what follows the prompt. */
  async openTour(): Promise<void> {
    this.tour.open()
    await this.#arriving
    if (this.#main.model === undefined) return this.tour.close()
    if (this.#main.length === 0) {
      if (this.prompt === '') await this.#tryExample()
      else await this.run()
    }
    const lane = this.active
    if (lane.model === undefined || lane.length === 0) {
      const hint = t('complete.tour.noTextHint')
      this.tour.fail(lane.error ?? new StudioError('prompt-empty', t('complete.tour.noText'), hint))
      return
    }
    const position = Math.max(1, this.focus ?? lane.length)
    await this.tour.ask({
      model: lane.model,
      prefix: lane.prefix(position),
      start: lane.startOf(position),
      actual: position < lane.length ? lane.text.ids[position] : undefined,
    })
  }

  compare(on: boolean): void {
    this.#isComparing = on
    this.#activeIndex = 0
    if (!on) {
      this.#other.stop()
      return
    }
    const { model } = this.#main
    if (model !== undefined && this.models.checkpoint(this.#other.model) === undefined)
      this.#other.choose(this.models.rivalOf(model))
    const { prompt } = this.#main.prompt
    if (prompt !== '' && !this.#main.isBusy) void this.#other.run(prompt, this.sampling.settings)
  }

  /** Another model for a lane; it reads the prompt that is shown, so that both stand side by side. */
  choose(lane: Lane, model: number): void {
    const { prompt } = lane.prompt
    lane.choose(model)
    if (prompt !== '') void lane.run(prompt, this.sampling.settings)
  }

  activate(lane: Lane): void {
    this.#activeIndex = Math.max(0, this.lanes.indexOf(lane))
  }

  async run(): Promise<void> {
    if (this.prompt === '') return
    this.#expected = undefined
    const arriving = Promise.all(this.lanes.map((lane) => this.#runLane(lane)))
    this.#arriving = arriving
    await arriving
  }

  /** A run that goes on deletes its older checkpoints: who had chosen one is led to the run's best. */
  async #runLane(lane: Lane): Promise<void> {
    const { prompt } = this
    await lane.run(prompt, this.sampling.settings)
    const { error, model } = lane
    if (!(error instanceof StudioError) || error.kind !== 'not-found') return
    const run = this.models.runOf(model)?.run
    await this.models.load()
    if (run === undefined || lane.model !== model || this.models.checkpoint(model) !== undefined) return
    const best = this.models.run(run)?.best
    if (best === undefined) return
    lane.choose(best)
    await lane.run(prompt, this.sampling.settings)
  }

  /** Goes on where the person looks, or at the end. */
  continue(): void {
    this.active.continue(this.sampling.settings)
  }

  /** One more token. Its random number differs from that of the step before, which began with the same seed. */
  single(): void {
    const { settings } = this.sampling
    const seed = (settings.seed + this.active.path.length) % 2 ** 32
    if (this.active.prompt.prompt === '' && this.prompt !== '')
      void Promise.all(this.lanes.map((lane) => lane.run(this.prompt, { ...settings, maxTokens: 1 })))
    else this.active.continue({ ...settings, maxTokens: 1, seed })
  }

  stop(): void {
    for (const lane of this.lanes) lane.stop()
  }

  select(lane: Lane, position: number | undefined): void {
    this.activate(lane)
    this.#expected = undefined
    lane.select(position)
  }

  force(candidate: TraceCandidate): void {
    const lane = this.active
    const position = this.focus
    if (position === undefined) return
    lane.force(position, candidate, this.step.candidates ?? [])
    if (this.goesOn) lane.continue(this.sampling.settings)
  }

  /** Asks what would have led to another token. */
  expect(candidate: TraceCandidate | undefined): void {
    this.#expected = candidate
    if (candidate !== undefined) this.tab = 'why'
  }

  /** What the side panel asks about the token in focus; undefined where there is no token to explain. */
  readonly question: WhyQuestion | undefined = $derived.by(() => {
    const lane = this.active
    const position = this.focus
    if (lane.model === undefined || position === undefined || position === 0 || lane.isBusy) return undefined
    const chosen = position < lane.length ? lane.text.ids[position] : this.step.candidates?.[0]?.id
    if (chosen === undefined) return undefined
    const expected = this.#expected?.id === chosen ? undefined : this.#expected?.id
    return {
      model: lane.model,
      prefix: lane.prefix(position),
      position,
      start: lane.startOf(position),
      chosen,
      expected,
    }
  })

  /** Whether the explanation of the token in focus waits to be asked for, because it takes a while. */
  readonly waitsToExplain: boolean = $derived(
    this.question !== undefined && this.question.position - this.question.start > explainedAtOnce,
  )

  /** Asks for the candidates of the token in focus; while the text is written it shows what was told of the last one. */
  askStep(): void {
    const lane = this.active
    const position = this.focus
    if (lane.model === undefined || position === undefined || position === 0) {
      this.step.tell(undefined)
      this.rivalStep.tell(undefined)
      return
    }
    const told = lane.tokenAt(position)?.candidates
    if (lane.isBusy) {
      this.step.tell(told)
      return
    }
    const prefix = lane.prefix(position)
    const actual = position < lane.length ? lane.text.ids[position] : undefined
    void this.step.ask({ model: lane.model, prefix, actual, told })
    const other = this.lanes.find((one) => one !== lane)
    if (other?.model === undefined) this.rivalStep.tell(undefined)
    else
      void this.rivalStep.ask({
        model: other.model,
        prefix: prefixFor(other, lane, position),
        actual: undefined,
        told: undefined,
      })
  }

  /** Asks why the token in focus came. */
  askWhy(): void {
    if (this.question !== undefined) void this.why.ask(this.question)
  }

  async open(entry: HistoryEntry): Promise<void> {
    this.prompt = entry.prompt
    this.sampling.restore(entry.settings)
    if (this.models.checkpoint(entry.model) !== undefined) this.#main.choose(entry.model)
    const tree = treeOf(entry)
    const arriving = this.#main.read(entry.prompt, tree ?? new BranchTree())
    this.#arriving = arriving
    await arriving
  }

  /** Keeps what there is; `report` is told when that fails. */
  async keep(): Promise<void> {
    const { model, prompt, tree } = this.#main
    if (model === undefined || prompt.prompt === '') return
    const { run } = this.models.runOf(model) ?? {}
    await this.history.save({ prompt: prompt.prompt, settings: this.sampling.settings, model, run, tree })
  }

  #isAnyBusy(): boolean {
    return this.lanes.some((lane) => lane.isBusy)
  }
}
