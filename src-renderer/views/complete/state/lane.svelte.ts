/**
 * One model and its text: the prompt as the model reads it, the branches behind it, which of them is read, which token is
 * looked at. Comparing two models is two of these with one prompt.
 */
import type { ModelView } from '../../../../src-shared/contract/index.ts'
import type { GenerationSettings } from '../../../../src-shared/generation.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import { BranchTree, type BranchEnd, type BranchToken } from '../branches/branch-tree.ts'
import { forcedToken } from '../branches/forced-token.ts'
import type { Asker } from './generation.ts'
import { prefixOf, startOf, type Prefix, type ReadText } from './prefix.ts'
import { Writer } from './writer.svelte.ts'

export type LaneState = 'idle' | 'opening' | 'reading' | 'writing'

/** A prompt as a model reads it. */
export interface ReadPrompt {
  readonly prompt: string
  readonly ids: Uint32Array
  readonly texts: readonly string[]
  /** [tokens] with which each followed, NaN for the first; undefined until known. */
  readonly probabilities?: Float32Array
}

/** Prompts up to this many tokens are scored token by token without being asked. */
export const scoredAtOnce = 4000

const emptyPrompt: ReadPrompt = { prompt: '', ids: new Uint32Array(), texts: [] }

export class Lane {
  readonly #client: Asker
  #model = $state.raw<number | undefined>(undefined)
  #view = $state.raw<ModelView | undefined>(undefined)
  #prompt = $state.raw<ReadPrompt>(emptyPrompt)
  #tree = new BranchTree()
  /** Counts changes of the tree, which is no rune itself. */
  #version = $state(0)
  #branch = $state(0)
  #selected = $state<number | undefined>(undefined)
  #isOpening = $state(false)
  readonly #writer: Writer
  #error = $state.raw<unknown>(undefined)
  #isScoring = $state(false)
  #changes = $state(0)
  /** Grows with every new beginning, so that late answers to an old one are dropped. */
  #attempt = 0

  constructor(client: Asker) {
    this.#client = client
    this.#writer = new Writer(client)
  }

  /** The checkpoint. */
  get model(): number | undefined {
    return this.#model
  }

  /** What the model is, once it is open. */
  get view(): ModelView | undefined {
    return this.#view
  }

  get prompt(): ReadPrompt {
    return this.#prompt
  }

  get tree(): BranchTree {
    void this.#version
    return this.#tree
  }

  /** The one that is read. */
  get branch(): number {
    return this.#branch
  }

