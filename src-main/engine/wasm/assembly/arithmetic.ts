// What the rules of all optimisers compute: bias corrections and squares of gradients.
import { multiplyAdd, sum, zero } from './vector'

/** base^exponent for a whole exponent, by squaring. */
export function power(base: f64, exponent: u32): f64 {
  let result: f64 = 1
  while (exponent != 0) {
    if (exponent & 1) result *= base
    base *= base
    exponent >>= 1
  }
  return result
}

/** Of `bytes` bytes, a multiple of 32. */
export function sumOfSquares(at: usize, bytes: usize): f32 {
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
