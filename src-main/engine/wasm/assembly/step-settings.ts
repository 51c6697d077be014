// The settings of a step, as every rule reads them.

export let edgeNormalised: bool = false
export let factored: bool = false
export let half: bool = false
export let learningRate: f32 = 0
export let weightDecay: f32 = 0
export let biasDecay: f32 = 0
export let clip: f32 = 0
export let beta1: f64 = 0
export let beta2: f64 = 0
export let epsilon: f32 = 0
export let biasRate: f32 = 0

/** c of a centred step, 0: none; see Optimiser in src-shared/model/optimiser.ts. */
export let restingSignal: f32 = 0

/** Edges that are on no path and whose Σ |∂loss/∂E| is below this are left alone. */
export let skipBelow: f32 = 0

/**
 * The settings of a step, for every update until the next call. `kind` 0: AdamW, 1: edge-normalised, 2: factored,
 * 3: AdamW in half precision.
 */
export function configure(
  kind: i32,
  rate: f64,
  decayOfWeights: f64,
  decayOfBias: f64,
  largestNorm: f64,
  firstBeta: f64,
  secondBeta: f64,
  smallest: f64,
  rateOfBias: f64,
  leastPush: f64,
  rest: f64,
): void {
  edgeNormalised = kind == 1
  factored = kind == 2
  half = kind == 3
  learningRate = <f32>rate
  weightDecay = <f32>(rate * decayOfWeights)
  biasDecay = <f32>(rate * decayOfBias)
  clip = <f32>largestNorm
  beta1 = firstBeta
  beta2 = secondBeta
  epsilon = <f32>smallest
  biasRate = <f32>(rate * rateOfBias)
  skipBelow = <f32>leastPush
  restingSignal = <f32>rest
}
