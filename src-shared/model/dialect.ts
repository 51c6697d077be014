/**
 * A dialect is the set of rules by which a signal flows. Two exist: the paper's (arXiv 2503.11299) and that of the
 * code its authors released (BriLLM0.5). Each is a small value chosen once; nothing else in the project asks for a
 * dialect by name.
 */
import type { ModelConfig } from './config.ts'

export interface Dialect {
  /** Every component of the signal that enters the first node, before its bias. */
  initialSignal(d: number): number
  /** What an edge transforms to make the next signal of the path: the last signal r, or the mixture S. */
  readonly chainInput: 'signal' | 'mixture'
  /**
   * Index of the first signal that takes part in the mixture. With 1, the first node's signal is used alone at
   * position 0 and then left out, and alpha[0] belongs to r_1.
   */
  readonly firstMixed: 0 | 1
  /** The i-th edge of a sequence (i = 0, 1, …) uses PE[i + offset]. */
  readonly positionOffset: { readonly training: 0 | 1; readonly decoding: 0 | 1 }
  /** Whether the current token is no candidate when decoding. */
  readonly decodingExcludesCurrent: boolean
  /** Writes PE[position] to `out` [d]. */
  positionalEncoding(position: number, d: number, out: { [index: number]: number }): void
}

export const dialects: Record<ModelConfig['dialect'], Dialect> = {
  paper: {
    initialSignal: () => 1,
    chainInput: 'signal',
    firstMixed: 0,
    positionOffset: { training: 1, decoding: 1 },
    decodingExcludesCurrent: false,
    positionalEncoding(position, d, out) {
      for (let i = 0; i < d; i += 2) {
        const angle = position / Math.pow(10000, i / d)
        out[i] = Math.sin(angle)
        out[i + 1] = Math.cos(angle)
      }
    },
  },
  'brillm-0.5': {
    initialSignal: (d) => 1 / d,
    chainInput: 'mixture',
    firstMixed: 1,
    positionOffset: { training: 1, decoding: 0 },
    decodingExcludesCurrent: true,
    // The released code multiplies by the frequency and keeps float32 throughout; angles reach 170,000, so the
    // rounding is part of the function.
    positionalEncoding(position, d, out) {
      for (let i = 0; i < d; i += 2) {
        const angle = Math.fround(position * Math.fround(Math.pow(10000, i / d)))
        out[i] = Math.fround(Math.sin(angle))
        out[i + 1] = Math.fround(Math.cos(angle))
      }
    },
  },
}
