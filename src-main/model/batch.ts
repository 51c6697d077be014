/** Sequences of equal length. */
export interface Batch {
  readonly sequences: number
  /** Tokens per sequence: T + 1 tokens make T predictions. */
  readonly length: number
  /** [sequences × length] node ids. */
  readonly tokens: Uint32Array
}
