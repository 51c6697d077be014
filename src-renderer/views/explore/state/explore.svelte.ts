/**
 * The state of the explorer: the view as a person arranged it, with its history, and the data that answer it. Every
 * change goes through `change`; what must be fetched follows from the difference between the old state and the new,
 * so that undo, a named view and an address need no code of their own. Answers are kept, hence undo does not wait.
 * The parts have files of their own; it is long because here they meet.
 */
import type { ModelRow, ModelView } from '../../../../src-shared/contract/index.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import type { Studio } from './studio.ts'
import { communitiesOf } from '../graph/communities.ts'
import { filtered } from '../graph/filters.ts'
import { Places } from '../graph/places.ts'
import { candidatesAt, listedCandidates } from '../graph/signal.ts'
import type { Wished } from './address.ts'
import { change, redo, replace, startHistory, undo, type History } from './history.ts'
import { Inspector } from './inspector.svelte.ts'
import { Pictures, type Answered } from './pictures.ts'
import { Player } from './player.svelte.ts'
import { SavedViews } from './saved-views.svelte.ts'
import { signalLook, signalScale } from './signal-look.ts'
import { Signal } from './signal.svelte.ts'
import type { Camera, StoredView } from './stored-view.ts'
import {
  forOtherModel,
  forOtherPicture,
  initialView,
  nothingSelected,
  pictureKey,
  type Query,
  type Selection,
  type ViewState,
} from './view-state.ts'

export class Explore {
  readonly #client: Studio
  readonly #storage: Storage | undefined
  readonly signal: Signal
  readonly inspector: Inspector
  readonly saved: SavedViews
  readonly player = new Player()

  #history = $state.raw<History<ViewState>>(startHistory(initialView))
  #models = $state.raw<readonly ModelRow[] | undefined>(undefined)
  #model = $state.raw<ModelView | undefined>(undefined)
  #answered = $state.raw<Answered | undefined>(undefined)
  #loading = $state(false)
  #error = $state.raw<unknown>(undefined)
  /** Set by a named view; the canvas moves there and takes it away. */
  camera = $state.raw<Camera | undefined>(undefined)
  readonly #pictures: Pictures
  readonly #places = new Map<number, Places>()
  /** Texts of tokens that were met, whether they are drawn or not. */
  readonly #names = new Map<string, string>()
  /** Of which run each checkpoint is or was. */
  readonly #runs = new Map<number, number>()
  #asked = ''