  readonly path: readonly BranchToken[] = $derived.by(() => this.tree.path(this.#branch))

  /** Prompt and path. */
  readonly length: number = $derived(this.#prompt.ids.length + this.path.length)

  /** The token that is looked at; `length` is the one that would come next. */
  get selected(): number | undefined {
    return this.#selected
  }

  get state(): LaneState {
    return this.#isOpening ? 'opening' : this.#writer.state
  }

  get isBusy(): boolean {
    return this.state !== 'idle'
  }

  /** The branch that grows now. */
  get writing(): number | undefined {
    return this.#writer.branch
  }

  get reading(): { done: number; total: number } | undefined {
    return this.#writer.reading
  }

  get tokensPerSecond(): number | undefined {
    return this.#writer.tokensPerSecond
  }

  get error(): unknown {
    return this.#error
  }

  /** Grows whenever there is something new that is worth keeping. */
  get changes(): number {
    return this.#changes
  }

  readonly end: BranchEnd | undefined = $derived(this.tree.branch(this.#branch).end)

  /** All tokens as the studio is asked about them. */
  readonly text: ReadText = $derived({
    prompt: this.#prompt.prompt,
    promptTokens: this.#prompt.ids.length,
    ids: [...this.#prompt.ids, ...this.path.map(({ id }) => id)],
    texts: [...this.#prompt.texts, ...this.path.map(({ display }) => display)],
  })

  /** What stands before a position. */
  prefix(position: number): Prefix {
    return prefixOf(this.text, position, { window: this.#windowAt(position) })
  }

  /** Tokens at the beginning that did not count for the one at a position, because of its context window. */
  startOf(position: number): number {
    return startOf(position, this.#windowAt(position))
  }

  /** What comes next is predicted as the last token was. */
  #windowAt(position: number): number {
    return (this.tokenAt(position) ?? (position === this.length ? this.path.at(-1) : undefined))?.window ?? 0
  }

  /** The token at a position of prompt or path, if it was generated. */
  tokenAt(position: number): BranchToken | undefined {
    return this.path[position - this.#prompt.ids.length]
  }

  /** With which a token followed; undefined while it is not known. */
  probabilityAt(position: number): number | undefined {
    const probability = this.tokenAt(position)?.probability ?? this.#prompt.probabilities?.[position]
    return probability === undefined || Number.isNaN(probability) ? undefined : probability
  }

  /** Another model empties the text: its tokens may be others. */
  choose(model: number | undefined): void {
    if (model === this.#model) return
    this.stop()
    this.#model = model
    this.#view = undefined
    this.#begin(emptyPrompt, new BranchTree())
  }

  /** Reads a prompt, and continues it. */
  async run(prompt: string, settings: GenerationSettings): Promise<void> {
    if (await this.read(prompt, new BranchTree())) this.#write(0, settings)
  }

  /** Shows a prompt with branches that are there already. False when it was overtaken or failed. */
  async read(prompt: string, tree: BranchTree): Promise<boolean> {
    const model = this.#model
    if (model === undefined) return false
    this.stop()
    const attempt = ++this.#attempt
    this.#error = undefined
    this.#isOpening = true
    try {
      if (this.#view?.model !== model) this.#view = await this.#client.request('models.open', { model })
      const { ids, texts } = await this.#client.request('completion.tokenise', { model, prompt })
      if (attempt !== this.#attempt) return false
      this.#begin({ prompt, ids, texts }, tree)
      this.#isOpening = false
      if (ids.length <= scoredAtOnce) void this.score()
      return true
    } catch (error) {
      if (attempt !== this.#attempt) return false
      this.#isOpening = false
      this.#error = error
      return false
    }
  }

  /** How likely each token of the prompt was: for colours. */
  async score(): Promise<void> {
    const { prompt, ids } = this.#prompt
    if (this.#model === undefined || ids.length < 2 || this.#isScoring) return
    this.#isScoring = true
    try {
      const { probabilities } = await this.#client.request('graph.flow', { model: this.#model, prompt })
      if (ids === this.#prompt.ids) this.#prompt = { ...this.#prompt, probabilities }
    } catch (error) {
      // Colours are an extra: what is shown stays.
      if (ids === this.#prompt.ids && !this.isBusy) this.#error = error
    } finally {
      this.#isScoring = false
    }
  }

  get isScoring(): boolean {
    return this.#isScoring
  }

  /** Goes on at the token that is looked at, or at the end: what stood behind it becomes a branch of its own. */
  continue(settings: GenerationSettings): void {
    if (this.#model === undefined || this.#prompt.ids.length === 0) return
    this.stop()
    const first = this.#prompt.ids.length
    const position = Math.max(0, Math.min(this.#selected ?? this.length, this.length) - first)
    const branch = this.#tree.leave(this.#branch, position)
    this.#show(branch)
    this.#write(branch, settings)
  }

  /** Puts another token in a place behind the prompt. */
  force(position: number, candidate: TraceCandidate, rivals: readonly TraceCandidate[] = []): void {
    const first = this.#prompt.ids.length
    if (position < first || position > this.length) return
    this.stop()
    const window = this.#windowAt(position)
    const token = { ...forcedToken(candidate, rivals), ...(window > 0 && { window }) }
    this.#show(this.#tree.force(this.#branch, position - first, token))
    this.#selected = position + 1
    this.#changes++
  }

  stop(): void {
    this.#attempt++
    this.#isOpening = false
    const branch = this.#writer.stop()
    if (branch === undefined) return
    this.#tree.finish(branch, 'cancelled')
    this.#changes++
    this.#version++
  }

  select(position: number | undefined): void {
    this.#selected = position === undefined ? undefined : Math.max(0, Math.min(position, this.length))
  }

  /** Reads another branch; what is looked at stays where it can. */
  show(branch: number): void {
    if (!this.#tree.has(branch)) return
    this.#show(branch)
    if (this.#selected !== undefined) this.select(this.#selected)
  }

  remove(branch: number): void {
    const { parent } = this.#tree.branch(branch)
    if (parent === undefined) return
    if (this.writing !== undefined) this.stop()
    const taken = this.#tree.remove(branch)
    this.#changes++
    this.#show(taken.includes(this.#branch) ? parent : this.#branch)
    if (this.#selected !== undefined) this.select(this.#selected)
  }

  #begin(prompt: ReadPrompt, tree: BranchTree): void {
    this.#prompt = prompt
    this.#tree = tree
    this.#selected = undefined
    this.#writer.forgetSpeed()
    this.#show(tree.branches.at(-1)?.id ?? 0)
  }

  #show(branch: number): void {
    this.#branch = branch
    this.#version++
  }

  #write(branch: number, settings: GenerationSettings): void {
    const model = this.#model
    if (model === undefined) return
    this.#error = undefined
    this.#selected = undefined
    this.#tree.finish(branch, undefined)
    this.#version++
    const prefix = prefixOf(this.text, this.#prompt.ids.length + this.#tree.length(branch))
    this.#writer.start(model, branch, prefix, settings, {
      tokens: (tokens) => {
        this.#tree.append(branch, tokens)
        this.#version++
      },
      end: (reason, error) => {
        this.#tree.finish(branch, reason)
        this.#error = error
        this.#changes++
        this.#version++
      },
    })
  }
}
