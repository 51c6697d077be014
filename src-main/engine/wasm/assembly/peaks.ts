// What this machine can do at most, measured with the same instructions as the kernels: for the benchmark.
import { multiplyAdd, number, zero } from './vector'

/** `rounds` × 12 independent multiply-adds of four numbers, nothing else: 96 floating-point operations a round. */
export function multiplyAddPeak(rounds: u32): f32 {
  const x = number(17)
  const y = number(16)
  let a0 = zero()
  let a1 = number(1)
  let a2 = number(2)
  let a3 = number(3)
  let a4 = number(4)
  let a5 = number(5)
  let a6 = number(6)
  let a7 = number(7)
  let a8 = number(8)
  let a9 = number(9)
  let a10 = number(10)
  let a11 = number(11)
  for (let i: u32 = 0; i < rounds; i++) {
    a0 = multiplyAdd(a0, x, y)
    a1 = multiplyAdd(a1, x, y)
    a2 = multiplyAdd(a2, x, y)
    a3 = multiplyAdd(a3, x, y)
    a4 = multiplyAdd(a4, x, y)
    a5 = multiplyAdd(a5, x, y)
    a6 = multiplyAdd(a6, x, y)
    a7 = multiplyAdd(a7, x, y)
    a8 = multiplyAdd(a8, x, y)
    a9 = multiplyAdd(a9, x, y)
    a10 = multiplyAdd(a10, x, y)
    a11 = multiplyAdd(a11, x, y)
  }
  const b = f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(f32x4.add(a4, a5), f32x4.add(a6, a7)))
  return f32x4.extract_lane(f32x4.add(b, f32x4.add(f32x4.add(a8, a9), f32x4.add(a10, a11))), 0)
}

/** Reads, scales and writes back `bytes` (a multiple of 64): the traffic of an optimiser without its arithmetic. */
export function readModifyWrite(at: usize, bytes: usize): void {
  const s = number(9)
  for (const end = at + bytes; at < end; at += 64) {
    v128.store(at, f32x4.mul(v128.load(at), s))
    v128.store(at, f32x4.mul(v128.load(at, 16), s), 16)
    v128.store(at, f32x4.mul(v128.load(at, 32), s), 32)
    v128.store(at, f32x4.mul(v128.load(at, 48), s), 48)
  }
}
