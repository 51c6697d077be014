/** The signal after every token of a text, or of its last tokens only. */
import { checkToken, SignalPath } from '../engine/decoding/signal-path.ts'
import type { SignalState } from '../engine/decoding/signal-path.ts'
import type { SignalModel } from '../engine/engine.ts'

export { SignalPath } from '../engine/decoding/signal-path.ts'
export type { SignalState } from '../engine/decoding/signal-path.ts'

/**
 * The signal of the last n tokens only, made anew when somebody asks for it: what a model knows from training when it
 * never saw longer sequences. A prediction costs n edges more, whatever the length of the text; n tokens are kept.
 */
export class WindowPath implements SignalState {
  readonly #model: SignalModel
  readonly #window: number
  readonly #tokens: number[] = []
  #path: SignalPath
  #isStale = false
  #length = 0

  /** @param window n ≥ 1, tokens */
  constructor(model: SignalModel, window: number) {
    this.#model = model
    this.#window = window
    this.#path = new SignalPath(model)
  }

  get length(): number {
    return this.#length
  }

  get last(): number {
    return this.#tokens.at(-1) ?? -1
  }

  get signal(): Float32Array {
    return this.#current().signal
  }

  get mixture(): Float32Array {
    return this.#current().mixture
  }

  get position(): number {
    return this.#current().position
  }

  append(token: number): void {
    checkToken(this.#model, token)
    this.#length++
    this.#tokens.push(token)
    if (this.#tokens.length > this.#window) {
      this.#tokens.shift()
      this.#isStale = true
    }
    if (!this.#isStale) this.#path.append(token)
  }

  energies(out: Float32Array): void {
    this.#current().energies(out)
  }

  #current(): SignalPath {
    if (this.#isStale) {
      this.#path = new SignalPath(this.#model)
      for (const token of this.#tokens) this.#path.append(token)
      this.#isStale = false
    }
    return this.#path
  }
}
