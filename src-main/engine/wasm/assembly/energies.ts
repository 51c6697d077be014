// Forward: energies of candidates, E = ‖GeLU(W·x + b + PE)‖.
import { ENTRY, energyRow, fromOf, keptOf, recordOf, toOf } from './entry'
import { multiply, Start } from './multiply'
import { D } from './shape'
import { bell, cumulative, gelu, MATRIX, multiplyAdd, ROW, slope, sum, zero } from './vector'

/** Positions worked on at a time, so that their z stays in the nearest cache. */
export const CHUNK: u32 = D > 32 ? 32 : 64

/** E [n] of potentials Z [n × d]. Returns 0, or NaN when a value is not finite. */
function norms(n: u32, Z: usize, E: usize): f32 {
  let check: f32 = 0
  for (let j: u32 = 0; j < n; j++) {
    let total = zero()
    for (let i: usize = 0; i < ROW; i += 16) {
      const y = gelu(v128.load(Z + i))
      total = multiplyAdd(y, y, total)
    }
    const energy = sqrt<f32>(sum(total))
    store<f32>(E + (<usize>j << 2), energy)
    check += energy * 0
    Z += ROW
  }
  return check
}

/** The same, and Z ← GeLU(z)·GeLU′(z): all that the backward pass needs of z, since ∂E/∂z is that over E. */
export function normsAndSlopes(n: u32, Z: usize, E: usize): f32 {
  let check: f32 = 0
  for (let j: u32 = 0; j < n; j++) {
    let total = zero()
    for (let i: usize = 0; i < ROW; i += 16) {
      const z = v128.load(Z + i)
      const e = bell(z)
      const phi = cumulative(z, e)
      const y = f32x4.mul(z, phi)
      total = multiplyAdd(y, y, total)
      v128.store(Z + i, f32x4.mul(y, slope(z, e, phi)))
    }
    const energy = sqrt<f32>(sum(total))
    store<f32>(E + (<usize>j << 2), energy)
    check += energy * 0
    Z += ROW
  }
  return check
}

/**
 * Energies of `count` entries of a group with signals X and positional encodings P [positions × d]. `scratch` holds
 * CHUNK rows. Returns the first entry with an energy that is not finite, or −1.
 */
export function energies(entries: usize, count: u32, X: usize, P: usize, scratch: usize): i32 {
  let nonFinite: i32 = -1
  for (let e: u32 = 0; e < count; e++) {
    const entry = entries + <usize>e * ENTRY
    const W = recordOf(entry)
    const E = energyRow(entry)
    const kept = keptOf(entry)
    const from = fromOf(entry)
    const to = toOf(entry)
    let check: f32 = 0
    for (let j = from; j < to; j += CHUNK) {
      const n = min(to - j, CHUNK)
      const row = <usize>j * ROW
      const Z = kept != 0 ? kept + <usize>(j - from) * ROW : scratch
      multiply<Start>(n, W, X + row, W + MATRIX, P + row, Z)
      check += kept != 0 ? normsAndSlopes(n, Z, E + (<usize>j << 2)) : norms(n, Z, E + (<usize>j << 2))
    }
    if (check != 0 && nonFinite < 0) nonFinite = e
  }
  return nonFinite
}

/** Energies E [count] of one signal x over consecutive records `stride` bytes apart, at positional encoding p. */
export function energiesOfOne(record: usize, stride: usize, count: u32, x: usize, p: usize, E: usize, scratch: usize): void {
  for (let e: u32 = 0; e < count; e++) {
    multiply<Start>(1, record, x, record + MATRIX, p, scratch)
    norms(1, scratch, E + (<usize>e << 2))
    record += stride
  }
}

/** r [d] = GeLU(W·x + b + p), and its slope GeLU′ [d]: one step of a path. */
export function propagate(record: usize, x: usize, p: usize, r: usize, slopes: usize): void {
  multiply<Start>(1, record, x, record + MATRIX, p, r)
  activate(r, slopes)
}

/** r [d] ← GeLU(r), slopes [d] = GeLU′(r). */
export function activate(r: usize, slopes: usize): void {
  for (let i: usize = 0; i < ROW; i += 16) {
    const z = v128.load(r + i)
    const e = bell(z)
    const phi = cumulative(z, e)
    v128.store(r + i, f32x4.mul(z, phi))
    v128.store(slopes + i, slope(z, e, phi))
  }
}
