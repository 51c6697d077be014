// AdamW on an edge with moments in half precision. The state behind the record [W|b]: means and squares in words of
// model/half-moments.ts [d² + d], steps taken, 3 unused.
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { adamRate, adamRoot } from './adamw'
import { beta1, beta2, epsilon } from './step-settings'
import { multiplyAdd, RECORD, ROW, zero } from './vector'

/** A number of 16 bits, in the lower half of its lane, as float32; 0 for code 0. */
// @ts-ignore: decorator
@inline
function decoded(code: v128, base: v128): v128 {
  return v128.and(i32x4.add(i32x4.shl(code, 13), base), i32x4.ne(code, zero()))
}

/** The other way round, rounded up where the remainder exceeds what `dither` lacks to one; see model/half-moments.ts. */
// @ts-ignore: decorator
@inline
function encoded(value: v128, dither: v128, base: v128, most: v128): v128 {
  const above = i32x4.sub(i32x4.add(i32x4.min_s(value, most), i32x4.shr_u(dither, 19)), base)
  return v128.and(i32x4.shr_u(above, 13), i32x4.gt_s(above, i32x4.splat(0x7fffff)))
}

/** As `adamWRows`, where a word holds both moments; the first row's numbers begin at the record's `first`. */
export function halfRows(
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
