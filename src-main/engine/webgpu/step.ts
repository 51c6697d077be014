/**
 * A step as dispatches: path forward → energies, softmax and, in training, backward with update, wave by wave → path
 * backward → the update of the edges on paths and of the small parameters → sums for the report.
 */
import type { Dimension } from '../../../src-shared/model/config.ts'
import type { Dispatches } from './dispatch.ts'
import type { StepPlan } from './plan.ts'
import type { Shard } from './shards.ts'
import type { BlockList, Wave } from './waves.ts'
import { fewPositions, manyPositions } from './wgsl/kernel.ts'
import { mixedPerWorkgroup } from './wgsl/path.ts'
import { alphaChunk, sharedChunk } from './wgsl/small.ts'

export interface StepShape {
  readonly d: Dimension
  readonly shards: readonly Shard[]
  readonly maxContext: number
  readonly firstMixed: number
}

/** Signals, mixtures and the shared edge's energies. */
export function addPath(to: Dispatches, { d, shards }: StepShape, plan: StepPlan): void {
  const positions = plan.sequences * plan.predictions
  to.add('mixing', Math.ceil(plan.predictions / mixedPerWorkgroup))
  for (const [s, { at, count }] of plan.slots.entries())
    to.add('gather', count, { at, firstEdge: shards[s].firstEdge }, s)
  to.add('pathForward', plan.sequences)
  to.add('sharedEnergies', Math.ceil((positions * d) / 256))
}

/** Energies and probabilities of a wave. */
export function addScores(to: Dispatches, { shards }: StepShape, { firstRow, rows, blocks }: Wave): void {
  for (const { shard, few, at, count } of blocks) {
    const { firstEdge } = shards[shard]
    to.add(few ? 'energiesOfFew' : 'energies', count, { at, firstEdge }, shard)
  }
  to.add('softmax', rows, { at: firstRow })
}

export function addRanks(to: Dispatches, { firstRow, rows }: Wave): void {
  to.add('ranks', rows, { at: firstRow })
}

/** Where the sums of squared gradients and the waiting gradients lie in `slots`, in floats. */
export interface SlotLayout {
  /** Slots first, then the teams of each list of blocks. */
  readonly squares: number
  readonly gradientsAt: number
  readonly total: number
}

function teamsOf(d: Dimension, { few, count }: BlockList): number {
  return count * (few ? fewPositions(d) : manyPositions(d)).teams
}

export function slotLayout(d: Dimension, record: number, plan: StepPlan): SlotLayout {
  let squares = plan.slotCount
  for (const { blocks } of plan.waves) for (const list of blocks) squares += teamsOf(d, list)
  return { squares, gradientsAt: squares, total: squares + plan.slotCount * record }
}

/** Gradients and updates of all waves, after each one's scores. */
export function addWaves(to: Dispatches, shape: StepShape, plan: StepPlan, slots: SlotLayout): void {
  const { d, shards } = shape
  let squaresAt = plan.slotCount
  for (const wave of plan.waves) {
    addScores(to, shape, wave)
    for (const list of wave.blocks) {
      const { shard, few, at, count } = list
      const changes = { at, squaresAt, gradientsAt: slots.gradientsAt, firstEdge: shards[shard].firstEdge }
      to.add(few ? 'backwardOfFew' : 'backward', count, changes, shard)
      squaresAt += teamsOf(d, list)
    }
    to.add('collect', Math.ceil((wave.rows * d) / 256), { at: wave.firstRow, positions: wave.rows })
  }
}

/** What follows when all mixtures have their gradient. */
export function addUpdates(
  to: Dispatches,
  { shards, maxContext, firstMixed }: StepShape,
  plan: StepPlan,
  { squares, gradientsAt }: SlotLayout,
  { shared, dense }: { readonly shared: boolean; readonly dense: boolean },
): void {
  to.add('pathBackward', plan.sequences)
  for (const [s, { at, count }] of plan.slots.entries())
    to.add('pathUpdate', count, { at, squaresAt: 0, gradientsAt, firstEdge: shards[s].firstEdge }, s)
  const signals = Math.max(0, plan.predictions - firstMixed)
  to.add('alphaGradients', signals * Math.ceil(plan.sequences / alphaChunk))
  to.add('alphaUpdate', Math.ceil((dense ? maxContext : Math.min(maxContext, signals)) / 64))
  to.add('nodeUpdate', plan.starts.count, { at: plan.starts.at })
  if (shared) {
    const chunks = Math.ceil((plan.sequences * plan.predictions) / sharedChunk)
    to.add('sharedGradient', chunks)
    to.add('sharedUpdate', 1, { at: chunks })
  }
  if (dense)
    for (const [s, { firstEdge, edges }] of shards.entries()) to.add('untouched', edges, { firstEdge }, s)
  to.add('report', 1, { at: squares, squaresAt: 0 })
}
