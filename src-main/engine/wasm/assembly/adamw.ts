// AdamW on an edge. The state behind the record [W|b]: means [d² + d], squares [d² + d], steps taken, 3 unused.
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { power } from './arithmetic'
import { multiplyBackFour } from './multiply'
import { beta1, beta2, epsilon, learningRate } from './step-settings'
import { multiplyAdd, RECORD, ROW } from './vector'

// What AdamW needs besides the gradient, per update: set by `prepareAdamW`.
export let adamRate: f32 = 0
export let adamRoot: f32 = 0

/** Counts a step of a record, whose count is at `at`, and corrects its bias: Adam's step is rate·m / (√v·root + ε). */
export function prepareAdamW(at: usize): void {
  const steps = load<f32>(at) + 1
  store<f32>(at, steps)
  adamRate = <f32>(<f64>learningRate / (1.0 - power(beta1, <u32>steps)))
  adamRoot = <f32>(1.0 / sqrt<f64>(1.0 - power(beta2, <u32>steps)))
}

/** Four values under AdamW with gradient g and mean square v. */
// @ts-ignore: decorator
@inline
export function adamWMove(
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
 * decay is what a value loses of itself. What flows back through W to n positions, dX [n × d] += Z [n × d] · Wᵀ, is computed
 * four rows at a time just before they move: square roots and divisions then hide the time in which the next rows arrive.
 */
export function adamWRows(
  values: usize,
  rows: usize,
  x: usize,
  z: usize,
  factor: f32,
  decay: f32,
  n: u32,
  Z: usize,
  dX: usize,
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
  for (let row: usize = 0; row < rows; row++) {
    if ((row & 3) == 0)
      for (let j: usize = 0; j < n; j++) multiplyBackFour(values, Z + j * ROW, dX + row * 4 + j * ROW)
    const scale = x != 0 ? f32x4.mul(f, v128.load_splat<f32>(x)) : f
    for (let i: usize = 0; i < ROW; i += 16)
      adamWStep(values + i, f32x4.mul(scale, v128.load(z + i)), b1, c1, b2, c2, rate, root, small, kept)
    values += ROW
    if (x != 0) x += 4
    else z += ROW
  }
}
