/** One text being continued: what was chosen, what may be shown of it, and whether it has ended. */
import { StudioError } from '../../src-shared/errors.ts'
import type { GeneratedToken, GenerationEnd, GenerationSettings } from '../../src-shared/generation.ts'
import { Random } from '../../src-shared/random.ts'
import type { SignalModel } from '../engine/engine.ts'
import { sharedEdge } from '../model/graph.ts'
import { TextStream } from '../tokenizer/index.ts'
import type { Tokenizer } from '../tokenizer/index.ts'
import { Candidates } from './candidates.ts'
import { choose } from './choose.ts'
import { RepetitionGuard } from './repetition-guard.ts'
import type { SignalState } from './signal-path.ts'
import { StopText } from './stop-text.ts'

export class Continuation {
  readonly #tokenizer: Tokenizer
  readonly #settings: GenerationSettings
  readonly #promptTokens: number
  readonly #candidates: Candidates
  readonly #guard: RepetitionGuard
  readonly #random: Random
  readonly #stream: TextStream
  readonly #stop: StopText
  readonly #stopTokens: ReadonlySet<number>
  #text = ''
  #tokens = 0
  #end: GenerationEnd | undefined

  constructor(
    model: Pick<SignalModel, 'config' | 'graph'>,
    tokenizer: Tokenizer,
    prompt: ArrayLike<number>,
    settings: GenerationSettings,
  ) {
    this.#tokenizer = tokenizer
    this.#settings = settings
    this.#promptTokens = prompt.length
    this.#candidates = new Candidates(model)
    this.#guard = new RepetitionGuard(settings.repetitionGuard)
    for (let j = 0; j < prompt.length; j++) this.#guard.append(prompt[j])
    this.#random = new Random(settings.seed)
    this.#stream = new TextStream(tokenizer)
    this.#stop = new StopText(settings.stop)
    this.#stopTokens = new Set(settings.stopTokens)
  }

  /** How it ended; undefined while it goes on. */
  get end(): GenerationEnd | undefined {
    return this.#end
  }

  /** Ends it with what there is. */
  finish(reason: GenerationEnd['reason']): GenerationEnd {
    // What follows a stop text is never shown.
    if (!this.#stop.isStopped) this.#text += this.#stop.push(this.#stream.end()) + this.#stop.end()
    this.#end = { reason, text: this.#text, promptTokens: this.#promptTokens, tokens: this.#tokens }
    return this.#end
  }

  /** Chooses the token after a text of this state; undefined: it has ended before one. It may have ended with one. */
  choose(state: Pick<SignalState, 'last' | 'energies'>): GeneratedToken | undefined {
    const candidates = this.#candidates
    candidates.measure(state, this.#guard.barred())
    let chosen = choose(candidates, this.#settings, this.#random)
    if (chosen === undefined) {
      // Everything would repeat: better a repetition than nothing.
      candidates.measure(state)
      chosen = choose(candidates, this.#settings, this.#random)
    }
    if (chosen === undefined || this.#stopTokens.has(chosen.id)) {
      this.finish('stop')
      return undefined
    }
    if (this.#settings.stopAtSeparator && chosen.id === this.#tokenizer.separator) {
      this.finish('separator')
      return undefined
    }
    const { id, edge, energy, score, count } = chosen
    const probability = Math.exp(score - candidates.logNormaliser())
    const margin = score - (candidates.best(id)?.score ?? -Infinity)
    const text = this.#stop.push(this.#stream.push(id))
    this.#text += text
    this.#tokens++
    this.#guard.append(id)
    if (this.#stop.isStopped) this.finish('stop')
    else if (this.#tokens >= this.#settings.maxTokens) this.finish('length')
    const display = this.#tokenizer.tokenText(id)
    return { id, text, display, energy, probability, margin, own: edge !== sharedEdge, count }
  }
}

/** A prompt as tokens. Error: `prompt-empty`. */
export function promptTokens(prompt: string | Uint32Array, tokenizer: Tokenizer): Uint32Array {
  const tokens = typeof prompt === 'string' ? tokenizer.encode(prompt) : prompt
  if (tokens.length === 0)
    throw new StudioError(
      'prompt-empty',
      'The prompt is empty.',
      'Give at least one character to continue from.',
    )
  return tokens
}
