// The edge-normalised rule on an edge. The state behind the record [W|b]: mean square of W's gradient, of b's, steps
// taken, 1 unused, warm value of b [d]. x and z of a gradient are those of `adamWRows` everywhere.
import { power, sumOfSquares } from './arithmetic'
import { D } from './shape'
import { beta2, biasDecay, biasRate, epsilon, learningRate, restingSignal, weightDecay } from './step-settings'
import { MATRIX, multiplyAdd, multiplySubtract, RECORD, ROW, sum, zero } from './vector'

/** As `adamWRows`, without state of its own: values ← kept·values − rate·gradient. */
function plainRows(values: usize, rows: usize, x: usize, z: usize, rate: f32): void {
  const kept = f32x4.splat(1 - weightDecay)
  const r = f32x4.splat(rate)
  for (const end = values + rows * ROW; values < end; ) {
    const scale = x != 0 ? f32x4.mul(r, v128.load_splat<f32>(x)) : r
    for (let i: usize = 0; i < ROW; i += 16)
      v128.store(values + i, multiplySubtract(scale, v128.load(z + i), f32x4.mul(kept, v128.load(values + i))))
    values += ROW
    if (x != 0) x += 4
    else z += ROW
  }
}

/** Σ g² of W's centred gradient: x and z as in `adamWRows`. */
function centredSquares(x: usize, z: usize, zOfBias: usize): f32 {
  if (x != 0) {
    let squares: f32 = 0
    for (let k: usize = 4; k < ROW; k += 4) {
      const input = load<f32>(x + k) - restingSignal
      squares += input * input
    }
    return squares * sumOfSquares(z, ROW)
  }
  const c = f32x4.splat(restingSignal)
  let squares = zero()
  for (let row = z + ROW; row < z + MATRIX; row += ROW)
    for (let i: usize = 0; i < ROW; i += 16) {
      const g = multiplySubtract(c, v128.load(zOfBias + i), v128.load(row + i))
      squares = multiplyAdd(g, g, squares)
    }
  return sum(squares)
}

/** As `plainRows` for a centred step: all rows of W but the first, and what they change at rest taken from the bias. */
function centredRows(record: usize, x: usize, z: usize, zOfBias: usize, rate: f32): void {
  const c = f32x4.splat(restingSignal)
  const kept = f32x4.splat(1 - weightDecay)
  const r = f32x4.splat(rate)
  for (let i: usize = 0; i < ROW; i += 16) {
    let moved = zero()
    for (let k: usize = 1; k < D; k++) {
      const at = record + k * ROW + i
      const before = v128.load(at)
      const g =
        x != 0
          ? f32x4.mul(f32x4.splat(load<f32>(x + k * 4) - restingSignal), v128.load(z + i))
          : multiplySubtract(c, v128.load(zOfBias + i), v128.load(z + k * ROW + i))
      const after = multiplySubtract(r, g, f32x4.mul(kept, before))
      v128.store(at, after)
      moved = f32x4.add(moved, f32x4.sub(after, before))
    }
    const bias = record + MATRIX + i
    v128.store(bias, multiplySubtract(c, moved, v128.load(bias)))
  }
}

export function edgeNormalisedStep(
  record: usize,
  x: usize,
  z: usize,
  zOfBias: usize,
  factor: f32,
  squaresOfW: f32,
  squaresOfB: f32,
): void {
  const state = record + RECORD
  const b2 = <f32>beta2
  const c2 = <f32>(1.0 - beta2)
  const square = factor * factor
  if (restingSignal != 0) squaresOfW = centredSquares(x, z, zOfBias)
  const v = b2 * load<f32>(state) + c2 * ((square * squaresOfW) / <f32>(D * D))
  const vBias = b2 * load<f32>(state, 4) + c2 * ((square * squaresOfB) / <f32>D)
  const steps = load<f32>(state, 8) + 1
  store<f32>(state, v)
  store<f32>(state, vBias, 4)
  store<f32>(state, steps, 8)
  const correction = <f32>(1.0 - power(beta2, <u32>steps))
  const rate = (factor * learningRate) / (sqrt<f32>(v / correction) + epsilon)
  if (restingSignal == 0) plainRows(record, D, x, z, rate)
  const rateOfBias = f32x4.splat((factor * biasRate) / (sqrt<f32>(vBias / correction) + epsilon))
  const pull = f32x4.splat(biasDecay)
  const bias = record + MATRIX
  const warm = state + 16
  for (let i: usize = 0; i < ROW; i += 16) {
    const b = v128.load(bias + i)
    const moved = multiplySubtract(rateOfBias, v128.load(zOfBias + i), b)
    v128.store(bias + i, multiplySubtract(pull, f32x4.sub(b, v128.load(warm + i)), moved))
  }
  if (restingSignal != 0) centredRows(record, x, z, zOfBias, rate)
}
