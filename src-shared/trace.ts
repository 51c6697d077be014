/**
 * What a model says about its own answer, as JSON: the path of the signal, the candidates of each step, and where an
 * answer came from. Positions count tokens from 0; step j is the prediction after token j.
 */

/** Norms of signals over some text: what is usual. */
export interface NormStatistics {
  readonly signals: number
  readonly mean: number
  /** Standard deviation. */
  readonly deviation: number
}

export interface TraceToken {
  readonly position: number
  readonly id: number
  readonly text: string
  /** [d] r_j. */
  readonly signal: readonly number[]
  readonly norm: number
  /** (norm − mean) / deviation of the statistics given; absent without them. */
  readonly zScore?: number
  /** A_j, the weight of this signal in the last step's mixture. */
  readonly attention: number
}

export interface TraceCandidate {
  readonly id: number
  readonly text: string
  readonly energy: number
  readonly probability: number
  /** Whether the edge to it has parameters of its own. */
  readonly own: boolean
  /** Occurrences of the bigram in the training text. */
  readonly count: number
}

export interface TraceStep {
  /** The prediction after this position. */
  readonly position: number
  /** The best, in the order of greedy decoding. */
  readonly candidates: readonly TraceCandidate[]
  /** The token that did follow, with its place in that order, 0 for the best; absent after the last token. */
  readonly actual?: TraceCandidate & { readonly rank: number }
}

export interface Trace {
  readonly tokens: readonly TraceToken[]
  readonly steps: readonly TraceStep[]
}

/** What one earlier signal did for a candidate's energy. */
export interface Contribution {
  readonly position: number
  readonly id: number
  readonly text: string
  /** A_k, its weight in the mixture. */
  readonly attention: number
  /** E − E without A_k r_k in the mixture. */
  readonly removed: number
  /** The same with the other weights scaled up to sum to 1 again. */
  readonly renormalised: number
}

/** Why a candidate has its energy. */
export interface CandidateExplanation extends TraceCandidate {
  readonly contributions: readonly Contribution[]
  /** E minus E without this term of W·S + b + PE. */
  readonly parts: { readonly mixture: number; readonly bias: number; readonly encoding: number }
}

/** How the energy of a candidate answers to a node's signal. */
export interface NodeInfluence {
  readonly position: number
  readonly id: number
  readonly text: string
  /** ∂E/∂r_k · r_k through the mixture only. */
  readonly direct: number
  /** The same with everything that r_k does to later signals. */
  readonly total: number
}

/** How it answers to an edge's matrix: on the path, or to the candidate itself. */
export interface EdgeInfluence {
  /** Position of the target; for the edge to the candidate one more than the last token's. */
  readonly position: number
  readonly source: number
  readonly target: number
  readonly own: boolean
  /** Σ ∂E/∂W · W. */
  readonly gradientTimesInput: number
  /** ‖∂E/∂W‖: the energy gained per unit by which W moves in the best direction. */
  readonly gradientNorm: number
}

/** What would raise the energy of a candidate. */
export interface Influences {
  readonly id: number
  readonly text: string
  readonly nodes: readonly NodeInfluence[]
  readonly edges: readonly EdgeInfluence[]
  /** The node with the greatest |total|, as an index into `nodes`. */
  readonly strongestNode: number
  /** The edge with the greatest |gradientTimesInput|, as an index into `edges`. */
  readonly strongestEdge: number
}

export interface Explanation {
  /** The prediction after this position. */
  readonly position: number
  readonly chosen: CandidateExplanation
  /** Present when another token was expected. */
  readonly expected?: CandidateExplanation
  /** Of the expected token, or of the chosen one when none was. */
  readonly influences: Influences
  /** Positions whose norm is three deviations or more from the mean; empty without statistics. */
  readonly unusual: readonly number[]
}
