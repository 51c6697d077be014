/** How parameters move: the optimiser of a run, and what may differ from one of its steps to the next. */

export type Optimiser =
  | {
      readonly kind: 'adamw'
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
      /** Update every edge at every step, as a dense table would be: for tests of equivalence. */
      readonly dense?: boolean
    }
  | {
      /**
       * AdamW whose memory of W's squared gradient is one number per row and one per column of the matrix (Adafactor,
       * arXiv 1804.04235): the square of an entry is taken as row · column / mean, which is exact for the gradient of
       * one position. Two thirds of AdamW's memory.
       */
      readonly kind: 'adamw-factored'
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
    }
  | {
      /**
       * AdamW whose memory of a number is one word: mean and mean square in half precision, rounded so that both keep
       * moving (src-main/model/half-moments.ts). Two thirds of AdamW's memory.
       */
      readonly kind: 'adamw-half'
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
    }
  | {
      /** W ← W − lr·g / √(EMA of mean g² over the edge): two numbers of state per edge. */
      readonly kind: 'edge-normalised'
      readonly beta2: number
      readonly epsilon: number
      /** The bias moves at learningRate × this. */
      readonly biasRate: number
      /** An edge whose Σ|∂loss/∂energy| over the batch is below this is left alone. */
      readonly skipBelow: number
      /**
       * c, where the coordinates of signals rest after a trigram start; 0: not centred. With it the step is that of
       * z = W·(r − c) + (b + W·c): inputs count from c, and what W changes at rest the bias takes back. Coordinate 0
       * holds the ballast: what leads out of it stays.
       */
      readonly restingSignal?: number
    }

/** GeLU(3): where the coordinates of signals rest after a trigram start, but for the ballast. */
export const trigramRestingSignal = 2.99595030590511

/** Everything that may differ from one step to the next. */
export interface StepSettings {
  readonly learningRate: number
  /** W ← W − learningRate · weightDecay · W. */
  readonly weightDecay: number
  /** b ← b − learningRate · biasDecay · (b − its warm value); the warm value is 0 for AdamW. */
  readonly biasDecay: number
  /** Largest Euclidean norm of one edge's gradient; larger ones are scaled down. 0: no limit. */
  readonly clip: number
  /** R of "signal reset": no gradient flows through r at multiples of R. 0: never. */
  readonly signalReset: number
  /** 'all': the exact softmax. A number K: the target and the K most frequent other successors of the source. */
  readonly candidates: 'all' | number
  /** Whether gradients are of the mean or of the sum of the losses of the batch. */
  readonly reduction: 'mean' | 'sum'
}
