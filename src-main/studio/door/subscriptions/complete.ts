import type { SubscriptionEvent } from '../../../../src-shared/contract/index.ts'
import type { GeneratedToken, GenerationEnd } from '../../../../src-shared/generation.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import { Candidates, generate, SignalPath, WindowPath } from '../../../generation/index.ts'
import { showCandidate } from '../../models/candidates-after.ts'
import type { OpenModel } from '../../models/loaded-models.ts'
import type { Workbench } from '../../workbench.ts'
import type { Sources } from '../handlers.ts'

/** Tokens that may wait for a client; the generation waits beyond. */
const most = 256

export const completeSource: Sources<'complete'>['complete'] = (bench, input, news) =>
  new CompletionSource(bench, input, news)

type Input = Parameters<Sources<'complete'>['complete']>[1]
type Event = SubscriptionEvent<'complete'>

class CompletionSource {
  readonly #ending = new AbortController()
  readonly #news: () => void
  #tokens: GeneratedToken[] = []
  #candidates: TraceCandidate[][] = []
  #reading: Event['reading']
  #made = 0
  #firstAt = 0
  #continue: (() => void) | undefined
  #end: { body: GenerationEnd } | undefined
  #error: unknown

  constructor(bench: Workbench, { model, ...input }: Input, news: () => void) {
    this.#news = news
    bench.models
      .use(model, (open) => this.#run(open, input))
      .catch((error: unknown) => (this.#error = error))
      .finally(news)
  }

  get end(): { body: GenerationEnd } | undefined {
    return this.#end
  }

  get error(): unknown {
    return this.#error
  }

  next(): Event | undefined {
    if (this.#tokens.length === 0 && this.#reading === undefined) return undefined
    const seconds = (performance.now() - this.#firstAt) / 1000
    const event: Event = {
      tokens: this.#tokens,
      candidates: this.#candidates,
      ...(this.#reading !== undefined && { reading: this.#reading }),
      ...(this.#made > 1 && seconds > 0 && { tokensPerSecond: (this.#made - 1) / seconds }),
    }
    this.#tokens = []
    this.#candidates = []
    this.#reading = undefined
    this.#continue?.()
    return event
  }

  stop(): void {
    this.#ending.abort()
    this.#continue?.()
  }

  async #run(open: OpenModel, { settings, candidates = 0, ...text }: Omit<Input, 'model'>): Promise<void> {
    const { model } = open.loaded
    const prompt = open.tokensOf(text)
    const generation = generate({
      model,
      tokenizer: open.language.tokenizer,
      prompt,
      settings,
      signal: this.#ending.signal,
      onProgress: ({ done, total = done }) => {
        this.#reading = { done, total }
        this.#news()
      },
    })
    const fan =
      candidates > 0 ? new CandidateFan(open, prompt, settings?.contextWindow ?? 0, candidates) : undefined
    for (;;) {
      const step = await generation.next()
      if (step.done === true) {
        this.#end = { body: step.value }
        return
      }
      if (this.#made++ === 0) this.#firstAt = performance.now()
      this.#tokens.push(step.value)
      if (fan !== undefined) this.#candidates.push(fan.before(step.value.id))
      this.#news()
      if (this.#tokens.length < most) continue
      await new Promise<void>((resolve) => (this.#continue = resolve))
    }
  }
}

/** The best candidates of each step, measured beside the generation. */
class CandidateFan {
  readonly #open: OpenModel
  readonly #path: SignalPath | WindowPath
  readonly #candidates: Candidates
  readonly #top: number

  constructor(open: OpenModel, prompt: Uint32Array, window: number, top: number) {
    const { model } = open.loaded
    this.#open = open
    this.#path = window > 0 ? new WindowPath(model, window) : new SignalPath(model)
    for (const token of prompt) this.#path.append(token)
    this.#candidates = new Candidates(model)
    this.#top = top
  }

  /** Of the step that chose this token. */
  before(token: number): TraceCandidate[] {
    this.#candidates.measure(this.#path)
    const normaliser = this.#candidates.logNormaliser()
    const best: TraceCandidate[] = []
    for (const candidate of this.#candidates.ranked()) {
      if (best.length === this.#top) break
      best.push(showCandidate(candidate, this.#open.graph.columns.texts, normaliser))
    }
    this.#path.append(token)
    return best
  }
}
