/** What is being written now: into which branch, how far a long prompt is read, how fast it goes, how to end it. */
import type { GenerationSettings } from '../../../../src-shared/generation.ts'
import type { BranchEnd, BranchToken } from '../branches/branch-tree.ts'
import { startGeneration, type Asker } from './generation.ts'
import type { Prefix } from './prefix.ts'

export interface WriterListener {
  tokens(tokens: readonly BranchToken[]): void
  /** `error`: why it broke off. */
  end(reason: BranchEnd, error?: unknown): void
}

export class Writer {
  readonly #client: Asker
  #state = $state<'idle' | 'reading' | 'writing'>('idle')
  #branch = $state<number | undefined>(undefined)
  #reading = $state.raw<{ done: number; total: number } | undefined>(undefined)
  #tokensPerSecond = $state<number | undefined>(undefined)
  #stop: (() => void) | undefined
  /** Grows with every end, so that what an old writing still tells is not heard. */
  #attempt = 0

  constructor(client: Asker) {
    this.#client = client
  }

  get state(): 'idle' | 'reading' | 'writing' {
    return this.#state
  }

  /** The branch that grows now. */
  get branch(): number | undefined {
    return this.#branch
  }

  get reading(): { done: number; total: number } | undefined {
    return this.#reading
  }

  /** Of what was written last. */
  get tokensPerSecond(): number | undefined {
    return this.#tokensPerSecond
  }

  start(
    model: number,
    branch: number,
    prefix: Prefix,
    settings: GenerationSettings,
    listener: WriterListener,
  ): void {
    this.stop()
    const { contextWindow: window } = settings
    this.#branch = branch
    this.#state = 'reading'
    this.#tokensPerSecond = undefined
    const attempt = this.#attempt
    const isCurrent = (): boolean => attempt === this.#attempt
    const end = (reason: BranchEnd, error?: unknown): void => {
      if (!isCurrent()) return
      this.#rest()
      listener.end(reason, error)
    }
    this.#stop = startGeneration(this.#client, model, prefix, settings, {
      tokens: (tokens, tokensPerSecond) => {
        if (!isCurrent()) return
        this.#state = 'writing'
        this.#reading = undefined
        this.#tokensPerSecond = tokensPerSecond ?? this.#tokensPerSecond
        listener.tokens(window > 0 ? tokens.map((token) => ({ ...token, window })) : tokens)
      },
      reading: (progress) => {
        if (isCurrent()) this.#reading = progress
      },
      end: ({ reason }) => end(reason),
      error: (error) => end('failed', error),
    })
  }

  /** Nothing is told afterwards. Returns the branch that was being written. */
  stop(): number | undefined {
    const branch = this.#branch
    this.#stop?.()
    this.#rest()
    return branch
  }

  forgetSpeed(): void {
    this.#tokensPerSecond = undefined
  }

  #rest(): void {
    this.#attempt++
    this.#stop = undefined
    this.#branch = undefined
    this.#reading = undefined
    this.#state = 'idle'
  }
}
