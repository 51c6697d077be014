/** Continues several texts at once, where the engine that holds the model has its parameters. */
import { generationSettings } from '../../src-shared/generation.ts'
import type { Completion, GeneratedToken, GenerationSettings } from '../../src-shared/generation.ts'
import type { Decoder } from '../engine/engine.ts'
import type { Tokenizer } from '../tokenizer/index.ts'
import { Breath } from './breath.ts'
import { Continuation, promptTokens } from './continuation.ts'

export interface CompletionsRequest {
  /** With as many sequences as there are prompts, or more; those beyond are left alone. */
  readonly decoder: Decoder
  readonly tokenizer: Tokenizer
  /** Texts, or tokens. */
  readonly prompts: readonly (string | Uint32Array)[]
  /** The same for all. */
  readonly settings?: Partial<GenerationSettings>
  /** Ends them all with what there is. */
  readonly signal?: AbortSignal
}

/** Tokens of a prompt that a decoder is given at a time: a cancellation must not wait for all of a long one. */
const promptPiece = 256

/**
 * The completion that each prompt would have by itself, a token for all of them at a time.
 * Errors: `prompt-empty`, `setting-out-of-range`.
 */
export async function completeAll(request: CompletionsRequest): Promise<Completion[]> {
  const { decoder, tokenizer, prompts, signal } = request
  const settings = generationSettings(request.settings)
  const texts = prompts.map((prompt) => {
    const tokens = promptTokens(prompt, tokenizer)
    return new DecodedText(new Continuation(decoder, tokenizer, tokens, settings), tokens, settings)
  })
  for (const s of texts.keys()) decoder.restart(s)
  const breath = new Breath()
  while (texts.some(({ isOpen }) => isOpen)) {
    if (breath.isDue()) await breath.take()
    if (signal?.aborted) break
    const lists = Array.from({ length: decoder.sequences }, (_, s) => texts[s]?.next(decoder, s) ?? [])
    const energies = await decoder.append(lists)
    for (const [s, text] of texts.entries()) text.choose(energies[s])
  }
  return texts.map((text, s) => {
    const end = text.continuation.end ?? text.continuation.finish('cancelled')
    const prompt = prompts[s]
    const written = typeof prompt === 'string' ? prompt : tokenizer.decode(prompt)
    return { ...end, prompt: written, tokens: text.chosen, tokensPerSecond: text.tokensPerSecond }
  })
}

/** A text and what its sequence of the decoder has yet to be given. */
class DecodedText {
  readonly continuation: Continuation
  readonly chosen: GeneratedToken[] = []
  readonly #window: number
  /** The whole text, or with a window its last tokens. */
  #tokens: number[]
  /** How many of them the decoder has. */
  #given = 0
  #start = 0
  #end = 0

  constructor(continuation: Continuation, prompt: Uint32Array, { contextWindow }: GenerationSettings) {
    this.continuation = continuation
    this.#window = contextWindow
    this.#tokens = Array.from(contextWindow > 0 ? prompt.slice(-contextWindow) : prompt)
  }

  get isOpen(): boolean {
    return this.continuation.end === undefined
  }

  /** The first token includes reading the prompt. */
  get tokensPerSecond(): number {
    return this.chosen.length > 1 ? (1e3 * (this.chosen.length - 1)) / (this.#end - this.#start) : 0
  }

  /** The tokens that the decoder shall be given next. */
  next(decoder: Decoder, sequence: number): number[] {
    if (!this.isOpen) return []
    if (this.#window > 0 && this.#tokens.length > this.#window) {
      // The signal of the last n tokens is made anew.
      this.#tokens = this.#tokens.slice(-this.#window)
      this.#given = 0
      decoder.restart(sequence)
    }
    const list = this.#tokens.slice(this.#given, this.#given + promptPiece)
    this.#given += list.length
    return list
  }

  /** Chooses, when the decoder has the whole text. */
  choose(energies: Float32Array): void {
    if (!this.isOpen || this.#given < this.#tokens.length) return
    const last = this.#tokens[this.#tokens.length - 1]
    const token = this.continuation.choose({ last, energies: (out) => out.set(energies) })
    this.#end = performance.now()
    if (token === undefined) return
    if (this.chosen.length === 0) this.#start = this.#end
    this.chosen.push(token)
    this.#tokens.push(token.id)
  }
}
