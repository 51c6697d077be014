// How one edge's record moves, given its gradient. The state lies behind the record [W|b]:
//   AdamW            means [d² + d], squares [d² + d], steps taken, 3 unused
//   factored         means [d² + d], mean squares of W's rows [d] and columns [d], squares of b [d], steps taken, 3 unused
//   half precision   means and squares in words of model/half-moments.ts [d² + d], steps taken, 3 unused
//   edge-normalised  mean square of W's gradient, of b's, steps taken, 1 unused, warm value of b [d]
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { D } from './shape'
import { MATRIX, multiplyAdd, multiplySubtract, RECORD, ROW, sum, zero } from './vector'

let edgeNormalised: bool = false
let factored: bool = false
let half: bool = false
let learningRate: f32 = 0
let weightDecay: f32 = 0
let biasDecay: f32 = 0
let clip: f32 = 0
let beta1: f64 = 0
let beta2: f64 = 0
let epsilon: f32 = 0
let biasRate: f32 = 0

/** c of a centred step, 0: none; see Optimiser in src-shared/model/optimiser.ts. */
let restingSignal: f32 = 0

/** Edges that are on no path and whose Σ |∂loss/∂E| is below this are left alone. */
export let skipBelow: f32 = 0

/** The settings of a step, for every update until the next call. `kind` 0: AdamW, 1: edge-normalised, 2: factored, 3: AdamW in half precision. */
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

/** Of `bytes` bytes, a multiple of 32. */
function sumOfSquares(at: usize, bytes: usize): f32 {
  let a = zero()
  let b = zero()
  let c = zero()
  let e = zero()
  const end = at + bytes
  for (; at + 64 <= end; at += 64) {
    const x0 = v128.load(at)
    const x1 = v128.load(at, 16)
    const x2 = v128.load(at, 32)
    const x3 = v128.load(at, 48)
    a = multiplyAdd(x0, x0, a)
    b = multiplyAdd(x1, x1, b)
    c = multiplyAdd(x2, x2, c)
    e = multiplyAdd(x3, x3, e)
  }
  if (at < end) {
    const x0 = v128.load(at)
    const x1 = v128.load(at, 16)
    a = multiplyAdd(x0, x0, a)
    b = multiplyAdd(x1, x1, b)
  }
  return sum(f32x4.add(f32x4.add(a, b), f32x4.add(c, e)))
}

// What AdamW needs besides the gradient, per update: set by `prepareAdamW`.
let adamRate: f32 = 0
let adamRoot: f32 = 0

/** Counts a step of a record, whose count is at `at`, and corrects its bias: Adam's step is rate·m / (√v·root + ε). */
function prepareAdamW(at: usize): void {
  const steps = load<f32>(at) + 1
  store<f32>(at, steps)
  adamRate = <f32>(<f64>learningRate / (1.0 - power(beta1, <u32>steps)))
  adamRoot = <f32>(1.0 / sqrt<f64>(1.0 - power(beta2, <u32>steps)))
}

/** Four values under AdamW with gradient g and mean square v. */
// @ts-ignore: decorator
@inline
function adamWMove(
  values: usize,
  g: v128,
  v: v128,
  b1: v128,
  c1: v128,
  rate: v128,
  root: v128,
  small: v128,
  kept: v128,
): void {
  const m = multiplyAdd(b1, v128.load(values, RECORD), f32x4.mul(c1, g))
  v128.store(values, m, RECORD)
  const step = f32x4.div(f32x4.mul(rate, m), multiplyAdd(f32x4.sqrt(v), root, small))
  v128.store(values, f32x4.sub(f32x4.mul(v128.load(values), kept), step))
}

/** The same where every value has a square of its own. */
// @ts-ignore: decorator
@inline
function adamWStep(
  values: usize,
  g: v128,
  b1: v128,
  c1: v128,
  b2: v128,
  c2: v128,
  rate: v128,
  root: v128,
  small: v128,
  kept: v128,
): void {
  const v = multiplyAdd(b2, v128.load(values, 2 * RECORD), f32x4.mul(c2, f32x4.mul(g, g)))
  v128.store(values, v, 2 * RECORD)
  adamWMove(values, g, v, b1, c1, rate, root, small, kept)
}

