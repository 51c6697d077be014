/** Continues a text, token by token. */
import { StudioError } from '../../src-shared/errors.ts'
import { generationSettings } from '../../src-shared/generation.ts'
import type {
  Completion,
  GeneratedToken,
  GenerationEnd,
  GenerationSettings,
} from '../../src-shared/generation.ts'
import type { OnProgress } from '../../src-shared/progress.ts'
import { Random } from '../../src-shared/random.ts'
import type { SignalModel } from '../engine/engine.ts'
import { sharedEdge } from '../model/graph.ts'
import { TextStream } from '../tokenizer/index.ts'
import type { Tokenizer } from '../tokenizer/index.ts'
import { Breath } from './breath.ts'
import { Candidates } from './candidates.ts'
import { choose } from './choose.ts'
import { RepetitionGuard } from './repetition-guard.ts'
import { SignalPath, WindowPath } from './signal-path.ts'
import { StopText } from './stop-text.ts'

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
  const prompt = promptTokens(request)
  const path =
    settings.contextWindow > 0 ? new WindowPath(model, settings.contextWindow) : new SignalPath(model)
  const guard = new RepetitionGuard(settings.repetitionGuard)
  const breath = new Breath()

  let text = ''
  let tokens = 0
  const ended = (reason: GenerationEnd['reason']): GenerationEnd => ({
    reason,
    text,
    promptTokens: prompt.length,
    tokens,
  })

  for (let j = 0; j < prompt.length; j++) {
    path.append(prompt[j])
    guard.append(prompt[j])
    if (!breath.isDue()) continue
    request.onProgress?.({ phase: 'reading the prompt', done: j + 1, total: prompt.length, unit: 'tokens' })
    await breath.take()
    if (signal?.aborted) return ended('cancelled')
  }

  const candidates = new Candidates(model)
  const random = new Random(settings.seed)
  const stream = new TextStream(tokenizer)
  const stop = new StopText(settings.stop)
  const stopTokens = new Set(settings.stopTokens)
  const rest = (): string => stop.push(stream.end()) + stop.end()

  while (tokens < settings.maxTokens) {
    if (breath.isDue()) await breath.take()
    if (signal?.aborted) {
      text += rest()
      return ended('cancelled')
    }
    candidates.measure(path, guard.barred())
    let chosen = choose(candidates, settings, random)
    if (chosen === undefined) {
      // Everything would repeat: better a repetition than nothing.
      candidates.measure(path)
      chosen = choose(candidates, settings, random)
    }
    if (chosen === undefined || stopTokens.has(chosen.id)) {
      text += rest()
      return ended('stop')
    }
    if (settings.stopAtSeparator && chosen.id === tokenizer.separator) {
      text += rest()
      return ended('separator')
    }
    const { id, edge, energy, score, count } = chosen
    const probability = Math.exp(score - candidates.logNormaliser())
    const margin = score - (candidates.best(id)?.score ?? -Infinity)
    const shown = stop.push(stream.push(id))
    text += shown
    tokens++
    yield {
      id,
      text: shown,
      display: tokenizer.tokenText(id),
      energy,
      probability,
      margin,
      own: edge !== sharedEdge,
      count,
    }
    if (stop.isStopped) return ended('stop')
    path.append(id)
    guard.append(id)
  }
  text += rest()
  return ended('length')
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

function promptTokens({ prompt, tokenizer }: GenerationRequest): Uint32Array {
  const tokens = typeof prompt === 'string' ? tokenizer.encode(prompt) : prompt
  if (tokens.length === 0)
    throw new StudioError(
      'prompt-empty',
      'The prompt is empty.',
      'Give at least one character to continue from.',
    )
  return tokens
}
