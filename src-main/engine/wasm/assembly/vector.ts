// Four numbers at a time: multiply-add, exponential, GeLU and its derivative.
//
// Constants are loaded from a table in memory: V8 rebuilds a vector literal at every use, which costs more than
// the load.
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { D, RELAXED } from './shape'

/** Bytes of a signal, and of one row of an edge's matrix. */
export const ROW: usize = D * 4
/** Bytes of W. */
export const MATRIX: usize = D * ROW
/** Bytes of one record [W|b]. */
export const RECORD: usize = MATRIX + ROW

// Rows of the table as its comments count them, not one number a line.
// prettier-ignore
const NUMBERS: usize = memory.data<f32>([
  // 0: exp(x) = 2^r · polynomial(x − r ln 2), r = round(x / ln 2); ln 2 in two parts (Cody and Waite).
  -87.0, 1.44269504, 0.693359375, -2.12194440e-4,
  // 4: 1/6!, 1/5!, 1/4!, 1/3!, 1/2, 1
  1.3888889e-3, 8.3333337e-3, 4.1666668e-2, 1.6666667e-1, 0.5, 1.0,
  // 10: 1 − Φ(a) = ½ (p₁k + … + p₅k⁵) exp(−a²/2), k = 1/(1 + c a) (Abramowitz and Stegun 7.1.26 at a/√2): c, p₅ … p₁
  0.23164188, 1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592,
  // 16: 1/√(2π), −½
  0.39894228, -0.5,
  // 18: GeLU(z) ≈ z (½ + c·P(u)), c = z clamped to ±5.1, u = 2c²/5.1² − 1: the bound, −bound, 2/bound², −1
  5.1, -5.1, 0.0768935025, -1.0,
  // 22: P from degree 12 down, a weighted minimax fit; |error| < 1e-6
  6.48170593e-4, -1.95480045e-3, 2.42016395e-3, -3.23432963e-3, 6.84469705e-3, -1.20203635e-2, 1.74721796e-2,
  -2.40178443e-2, 3.17147188e-2, -4.02184650e-2, 5.07830493e-2, -6.90032691e-2, 1.38605282e-1,
], 16)
const BITS: usize = memory.data<u32>([0x80000000, 0x7fffffff, 127], 16)

// @ts-ignore: decorator
@inline
export function number(index: usize): v128 {
  return v128.load_splat<f32>(NUMBERS + (index << 2))
}

// @ts-ignore: decorator
@inline
function bits(index: usize): v128 {
  return v128.load_splat<u32>(BITS + (index << 2))
}

// @ts-ignore: decorator
@inline
export function zero(): v128 {
  return i32x4.splat(0)
}

/** a·b + c. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c)
}

/** c − a·b. */
// @ts-ignore: decorator
@inline
export function multiplySubtract(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f32x4.relaxed_nmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b))
}

/** The sum of the four lanes, always in the same order. */
// @ts-ignore: decorator
@inline
export function sum(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  )
}

/** e^x for x ≤ 0; below −87 it stays at e^−87, which is 0 for every purpose here. */
// @ts-ignore: decorator
@inline
export function exponential(argument: v128): v128 {
  const x = f32x4.pmax(argument, number(0))
  const r = f32x4.nearest(f32x4.mul(x, number(1)))
  const f = multiplySubtract(r, number(3), multiplySubtract(r, number(2), x))
  let q = multiplyAdd(number(4), f, number(5))
  q = multiplyAdd(q, f, number(6))
  q = multiplyAdd(q, f, number(7))
  q = multiplyAdd(q, f, number(8))
  q = multiplyAdd(q, f, number(9))
  q = multiplyAdd(q, f, number(9))
  const exponent = RELAXED ? i32x4.relaxed_trunc_f32x4_s(r) : i32x4.trunc_sat_f32x4_s(r)
  return f32x4.mul(q, i32x4.shl(i32x4.add(exponent, bits(2)), 23))
}

/** GeLU alone, by the polynomial. */
// @ts-ignore: decorator
@inline
export function gelu(z: v128): v128 {
  const c = f32x4.pmin(f32x4.pmax(z, number(19)), number(18))
  const u = multiplyAdd(f32x4.mul(c, c), number(20), number(21))
  let p = multiplyAdd(number(22), u, number(23))
  p = multiplyAdd(p, u, number(24))
  p = multiplyAdd(p, u, number(25))
  p = multiplyAdd(p, u, number(26))
  p = multiplyAdd(p, u, number(27))
  p = multiplyAdd(p, u, number(28))
  p = multiplyAdd(p, u, number(29))
  p = multiplyAdd(p, u, number(30))
  p = multiplyAdd(p, u, number(31))
  p = multiplyAdd(p, u, number(32))
  p = multiplyAdd(p, u, number(33))
  p = multiplyAdd(p, u, number(34))
  return f32x4.mul(z, multiplyAdd(c, p, number(8)))
}

/** e^(−z²/2), which Φ and its density share. */
// @ts-ignore: decorator
@inline
export function bell(z: v128): v128 {
  return exponential(f32x4.mul(f32x4.mul(z, z), number(17)))
}

/** Φ(z), given bell(z). */
// @ts-ignore: decorator
@inline
export function cumulative(z: v128, e: v128): v128 {
  const a = v128.and(z, bits(1))
  const k = f32x4.div(number(9), multiplyAdd(a, number(10), number(9)))
  let p = multiplyAdd(number(11), k, number(12))
  p = multiplyAdd(p, k, number(13))
  p = multiplyAdd(p, k, number(14))
  p = multiplyAdd(p, k, number(15))
  const tail = f32x4.mul(f32x4.mul(p, k), f32x4.mul(e, number(8)))
  const half = f32x4.sub(number(8), tail)
  return f32x4.add(number(8), v128.or(half, v128.and(z, bits(0))))
}

/** GeLU′(z) = Φ(z) + z φ(z). */
// @ts-ignore: decorator
@inline
export function slope(z: v128, e: v128, phi: v128): v128 {
  return multiplyAdd(f32x4.mul(z, number(16)), e, phi)
}