/**
 * `rows` rows [d] of a record under AdamW; the gradient of row k is x[k]·z, or factor·z of its own where x is 0.
 * decay is what a value loses of itself.
 */
function adamWRows(values: usize, rows: usize, x: usize, z: usize, factor: f32, decay: f32): void {
  const b1 = f32x4.splat(<f32>beta1)
  const c1 = f32x4.splat(<f32>(1.0 - beta1))
  const b2 = f32x4.splat(<f32>beta2)
  const c2 = f32x4.splat(<f32>(1.0 - beta2))
  const rate = f32x4.splat(adamRate)
  const root = f32x4.splat(adamRoot)
  const small = f32x4.splat(epsilon)
  const kept = f32x4.splat(1 - decay)
  const f = f32x4.splat(factor)
  for (const end = values + rows * ROW; values < end; ) {
    const scale = x != 0 ? f32x4.mul(f, v128.load_splat<f32>(x)) : f
    for (let i: usize = 0; i < ROW; i += 16)
      adamWStep(values + i, f32x4.mul(scale, v128.load(z + i)), b1, c1, b2, c2, rate, root, small, kept)
    values += ROW
    if (x != 0) x += 4
    else z += ROW
  }
}

/** A number of 16 bits, in the lower half of its lane, as float32; 0 for code 0. */
// @ts-ignore: decorator
@inline
function decoded(code: v128, base: v128): v128 {
  return v128.and(i32x4.add(i32x4.shl(code, 13), base), i32x4.ne(code, zero()))
}

/** The other way round, rounded up where the remainder exceeds what \`dither\` lacks to one; see model/half-moments.ts. */
// @ts-ignore: decorator
@inline
function encoded(value: v128, dither: v128, base: v128, most: v128): v128 {
  const above = i32x4.sub(i32x4.add(i32x4.min_s(value, most), i32x4.shr_u(dither, 19)), base)
  return v128.and(i32x4.shr_u(above, 13), i32x4.gt_s(above, i32x4.splat(0x7fffff)))
}

/** `adamWRows` where a word holds both moments; the first row's numbers begin at the record's `first`. */
function halfRows(
  values: usize,
  rows: usize,
  first: u32,
  steps: u32,
  x: usize,
  z: usize,
  factor: f32,
  decay: f32,
): void {
  const b1 = f32x4.splat(<f32>beta1)
  const c1 = f32x4.splat(<f32>(1.0 - beta1))
  const b2 = f32x4.splat(<f32>beta2)
  const c2 = f32x4.splat(<f32>(1.0 - beta2))
  const rate = f32x4.splat(adamRate)
  const root = f32x4.splat(adamRoot)
  const small = f32x4.splat(epsilon)
  const kept = f32x4.splat(1 - decay)
  const f = f32x4.splat(factor)
  const rootBase = i32x4.splat(84 << 23)
  const rootMost = i32x4.splat(0x49ffe000)
  const ratioBase = i32x4.splat(112 << 23)
  const ratioMost = i32x4.splat(0x477fe000)
  const sign = i32x4.splat(0x8000)
  const numbers = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3))
  const start = i32x4.mul(numbers, i32x4.splat(0x85ebca6b))
  const next = i32x4.splat(4 * 0x85ebca6b)
  let ofRoot = i32x4.add(start, i32x4.splat(steps * 0x9e3779b1))
  let ofRatio = i32x4.add(start, i32x4.splat(steps * 0xc3910c8d))
  for (const end = values + rows * ROW; values < end; ) {
    const scale = x != 0 ? f32x4.mul(f, v128.load_splat<f32>(x)) : f
    for (let i: usize = 0; i < ROW; i += 16) {
      const g = f32x4.mul(scale, v128.load(z + i))
      const word = v128.load(values + i, RECORD)
      const before = decoded(i32x4.shr_u(word, 16), rootBase)
      const share = decoded(v128.and(word, i32x4.splat(0x7fff)), ratioBase)
      const signed = v128.or(share, i32x4.shl(v128.and(word, sign), 16))
      const m = multiplyAdd(b1, f32x4.mul(signed, before), f32x4.mul(c1, g))
      const v = multiplyAdd(b2, f32x4.mul(before, before), f32x4.mul(c2, f32x4.mul(g, g)))
      const s = f32x4.sqrt(v)
      const step = f32x4.div(f32x4.mul(rate, m), multiplyAdd(s, root, small))
      v128.store(values + i, f32x4.sub(f32x4.mul(v128.load(values + i), kept), step))
      const upper = encoded(s, ofRoot, rootBase, rootMost)
      const lower = encoded(f32x4.div(f32x4.abs(m), s), ofRatio, ratioBase, ratioMost)
      const both = v128.or(v128.or(i32x4.shl(upper, 16), lower), v128.and(i32x4.shr_u(m, 16), sign))
      v128.store(values + i, v128.and(both, i32x4.ne(upper, zero())), RECORD)
      ofRoot = i32x4.add(ofRoot, next)
      ofRatio = i32x4.add(ofRatio, next)
    }
    values += ROW
    if (x != 0) x += 4
    else z += ROW
  }
}

