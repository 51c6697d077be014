/**
 * The order in which training windows are seen: every epoch cuts the text at a new random offset and shuffles the
 * windows. The whole state is one number, the windows consumed so far, so a resumed run sees the same batches.
 */
import { Random } from '../../src-shared/random.ts'
import type { Batch } from '../engine/engine.ts'

export class TrainingBatches {
  readonly #tokens: Uint32Array
  readonly #window: number
  readonly #sequences: number
  readonly #seed: number
  #epoch = -1
  #starts = new Uint32Array(0)

  /**
   * @param window T: predictions per window; a window takes T + 1 tokens
   * @param sequences windows per batch
   */
  constructor(tokens: Uint32Array, window: number, sequences: number, seed: number) {
    this.#tokens = tokens
    this.#window = window
    this.#sequences = Math.min(sequences, windowsPerEpoch(tokens.length, window))
    this.#seed = seed
  }

  get windowsPerEpoch(): number {
    return windowsPerEpoch(this.#tokens.length, this.#window)
  }

  get sequences(): number {
    return this.#sequences
  }

  get stepsPerEpoch(): number {
    return Math.ceil(this.windowsPerEpoch / this.#sequences)
  }

  /** The batch that begins after `consumed` windows; it may run over the end of an epoch into the next. */
  at(consumed: number): Batch {
    const length = this.#window + 1
    const tokens = new Uint32Array(this.#sequences * length)
    for (let s = 0; s < this.#sequences; s++) {
      const start = this.#start(consumed + s)
      tokens.set(this.#tokens.subarray(start, start + length), s * length)
    }
    return { sequences: this.#sequences, length, tokens }
  }

  #start(index: number): number {
    const perEpoch = this.windowsPerEpoch
    const epoch = Math.floor(index / perEpoch)
    if (epoch !== this.#epoch) {
      const random = new Random((this.#seed + Math.imul(epoch + 1, 0x9e3779b9)) >>> 0)
      const slack = this.#tokens.length - 1 - perEpoch * this.#window
      const offset = random.below(Math.min(slack, this.#window - 1) + 1)
      this.#starts = random.shuffle(
        Uint32Array.from({ length: perEpoch }, (_, i) => offset + i * this.#window),
      )
      this.#epoch = epoch
    }
    return this.#starts[index - epoch * perEpoch]
  }
}

function windowsPerEpoch(tokens: number, window: number): number {
  return Math.floor((tokens - 1) / window)
}

/**
 * Held-out text as consecutive windows that overlap by one token, so that every token but the first (and a remainder
 * shorter than a window) is predicted exactly once.
 * @param most windows at most, spread evenly over the text; all when undefined
 */
export function* heldOutBatches(
  tokens: Uint32Array,
  window: number,
  sequences: number,
  most?: number,
): Generator<Batch> {
  const starts = heldOutStarts(tokens.length, window, most)
  const length = window + 1
  for (let first = 0; first < starts.length; first += sequences) {
    const count = Math.min(sequences, starts.length - first)
    const batch = new Uint32Array(count * length)
    for (let s = 0; s < count; s++)
      batch.set(tokens.subarray(starts[first + s], starts[first + s] + length), s * length)
    yield { sequences: count, length, tokens: batch }
  }
}

/** First tokens of the windows that `heldOutBatches` yields. */
export function heldOutStarts(tokens: number, window: number, most?: number): Uint32Array {
  const windows = Math.max(0, windowsPerEpoch(tokens, window))
  const used = Math.min(windows, most ?? windows)
  return Uint32Array.from({ length: used }, (_, i) => Math.floor((i * windows) / used) * window)
}