  readonly view = $derived(this.#history.present)
  readonly picture = $derived(this.#answered?.picture)
  readonly path = $derived(this.#answered?.path)
  readonly communities = $derived.by(() => {
    const needed = this.view.nodeColour === 'community' || this.view.layout === 'circle'
    return needed && this.picture !== undefined ? communitiesOf(this.picture) : undefined
  })
  readonly #filters = $derived(this.view.filters)
  readonly #term = $derived(this.view.term)
  readonly shown = $derived(this.picture && filtered(this.picture, this.#filters, this.#term))
  /** The step that can be shown: the prompt may have fewer tokens than the state says. */
  readonly step = $derived.by(() => Math.min(this.view.step, (this.signal.data?.tokens.length ?? 1) - 1))
  readonly #signalScale = $derived.by(() => {
    const { data } = this.signal
    return data && this.picture && signalScale(data, this.picture)
  })
  readonly signalLook = $derived.by(() => {
    const { data } = this.signal
    return data && this.picture && signalLook(data, this.picture, this.step, this.#signalScale)
  })
  readonly candidates = $derived.by(() =>
    this.signal.data === undefined ? [] : candidatesAt(this.signal.data, this.step, listedCandidates),
  )

  constructor(client: Studio, storage: Storage | undefined) {
    this.#client = client
    this.#storage = storage
    this.#pictures = new Pictures(client)
    this.signal = new Signal(client)
    this.inspector = new Inspector(client)
    this.saved = new SavedViews(client)
  }

  /** undefined: not known yet. */
  get models(): readonly ModelRow[] | undefined {
    return this.#models
  }

  get model(): ModelView | undefined {
    return this.#model
  }

  get loading(): boolean {
    return this.#loading
  }

  get error(): unknown {
    return this.#error
  }

  get isFiltered(): boolean {
    return Object.keys(this.view.filters).length > 0 || this.view.term !== ''
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0
  }

  /** Models and named views; opens the wished model, else the one shown before, else the newest run's best. */
  async start({ run, ...wished }: Wished): Promise<void> {
    try {
      const models = await this.#list()
      void this.saved.load().catch(() => undefined)
      const known = new Set(models.flatMap((row) => row.checkpointList.map(({ checkpoint }) => checkpoint)))
      const first = [wished.model, this.view.model, models[0]?.best].find(
        (model) => model !== undefined && known.has(model),
      )
      if (first === undefined) return
      const base = first === this.view.model ? this.view : forOtherModel(this.view, first)
      this.#set(replace(this.#history, { ...base, ...wished, model: first }))
      if (run !== undefined) this.run(run)
    } catch (error) {
      this.#error = error
    }
  }

  /** `kind`: changes of one kind that follow each other closely are one step of undo. */
  change(changes: Partial<ViewState>, kind?: string): void {
    this.#set(change(this.#history, { ...this.view, ...changes }, kind, Date.now()))
  }

  undo(): void {
    this.#set(undo(this.#history))
  }

  redo(): void {
    this.#set(redo(this.#history))
  }

  ask(query: Query, kind?: string, selection: Selection = nothingSelected): void {
    const isWay = query.kind === 'signal' || query.kind === 'path'
    const layout = isWay ? 'flow' : this.view.layout === 'flow' ? 'force' : this.view.layout
    this.change({ ...forOtherPicture(this.view, query), layout, selection }, kind)
  }

  /** What is beside some nodes, which are selected. */
  askAround(nodes: readonly number[]): void {
    const branches = nodes.length === 1 ? 30 : 20
    this.ask({ kind: 'neighbourhood', nodes, depth: 1, direction: 'both', branches }, undefined, { nodes })
  }

  clearFilters(): void {
    this.change({ filters: {}, term: '' })
  }

  chooseModel(model: number): void {
    if (model !== this.view.model) this.change(forOtherModel(this.view, model))
  }

  /** Sends a prompt through the graph and shows its way; an empty one takes it away. */
  run(prompt: string): void {
    this.player.stop()
    if (prompt === this.view.prompt && this.view.query.kind === 'signal') return
    if (prompt === '') {
      const query: Query = this.view.query.kind === 'signal' ? initialView.query : this.view.query
      const looks = { nodeColour: initialView.nodeColour, nodeSize: initialView.nodeSize }
      const layout = this.view.layout === 'flow' ? 'force' : this.view.layout
      this.change({ ...forOtherPicture(this.view, query), ...looks, layout, prompt, step: 0 })
      return
    }
    const query: Query = { kind: 'signal', candidates: 8 }
    this.change({
      ...forOtherPicture(this.view, query),
      prompt,
      step: 0,
      nodeColour: 'signal',
      nodeSize: 'signal',
      layout: 'flow',
    })
  }

  goToStep(step: number): void {
    const last = (this.signal.data?.tokens.length ?? 1) - 1
    this.change({ step: Math.max(0, Math.min(last, step)) }, 'step')
  }

  play(): void {
    if (this.player.playing) {
      this.player.stop()
      return
    }
    const last = (this.signal.data?.tokens.length ?? 1) - 1
    if (this.step >= last) this.goToStep(0)
    this.player.start(() => {
      if (this.step < last) this.goToStep(this.step + 1)
      return this.step < last
    })
  }

  select(selection: Selection): void {
    this.change({ selection }, 'selection')
  }

  selectNode(node: number): void {
    this.select({ nodes: [node] })
  }

  selectEdge(source: number, target: number): void {
    this.select({ nodes: [source, target], edge: [source, target] })
  }

  clearSelection(): void {
    if (this.view.selection.nodes.length > 0) this.select(nothingSelected)
  }

  /** As a named view; undo leads back to what was before. */
  show({ state, camera }: StoredView): void {
    this.change(state)
    this.camera = camera
  }

  /** The text of a token, where it was met. */
  nameOf(node: number): string | undefined {
    const at = this.picture?.positionOf.get(node)
    if (at !== undefined) return this.picture?.texts[at]
    return this.signal.data?.names?.get(node) ?? this.#names.get(`${this.view.model} ${node}`)
  }

  learnName(node: number, text: string): void {
    this.#names.set(`${this.view.model} ${node}`, text)
  }

  retry(): void {
    if (this.#models === undefined) {
      this.#error = undefined
      void this.start({})
      return
    }
    this.#asked = ''
    void this.#fetch()
  }

  placesOf(model: number): Places {
    const known = this.#places.get(model)
    if (known !== undefined) return known
    const places = new Places(model, this.#storage)
    this.#places.set(model, places)
    return places
  }

  #set(history: History<ViewState>): void {
    if (history === this.#history) return
    this.#history = history
    void this.#fetch()
    void this.inspector.show(this.view)
  }

  /** Fetches what the view needs and is not at hand: the model, the signal, then the picture. */
  async #fetch(): Promise<void> {
    const view = this.view
    const asked = JSON.stringify([pictureKey(view), view.prompt, view.step])
    if (asked === this.#asked || view.model === 0) return
    this.#asked = asked
    const isLatest = (): boolean => this.#asked === asked
    const known = this.#pictures.known(view)
    if (known !== undefined) this.#answered = known
    this.#loading = known === undefined
    this.#error = undefined
    try {
      if (this.#model?.model !== view.model) {
        const opened = await this.#client.request('models.open', { model: view.model })
        if (!isLatest()) return
        this.#model = opened
      }
      const signal = this.signal.load(view.model, this.#model?.nodes ?? 1, view.prompt, view.step)
      // The picture of a signal is made of its tokens; any other need not wait for it.
      if (view.query.kind === 'signal') await signal
      if (!isLatest()) return
      const [answered] = await Promise.all([this.#pictures.ask(view, this.signal.data), signal])
      const { nodes, texts } = answered.picture
      nodes.forEach((node, at) => this.#names.set(`${view.model} ${node}`, texts[at]))
      if (isLatest()) this.#answered = answered
    } catch (error) {
      if (isLatest() && !(await this.#leadOn(error, view))) this.#error = error
    }
    if (isLatest()) this.#loading = false
  }

  async #list(): Promise<readonly ModelRow[]> {
    const { models } = await this.#client.request('models.list', {})
    for (const { run, checkpointList } of models)
      for (const { checkpoint } of checkpointList) this.#runs.set(checkpoint, run)
    // What a deleted checkpoint showed cannot be gone back to.
    const { past, future } = this.#history
    const isThere = ({ model }: ViewState): boolean =>
      models.some(({ checkpointList }) => checkpointList.some(({ checkpoint }) => checkpoint === model))
    this.#history = { ...this.#history, past: past.filter(isThere), future: future.filter(isThere) }
    return (this.#models = models)
  }

  /** A run that goes on deletes its older checkpoints: who looked at one is led to the run's best. False: nowhere to go. */
  async #leadOn(error: unknown, view: ViewState): Promise<boolean> {
    if (!(error instanceof StudioError) || error.kind !== 'not-found') return false
    const models = await this.#list().catch(() => [])
    if (models.some(({ checkpointList }) => checkpointList.some((other) => other.checkpoint === view.model)))
      return false
    const best = models.find(({ run }) => run === this.#runs.get(view.model))?.best
    if (best === undefined || view !== this.view) return false
    this.#set(replace(this.#history, forOtherModel(view, best)))
    return true
  }
}
