// The log-sum-exp over a group's entries, in a form that blocks of entries can compute apart: per position the
// greatest score and the sum of exponentials relative to it.
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { ENTRY, energyRow, fromOf, toOf } from './entry'
import { exponential, multiplyAdd } from './vector'

/**
 * greatest [n] = max over entries of scale·E, sums [n] = Σ exp(scale·E − greatest); rows are padded to multiples of
 * four. A position without any entry keeps (−3e38, 0).
 */
export function partialSums(entries: usize, count: u32, n: u32, scale: f32, greatest: usize, sums: usize): void {
  const s = f32x4.splat(scale)
  const end = (<usize>((n + 3) & ~3)) << 2
  for (let j: usize = 0; j < end; j += 16) {
    v128.store(greatest + j, f32x4.splat(-3e38))
    v128.store(sums + j, i32x4.splat(0))
  }
  const last = entries + <usize>count * ENTRY
  for (let entry = entries; entry < last; entry += ENTRY) {
    const E = energyRow(entry)
    const from = fromOf(entry)
    const to = toOf(entry)
    if (from == 0 && to == n) {
      for (let j: usize = 0; j < end; j += 16)
        v128.store(greatest + j, f32x4.pmax(v128.load(greatest + j), f32x4.mul(s, v128.load(E + j))))
    } else
      for (let j = <usize>from << 2; j < <usize>to << 2; j += 4)
        store<f32>(greatest + j, max(load<f32>(greatest + j), scale * load<f32>(E + j)))
  }
  for (let entry = entries; entry < last; entry += ENTRY) {
    const E = energyRow(entry)
    const from = fromOf(entry)
    const to = toOf(entry)
    if (from == 0 && to == n) {
      for (let j: usize = 0; j < end; j += 16) {
        const x = f32x4.sub(f32x4.mul(s, v128.load(E + j)), v128.load(greatest + j))
        v128.store(sums + j, f32x4.add(v128.load(sums + j), exponential(x)))
      }
    } else
      for (let j = <usize>from << 2; j < <usize>to << 2; j += 4) {
        const x = exponential(f32x4.splat(scale * load<f32>(E + j) - load<f32>(greatest + j)))
        store<f32>(sums + j, load<f32>(sums + j) + f32x4.extract_lane(x, 0))
      }
  }
}

// @ts-ignore: decorator
@inline
function quotient(E: v128, logSum: v128, scale: v128, weight: v128): v128 {
  const p = f32x4.mul(weight, exponential(f32x4.sub(f32x4.mul(scale, E), logSum)))
  return v128.and(f32x4.div(p, E), f32x4.gt(E, i32x4.splat(0)))
}

/**
 * coefficients [n] = (∂loss/∂E) / E of one entry, 0 where E is 0; ∂loss/∂E = weight·(P − [it is the target]) and
 * P = exp(scale·E − logSum). Returns Σ |∂loss/∂E|.
 */
export function energyGradients(
  E: usize,
  from: u32,
  to: u32,
  targetFrom: u32,
  targetTo: u32,
  logSums: usize,
  scale: f32,
  weight: f32,
  coefficients: usize,
): f32 {
  const s = f32x4.splat(scale)
  const w = f32x4.splat(weight)
  let j = <usize>from << 2
  const end = <usize>to << 2
  let pushes = i32x4.splat(0)
  for (; j + 16 <= end; j += 16) {
    const energy = v128.load(E + j)
    const q = quotient(energy, v128.load(logSums + j), s, w)
    v128.store(coefficients + j, q)
    pushes = multiplyAdd(q, energy, pushes)
  }
  let push =
    f32x4.extract_lane(pushes, 0) +
    f32x4.extract_lane(pushes, 1) +
    (f32x4.extract_lane(pushes, 2) + f32x4.extract_lane(pushes, 3))
  for (; j < end; j += 4) {
    const energy = load<f32>(E + j)
    const q = f32x4.extract_lane(quotient(f32x4.splat(energy), v128.load_splat<f32>(logSums + j), s, w), 0)
    store<f32>(coefficients + j, q)
    push += q * energy
  }
  for (j = <usize>targetFrom << 2; j < <usize>targetTo << 2; j += 4) {
    const energy = load<f32>(E + j)
    const q = load<f32>(coefficients + j)
    if (energy > 0) {
      store<f32>(coefficients + j, q - weight / energy)
      push += weight - 2 * (q * energy)
    }
  }
  return push
}
