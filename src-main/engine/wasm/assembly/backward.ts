// Backward: from ∂loss/∂E to the gradient of signals and edges, and at once to the edges' update.
import { CHUNK, normsAndSlopes } from './energies'
import {
  ENTRY,
  energyRow,
  fromOf,
  keptOf,
  recordOf,
  slotOf,
  targetFromOf,
  targetToOf,
  toOf,
} from './entry'
import { Accumulate, multiply, multiplyBack, outerProducts, Start, transpose } from './multiply'
import { update, updateByOne, updateFlowingBack } from './optimisers'
import { energyGradients } from './softmax'
import { skipBelow } from './step-settings'
import { MATRIX, RECORD, ROW, zero } from './vector'

/** From this many positions on, a transposed copy of W pays. */
const TRANSPOSE_FROM: u32 = 8

/** Z [n × d] rows times coefficients [n]; their sum is stored in or added to bias [d]. */
function scaleRows<Mode>(n: u32, Z: usize, coefficients: usize, bias: usize): void {
  for (let column: usize = 0; column < ROW; column += 32) {
    let s0 = isFloat<Mode>() ? zero() : v128.load(bias + column)
    let s1 = isFloat<Mode>() ? zero() : v128.load(bias + column, 16)
    let z = Z + column
    for (let j: u32 = 0; j < n; j++) {
      const c = v128.load_splat<f32>(coefficients + (<usize>j << 2))
      const z0 = f32x4.mul(c, v128.load(z))
      const z1 = f32x4.mul(c, v128.load(z, 16))
      v128.store(z, z0)
      v128.store(z, z1, 16)
      s0 = f32x4.add(s0, z0)
      s1 = f32x4.add(s1, z1)
      z += ROW
    }
    v128.store(bias + column, s0)
    v128.store(bias + column, s1, 16)
  }
}

/**
 * The gradients of `count` entries of a group, after their energies and the log-sums [n] are known.
 * dX [positions × d] += what flows to the signals, through W as it was before its update. An entry with a slot puts
 * its gradient there; any other moves at once (see `update`), unless Σ |∂loss/∂E| is too small to bother.
 * weight: ∂loss/∂(scale·E) carries this factor. scratch: a record, a matrix, CHUNK rows, and one row of coefficients
 * [positions].
 */
export function backward(
  entries: usize,
  count: u32,
  X: usize,
  P: usize,
  logSums: usize,
  scale: f32,
  weight: f32,
  dX: usize,
  scratch: usize,
  statistics: usize,
): void {
  const transposed = scratch + RECORD
  const recomputed = transposed + MATRIX
  const coefficients = recomputed + <usize>CHUNK * ROW
  for (let e: u32 = 0; e < count; e++) {
    const entry = entries + <usize>e * ENTRY
    const W = recordOf(entry)
    const E = energyRow(entry)
    const from = fromOf(entry)
    const to = toOf(entry)
    const kept = keptOf(entry)
    const slot = slotOf(entry)
    const push = energyGradients(
      E,
      from,
      to,
      targetFromOf(entry),
      targetToOf(entry),
      logSums,
      scale,
      weight,
      coefficients,
    )
    // A push that is not a number is no reason to skip: `update` shall see and report it.
    const skip = from == to || (slot == 0 && push < skipBelow)
    const G = slot != 0 ? slot : scratch
    const moves = slot == 0 && !skip
    const alone = moves && to - from == 1
    // Few positions: the update also carries their gradients back to the signals.
    const late = moves && to - from < TRANSPOSE_FROM
    if (to - from >= TRANSPOSE_FROM) transpose(W, transposed)
    for (let j = from; j < to; j += CHUNK) {
      const n = min(to - j, CHUNK)
      const row = <usize>j * ROW
      const Z = kept != 0 ? kept + <usize>(j - from) * ROW : recomputed
      if (kept == 0) {
        multiply<Start>(n, W, X + row, W + MATRIX, P + row, Z)
        normsAndSlopes(n, Z, E + (<usize>j << 2))
      }
      const c = coefficients + (<usize>j << 2)
      if (j == from) scaleRows<Start>(n, Z, c, G + MATRIX)
      else scaleRows<Accumulate>(n, Z, c, G + MATRIX)
      if (to - from >= TRANSPOSE_FROM) multiply<Accumulate>(n, transposed, Z, 0, 0, dX + row)
      else if (!late) for (let i: u32 = 0; i < n; i++) multiplyBack(W, Z + <usize>i * ROW, dX + row + <usize>i * ROW)
      if (!skip && !alone) {
        if (j == from) outerProducts<Start>(n, X + row, Z, G)
        else outerProducts<Accumulate>(n, X + row, Z, G)
      }
    }
    const row = <usize>from * ROW
    const Z = kept != 0 ? kept : recomputed
    if (alone) updateByOne(W, X + row, Z, dX + row, statistics)
    else if (late) updateFlowingBack(W, G, to - from, Z, dX + row, statistics)
    else if (moves) update(W, G, statistics)
    // The place of the energies' address now says whether the edge changes in this step.
    store<u32>(entry, skip ? 0 : 1, 4)
  }
}

/** G [W|b] += the outer products of n inputs X and output gradients Z [n × d]: a path's share of an edge. */
export function addPath(n: u32, X: usize, Z: usize, G: usize): void {
  outerProducts<Accumulate>(n, X, Z, G)
  const bias = G + MATRIX
  for (let j: u32 = 0; j < n; j++) {
    for (let i: usize = 0; i < ROW; i += 16)
      v128.store(bias + i, f32x4.add(v128.load(bias + i), v128.load(Z + i)))
    Z += ROW
  }
}

/** out [n × d] += X [n × d]: partial sums of signal gradients, added in a fixed order. */
export function addRows(n: u32, X: usize, out: usize): void {
  const end = out + <usize>n * ROW
  for (; out < end; out += 16) {
    v128.store(out, f32x4.add(v128.load(out), v128.load(X)))
    X += 16
  }
}

/** What the hot loop of a step costs alone, for the benchmark: C [n × d] = X · W + b + P. */
export function product(n: u32, W: usize, X: usize, P: usize, C: usize): void {
  multiply<Start>(n, W, X, W + MATRIX, P, C)
}
