/** Continues a text, token by token. */
import { generationSettings } from '../../src-shared/generation.ts'
import type {
  Completion,
  GeneratedToken,
  GenerationEnd,
  GenerationSettings,
} from '../../src-shared/generation.ts'
import type { OnProgress } from '../../src-shared/progress.ts'
import type { SignalModel } from '../engine/engine.ts'
import type { Tokenizer } from '../tokenizer/index.ts'
import { Breath } from './breath.ts'
import { Continuation, promptTokens } from './continuation.ts'
import { SignalPath, WindowPath } from './signal-path.ts'

export interface GenerationRequest {
  readonly model: SignalModel
  readonly tokenizer: Tokenizer
  /** Text, or tokens. */
  readonly prompt: string | Uint32Array
  readonly settings?: Partial<GenerationSettings>
  /** Ends the generation with what there is. */
  readonly signal?: AbortSignal
  /** How much of the prompt has been read. */
  readonly onProgress?: OnProgress
}

/**
 * Yields tokens as they are chosen and returns how it ended. The same request gives the same tokens.
 * Errors: `prompt-empty`, `setting-out-of-range`.
 */
export async function* generate(request: GenerationRequest): AsyncGenerator<GeneratedToken, GenerationEnd> {
  const { model, tokenizer, signal } = request
  const settings = generationSettings(request.settings)
  const prompt = promptTokens(request.prompt, tokenizer)
  const path =
    settings.contextWindow > 0 ? new WindowPath(model, settings.contextWindow) : new SignalPath(model)
  const continuation = new Continuation(model, tokenizer, prompt, settings)
  const breath = new Breath()

  for (let j = 0; j < prompt.length; j++) {
    path.append(prompt[j])
    if (!breath.isDue()) continue
    request.onProgress?.({ phase: 'reading the prompt', done: j + 1, total: prompt.length, unit: 'tokens' })
    await breath.take()
    if (signal?.aborted) return continuation.finish('cancelled')
  }

  for (;;) {
    if (breath.isDue()) await breath.take()
    if (signal?.aborted) return continuation.finish('cancelled')
    const token = continuation.choose(path)
    if (token !== undefined) yield token
    if (continuation.end !== undefined) return continuation.end
    if (token !== undefined) path.append(token.id)
  }
}

/** Runs a generation to its end. */
export async function complete(request: GenerationRequest): Promise<Completion> {
  const { prompt, tokenizer } = request
  const tokens: GeneratedToken[] = []
  const generation = generate(request)
  let start = performance.now()
  for (;;) {
    const step = await generation.next()
    const seconds = (performance.now() - start) / 1000
    if (step.done) {
      const tokensPerSecond = tokens.length > 1 ? (tokens.length - 1) / seconds : 0
      const text = typeof prompt === 'string' ? prompt : tokenizer.decode(prompt)
      return { ...step.value, prompt: text, tokens, tokensPerSecond }
    }
    // The first token includes reading the prompt.
    if (tokens.length === 0) start = performance.now()
    tokens.push(step.value)
  }
}
