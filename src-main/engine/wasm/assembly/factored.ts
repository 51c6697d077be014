// Factored AdamW on an edge. The state behind the record [W|b]: means [d² + d], mean squares of W's rows [d] and
// columns [d], squares of b [d], steps taken, 3 unused.
import { adamRate, adamRoot, adamWMove, prepareAdamW } from './adamw'
import { sumOfSquares } from './arithmetic'
import { D } from './shape'
import { beta1, beta2, biasDecay, epsilon, weightDecay } from './step-settings'
import { MATRIX, multiplyAdd, RECORD, ROW, sum, zero } from './vector'

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
export function factoredStep(record: usize, x: usize, z: usize, zOfBias: usize, factor: f32): void {
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
