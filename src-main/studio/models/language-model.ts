/** A loaded checkpoint that completes texts and says why. */
import type {
  Completion,
  GeneratedToken,
  GenerationEnd,
  GenerationSettings,
} from '../../../src-shared/generation.ts'
import type { Explanation, NormStatistics, Trace } from '../../../src-shared/trace.ts'
import { complete, explain, generate, measureNorms, trace } from '../../generation/index.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import { heldOutStarts } from '../../training/index.ts'
import type { JobControl } from '../job.ts'
import type { LoadedModel } from './load-model.ts'

/** Held-out sequences from which the usual norms of signals are taken. */
const normSequences = 64
const normLength = 32

export class LanguageModel {
  readonly #loaded: LoadedModel
  #norms: NormStatistics | undefined

  constructor(loaded: LoadedModel) {
    this.#loaded = loaded
  }

  get run(): number {
    return this.#loaded.run.id
  }

  get checkpoint(): number {
    return this.#loaded.checkpoint.id
  }

  get tokenizer(): Tokenizer {
    return this.#loaded.prepared.tokenizer
  }

  complete(prompt: string, settings: Partial<GenerationSettings>, control: JobControl): Promise<Completion> {
    return complete(this.#request(prompt, settings, control))
  }

  /** As `complete`, token by token. */
  stream(
    prompt: string,
    settings: Partial<GenerationSettings>,
    control: JobControl,
  ): AsyncGenerator<GeneratedToken, GenerationEnd> {
    return generate(this.#request(prompt, settings, control))
  }

  /** The signal's path over a text, and the best candidates after each of its tokens from `from` on. */
  trace(text: string, options: { top?: number; from?: number } = {}): Trace {
    const { model } = this.#loaded
    return trace(model, this.tokenizer, this.tokenizer.encode(text), { ...options, statistics: this.norms() })
  }

  /**
   * Why the model goes on with the token it does after `text`.
   * @param expected text whose first token would have been right
   */
  explain(text: string, expected?: string): Explanation {
    const { model } = this.#loaded
    const { tokenizer } = this
    const ids = tokenizer.encode(text)
    const wanted = expected === undefined ? undefined : tokenizer.encode(expected)[0]
    return explain(model, tokenizer, ids, { expected: wanted, statistics: this.norms() })
  }

  /** What norms signals usually have on held-out text; measured once. */
  norms(): NormStatistics {
    const { model, prepared } = this.#loaded
    const { heldOut } = prepared.split
    const starts = heldOutStarts(heldOut.length, normLength, normSequences)
    this.#norms ??= measureNorms(
      model,
      Array.from(starts, (start) => heldOut.subarray(start, start + normLength)),
    )
    return this.#norms
  }

  dispose(): void {
    this.#loaded.model.dispose()
  }

  #request(prompt: string, settings: Partial<GenerationSettings>, { signal, onProgress }: JobControl) {
    const { model } = this.#loaded
    return { model, tokenizer: this.tokenizer, prompt, settings, signal, onProgress }
  }
}