/** Where the factored squares lie, from the record on. */
const ROW_SQUARES: usize = 2 * RECORD
const COLUMN_SQUARES: usize = ROW_SQUARES + ROW
const BIAS_SQUARES: usize = COLUMN_SQUARES + ROW
const FACTORED_STEPS: usize = BIAS_SQUARES + ROW

/** Takes W's gradient into the mean squares of its rows and columns; x, z and factor as in `adamWRows`. */
function factoredSquares(record: usize, x: usize, z: usize, factor: f32): void {
  const rows = record + ROW_SQUARES
  const columns = record + COLUMN_SQUARES
  const kept = f32x4.splat(<f32>beta2)
  const share = (<f32>((1.0 - beta2) / <f64>D) * factor) * factor
  if (x != 0) {
    // An outer product: its squares are products of squares.
    const ofX = f32x4.splat(share * sumOfSquares(x, ROW))
    const ofZ = f32x4.splat(share * sumOfSquares(z, ROW))
    for (let i: usize = 0; i < ROW; i += 16) {
      const input = v128.load(x + i)
      const output = v128.load(z + i)
      v128.store(rows + i, multiplyAdd(kept, v128.load(rows + i), f32x4.mul(ofZ, f32x4.mul(input, input))))
      v128.store(columns + i, multiplyAdd(kept, v128.load(columns + i), f32x4.mul(ofX, f32x4.mul(output, output))))
    }
    return
  }
  const fresh = f32x4.splat(share)
  for (let i: usize = 0; i < ROW; i += 16) v128.store(columns + i, f32x4.mul(kept, v128.load(columns + i)))
  for (let k: usize = 0; k < D; k++) {
    let squares = zero()
    for (let i: usize = 0; i < ROW; i += 16) {
      const g = v128.load(z + k * ROW + i)
      const square = f32x4.mul(g, g)
      squares = f32x4.add(squares, square)
      v128.store(columns + i, multiplyAdd(fresh, square, v128.load(columns + i)))
    }
    const at = rows + (k << 2)
    store<f32>(at, <f32>beta2 * load<f32>(at) + share * sum(squares))
  }
}

