/** What fixes a model's shape and formulas, apart from its graph and parameters. Stored with every run. */

export const dimensions = [8, 16, 32, 64] as const
export type Dimension = (typeof dimensions)[number]

export interface ModelConfig {
  /** Which rules the signal follows; see dialect.ts. */
  readonly dialect: 'paper' | 'brillm-0.5'
  /** Signal dimension d: neurons per node, every edge matrix is d × d. */
  readonly d: Dimension
  /** V, the number of nodes. */
  readonly vocabularySize: number
  /** Length of alpha; positions beyond it use its last value. */
  readonly maxContext: number
  /** An edge has its own parameters when its bigram occurs at least this often in the training tokens. */
  readonly minBigramCount: number
  readonly positionalEncoding: 'none' | 'sine-cosine'
  /** P = softmax(energy · energyScale). */
  readonly energyScale: number
  /**
   * How candidates on the shared edge divide their probability: equally (the paper), or in proportion to how many
   * different nodes precede them in the training text (Kneser-Ney's continuation counts).
   */
  readonly sharedWeighting: 'uniform' | 'continuation'
  /** Whether the shared edge is trained (the released code does, the paper does not). */
  readonly trainShared: boolean
}
