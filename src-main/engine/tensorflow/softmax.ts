/**
 * From energies to losses, and to the gradient of the energies, in double precision. Positions have very different
 * numbers of candidates, so this part is loops over what the device gave, not tensors.
 */
import { sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { Piece, StepPlan } from './plan.ts'

export interface Losses {
  /** [positions] −ln P(target), nats. */
  readonly loss: Float64Array
  /** [positions] */
  readonly targetEnergy: Float64Array
  /** [positions] scale · E of the greatest candidate, and Σ mass · exp(scale · E − greatest). */
  readonly greatest: Float64Array
  readonly sum: Float64Array
}

/** Calls `visit` with every slot in use of a piece: index into slots and energies, row, position. */
function eachSlot(piece: Piece, visit: (at: number, row: number, p: number) => void): void {
  const { width, used, slots } = piece
  for (let row = 0; row < used.length; row++)
    for (let at = row * width; at < row * width + used[row]; at++) visit(at, row, slots[at])
}

/** @param energies per piece [edges × width] */
export function lossesOf(
  plan: StepPlan,
  graph: TokenGraph,
  energyScale: number,
  energies: readonly Float32Array[],
): Losses {
  const positions = plan.sources.length
  const greatest = new Float64Array(positions).fill(-Infinity)
  const sum = new Float64Array(positions)
  const targetEnergy = new Float64Array(positions)
  for (const [n, piece] of plan.pieces.entries())
    eachSlot(piece, (at, row, p) => {
      greatest[p] = Math.max(greatest[p], energyScale * energies[n][at])
      if (piece.edges[row] === plan.targetEdges[p]) targetEnergy[p] = energies[n][at]
    })
  for (const [n, piece] of plan.pieces.entries())
    eachSlot(piece, (at, row, p) => {
      const mass = piece.edges[row] === sharedEdge ? plan.sharedMass[p] : 1
      sum[p] += mass * Math.exp(energyScale * energies[n][at] - greatest[p])
    })
  const loss = Float64Array.from(sum, (total, p) => {
    const onShared = plan.targetEdges[p] === sharedEdge
    const logWeight = onShared ? Math.log(graph.sharedWeights[plan.targets[p]]) : 0
    return greatest[p] + Math.log(total) - energyScale * targetEnergy[p] - logWeight
  })
  return { loss, targetEnergy, greatest, sum }
}

/**
 * ∂(weight · Σ loss)/∂E = weight · scale · (P − [is the target]) of one piece [edges × width], 0 in slots not in use.
 * `push` [edges] gets Σ|∂loss/∂E| of each of the piece's edges.
 */
export function energyGradients(
  plan: StepPlan,
  piece: Piece,
  energies: Float32Array,
  { greatest, sum }: Losses,
  energyScale: number,
  weight: number,
  push: Float64Array,
): Float32Array {
  const gradients = new Float32Array(energies.length)
  eachSlot(piece, (at, row, p) => {
    const edge = piece.edges[row]
    const mass = edge === sharedEdge ? plan.sharedMass[p] : 1
    const probability = (mass * Math.exp(energyScale * energies[at] - greatest[p])) / sum[p]
    const gradient = weight * energyScale * (probability - (edge === plan.targetEdges[p] ? 1 : 0))
    gradients[at] = gradient
    push[row] += Math.abs(gradient)
  })
  return gradients
}