/** An edge under factored AdamW. */
function factoredStep(record: usize, x: usize, z: usize, zOfBias: usize, factor: f32): void {
  prepareAdamW(record + FACTORED_STEPS)
  factoredSquares(record, x, z, factor)
  let total = zero()
  for (let i: usize = 0; i < ROW; i += 16) total = f32x4.add(total, v128.load(record + ROW_SQUARES + i))
  const mean = sum(total) / <f32>D

  const b1 = f32x4.splat(<f32>beta1)
  const c1 = f32x4.splat(<f32>(1.0 - beta1))
  const rate = f32x4.splat(adamRate)
  const root = f32x4.splat(adamRoot)
  const small = f32x4.splat(epsilon)
  const f = f32x4.splat(factor)
  let kept = f32x4.splat(1 - weightDecay)
  for (let k: usize = 0; k < D; k++) {
    const share = mean > 0 ? load<f32>(record + ROW_SQUARES + (k << 2)) / mean : 0
    const ofRow = f32x4.splat(share)
    const scale = x != 0 ? f32x4.mul(f, v128.load_splat<f32>(x + (k << 2))) : f
    const gradients = x != 0 ? z : z + k * ROW
    for (let i: usize = 0; i < ROW; i += 16) {
      const v = f32x4.mul(ofRow, v128.load(record + COLUMN_SQUARES + i))
      const g = f32x4.mul(scale, v128.load(gradients + i))
      adamWMove(record + k * ROW + i, g, v, b1, c1, rate, root, small, kept)
    }
  }
  kept = f32x4.splat(1 - biasDecay)
  const b2 = f32x4.splat(<f32>beta2)
  const c2 = f32x4.splat(<f32>(1.0 - beta2))
  for (let i: usize = 0; i < ROW; i += 16) {
    const g = f32x4.mul(f, v128.load(zOfBias + i))
    const at = record + BIAS_SQUARES + i
    const v = multiplyAdd(b2, v128.load(at), f32x4.mul(c2, f32x4.mul(g, g)))
    v128.store(at, v)
    adamWMove(record + MATRIX + i, g, v, b1, c1, rate, root, small, kept)
  }
}

/** `adamWRows` for the edge-normalised rule, without state of its own: values ← kept·values − rate·gradient. */
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

function edgeNormalisedStep(
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

/** What `update` and `updateByOne` share; x and z as in `adamWRows`. */
function move(
  record: usize,
  x: usize,
  z: usize,
  zOfBias: usize,
  squaresOfW: f32,
  squaresOfB: f32,
  statistics: usize,
): void {
  const squares = squaresOfW + squaresOfB
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
  if (edgeNormalised) edgeNormalisedStep(record, x, z, zOfBias, factor, squaresOfW, squaresOfB)
  else if (factored) factoredStep(record, x, z, zOfBias, factor)
  else if (half) {
    prepareAdamW(record + 2 * RECORD)
    const steps = <u32>load<f32>(record + 2 * RECORD)
    halfRows(record, D, 0, steps, x, z, factor, weightDecay)
    halfRows(record + MATRIX, 1, <u32>(D * D), steps, 0, zOfBias, factor, biasDecay)
  }
  else {
    prepareAdamW(record + 3 * RECORD)
    adamWRows(record, D, x, z, factor, weightDecay)
    adamWRows(record + MATRIX, 1, 0, zOfBias, factor, biasDecay)
  }
}

/**
 * Moves an edge by its gradient G [W|b] and counts it in `statistics`:
 *   f64 Σ ‖gradient‖² before clipping, u32 edges updated, u32 edges clipped, u32 address of the first record whose
 *   gradient was not finite (0: none). Such a record is left as it was.
 */
export function update(record: usize, G: usize, statistics: usize): void {
  const ofW = sumOfSquares(G, MATRIX)
  move(record, 0, G, G + MATRIX, ofW, sumOfSquares(G + MATRIX, ROW), statistics)
}

/** The same when one position alone has gradient: it is the outer product of x and z, which is never stored. */
export function updateByOne(record: usize, x: usize, z: usize, statistics: usize): void {
  const ofZ = sumOfSquares(z, ROW)
  move(record, x, z, z, sumOfSquares(x, ROW) * ofZ, ofZ, statistics)
}
