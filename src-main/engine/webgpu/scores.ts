/** From what an evaluation reads back to losses, energies and ranks in the batch's order. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Scores, StepSettings } from '../engine.ts'
import { onShared } from '../wasm/plan-types.ts'
import { SharedCandidates } from '../wasm/shared-candidates.ts'
import type { PlanInput, StepPlan } from './plan.ts'
import { scoreFloats } from './wgsl/candidates.ts'

/** @param floats [positions × scoreFloats] as in softmax.ts */
export function scoresOf(
  { config, shared, batch }: PlanInput,
  { drafts, order, entryOf, predictions }: StepPlan,
  candidates: StepSettings['candidates'],
  floats: Float32Array,
): Scores {
  const positions = order.length
  const scores = {
    loss: new Float32Array(positions),
    rank: new Uint32Array(positions),
    energy: new Float32Array(positions),
  }
  const { decodingExcludesCurrent } = dialects[config.dialect]
  for (const group of drafts) {
    const onSharedEdge = new SharedCandidates(shared, { candidates }, group)
    const excluded = decodingExcludesCurrent ? group.source : -1
    for (let n = group.first; n < group.first + group.positions; n++) {
      const p = order[n]
      const [loss, energy, ahead, sharedEnergy] = floats.subarray(p * scoreFloats + 4, p * scoreFloats + 8)
      const target = batch.tokens[p + Math.floor(p / predictions) + 1]
      const isShared = entryOf[n] === onShared
      const sharedScore = config.energyScale * sharedEnergy
      const own = config.energyScale * energy + (isShared ? Math.log(shared.sharedWeights[target]) : 0)
      const score = target === excluded ? -Infinity : own
      scores.loss[p] = loss
      scores.energy[p] = energy
      scores.rank[p] = ahead + onSharedEdge.ahead(target, isShared, sharedScore, score, excluded)
    }
  }
  return scores
}
