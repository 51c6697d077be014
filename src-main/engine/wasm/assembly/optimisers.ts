// How one edge's record moves, given its gradient. The state lies behind the record [W|b]:
//   AdamW            means [d² + d], squares [d² + d], steps taken, 3 unused
//   edge-normalised  mean square of W's gradient, of b's, steps taken, 1 unused, warm value of b [d]
import { D } from './shape'
import { MATRIX, multiplyAdd, RECORD, ROW, sum, zero } from './vector'

let edgeNormalised: bool = false
let learningRate: f32 = 0
let weightDecay: f32 = 0
let biasDecay: f32 = 0
let clip: f32 = 0
let beta1: f64 = 0
let beta2: f64 = 0
let epsilon: f32 = 0
let biasRate: f32 = 0

/** Edges that are on no path and whose Σ |∂loss/∂E| is below this are left alone. */
export let skipBelow: f32 = 0

/** The settings of a step, for every update until the next call. `kind` 0: AdamW, 1: edge-normalised. */
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
): void {
  edgeNormalised = kind == 1
  learningRate = <f32>rate
  weightDecay = <f32>(rate * decayOfWeights)
  biasDecay = <f32>(rate * decayOfBias)
  clip = <f32>largestNorm
  beta1 = firstBeta
  beta2 = secondBeta
  epsilon = <f32>smallest
  biasRate = <f32>(rate * rateOfBias)
  skipBelow = <f32>leastPush
}

/** base^exponent for a whole exponent, by squaring. */
function power(base: f64, exponent: u32): f64 {
  let result: f64 = 1
  while (exponent != 0) {
    if (exponent & 1) result *= base
    base *= base
    exponent >>= 1
  }
  return result
}

function sumOfSquares(at: usize, bytes: usize): f32 {
  let a = zero()
  let b = zero()
  const end = at + bytes
  for (; at < end; at += 32) {
    const x = v128.load(at)
    const y = v128.load(at, 16)
    a = multiplyAdd(x, x, a)
    b = multiplyAdd(y, y, b)
  }
  return sum(f32x4.add(a, b))
}

/** values [bytes] under AdamW with gradient `factor`·G; decay is what a value loses of itself. */
function adamWPart(
  values: usize,
  bytes: usize,
  G: usize,
  factor: v128,
  decay: f32,
  rate: f32,
  scaleOfRoot: f32,
): void {
  const b1 = f32x4.splat(<f32>beta1)
  const b2 = f32x4.splat(<f32>beta2)
  const c1 = f32x4.splat(<f32>(1.0 - beta1))
  const c2 = f32x4.splat(<f32>(1.0 - beta2))
  const kept = f32x4.splat(1 - decay)
  const r = f32x4.splat(rate)
  const root = f32x4.splat(scaleOfRoot)
  const small = f32x4.splat(epsilon)
  const end = values + bytes
  for (; values < end; values += 16) {
    const g = f32x4.mul(factor, v128.load(G))
    const m = multiplyAdd(b1, v128.load(values, RECORD), f32x4.mul(c1, g))
    const v = multiplyAdd(b2, v128.load(values, 2 * RECORD), f32x4.mul(c2, f32x4.mul(g, g)))
    v128.store(values, m, RECORD)
    v128.store(values, v, 2 * RECORD)
    const step = f32x4.div(f32x4.mul(r, m), multiplyAdd(f32x4.sqrt(v), root, small))
    v128.store(values, f32x4.sub(f32x4.mul(v128.load(values), kept), step))
    G += 16
  }
}

function adamW(record: usize, G: usize, factor: f32): void {
  const steps = load<f32>(record, 3 * RECORD) + 1
  store<f32>(record, steps, 3 * RECORD)
  const correction1 = 1.0 - power(beta1, <u32>steps)
  const correction2 = 1.0 - power(beta2, <u32>steps)
  const rate = <f32>(<f64>learningRate / correction1)
  const root = <f32>(1.0 / sqrt<f64>(correction2))
  const f = f32x4.splat(factor)
  adamWPart(record, MATRIX, G, f, weightDecay, rate, root)
  adamWPart(record + MATRIX, ROW, G + MATRIX, f, biasDecay, rate, root)
}

function edgeNormalisedStep(record: usize, G: usize, factor: f32, squaresOfW: f32, squaresOfB: f32): void {
  const state = record + RECORD
  const b2 = <f32>beta2
  const c2 = <f32>(1.0 - beta2)
  const square = factor * factor
  const v = b2 * load<f32>(state) + c2 * ((square * squaresOfW) / <f32>(D * D))
  const vBias = b2 * load<f32>(state, 4) + c2 * ((square * squaresOfB) / <f32>D)
  const steps = load<f32>(state, 8) + 1
  store<f32>(state, v)
  store<f32>(state, vBias, 4)
  store<f32>(state, steps, 8)
  const correction = <f32>(1.0 - power(beta2, <u32>steps))
  const rate = f32x4.splat((factor * learningRate) / (sqrt<f32>(v / correction) + epsilon))
  const rateOfBias = f32x4.splat((factor * biasRate) / (sqrt<f32>(vBias / correction) + epsilon))
  const kept = f32x4.splat(1 - weightDecay)
  for (let i: usize = 0; i < MATRIX; i += 16)
    v128.store(
      record + i,
      f32x4.sub(f32x4.mul(v128.load(record + i), kept), f32x4.mul(rate, v128.load(G + i))),
    )
  const pull = f32x4.splat(biasDecay)
  const bias = record + MATRIX
  const warm = state + 16
  for (let i: usize = 0; i < ROW; i += 16) {
    const b = v128.load(bias + i)
    const moved = f32x4.sub(b, f32x4.mul(rateOfBias, v128.load(G + MATRIX + i)))
    v128.store(bias + i, f32x4.sub(moved, f32x4.mul(pull, f32x4.sub(b, v128.load(warm + i)))))
  }
}

/**
 * Moves an edge by its gradient G [W|b] and counts it in `statistics`:
 *   f64 Σ ‖gradient‖² before clipping, u32 edges updated, u32 edges clipped, u32 address of the first record whose
 *   gradient was not finite (0: none). Such a record is left as it was.
 */
export function update(record: usize, G: usize, statistics: usize): void {
  const ofW = sumOfSquares(G, MATRIX)
  const ofB = sumOfSquares(G + MATRIX, ROW)
  const squares = ofW + ofB
  if (squares * 0 != 0) {
    if (load<u32>(statistics, 16) == 0) store<u32>(statistics, <u32>record, 16)
    return
  }
  store<f64>(statistics, load<f64>(statistics) + <f64>squares)
  store<u32>(statistics, load<u32>(statistics, 8) + 1, 8)
  let factor: f32 = 1
  if (clip > 0 && squares > clip * clip) {
    factor = clip / sqrt<f32>(squares)
    store<u32>(statistics, load<u32>(statistics, 12) + 1, 12)
  }
  if (edgeNormalised) edgeNormalisedStep(record, G, factor, ofW, ofB)
  else adamW(record, G, factor)
}
