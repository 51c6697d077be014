// How one edge's record moves, given its gradient, by the rule of the step's optimiser. The state lies behind the record.
import { adamWRows, prepareAdamW } from './adamw'
import { sumOfSquares } from './arithmetic'
import { edgeNormalisedStep } from './edge-normalised'
import { factoredStep } from './factored'
import { halfRows } from './half-precision'
import { multiplyBack } from './multiply'
import { D } from './shape'
import { biasDecay, clip, edgeNormalised, factored, half, weightDecay } from './step-settings'
import { MATRIX, RECORD, ROW } from './vector'

/** What all updates share; x, z, n, Z and dX as in `adamWRows`. */
function move(
  record: usize,
  x: usize,
  z: usize,
  zOfBias: usize,
  squaresOfW: f32,
  squaresOfB: f32,
  n: u32,
  Z: usize,
  dX: usize,
  statistics: usize,
): void {
  const squares = squaresOfW + squaresOfB
  if (edgeNormalised || factored || half || squares * 0 != 0)
    for (let j: usize = 0; j < n; j++) multiplyBack(record, Z + j * ROW, dX + j * ROW)
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
    adamWRows(record, D, x, z, factor, weightDecay, n, Z, dX)
    adamWRows(record + MATRIX, 1, 0, zOfBias, factor, biasDecay, 0, 0, 0)
  }
}

/**
 * Moves an edge by its gradient G [W|b] and counts it in `statistics`:
 *   f64 Σ ‖gradient‖² before clipping, u32 edges updated, u32 edges clipped, u32 address of the first record whose
 *   gradient was not finite (0: none). Such a record is left as it was.
 */
export function update(record: usize, G: usize, statistics: usize): void {
  updateFlowingBack(record, G, 0, 0, 0, statistics)
}

/** The same, and dX [n × d] += Z [n × d] · Wᵀ with W as it was. */
export function updateFlowingBack(record: usize, G: usize, n: u32, Z: usize, dX: usize, statistics: usize): void {
  const ofW = sumOfSquares(G, MATRIX)
  move(record, 0, G, G + MATRIX, ofW, sumOfSquares(G + MATRIX, ROW), n, Z, dX, statistics)
}

/** The same when one position alone has gradient: it is the outer product of x and z, which is never stored. */
export function updateByOne(record: usize, x: usize, z: usize, dX: usize, statistics: usize): void {
  const ofZ = sumOfSquares(z, ROW)
  move(record, x, z, z, sumOfSquares(x, ROW) * ofZ, ofZ, 1, z, dX, statistics)
}
