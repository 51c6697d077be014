/**
 * The energies that make P(v | u) = softmax(energies) a smoothed bigram model: candidates on the shared edge have the
 * base energy, own edges as much more as their probability exceeds an unseen successor's.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { sharedMasses, type TokenGraph } from '../../model/graph.ts'
import type { LanguageModel } from '../baselines/index.ts'

/**
 * [own edges] E*(u,v) = E₀ + ln(p(v|u) / ρ_u) / scale, with ρ_u the probability that p leaves to u's shared candidates
 * per unit of their weight.
 * @param bigram p(v|u): asked with the one token u as history
 */
export function bigramEnergies(
  config: ModelConfig,
  graph: TokenGraph,
  bigram: LanguageModel,
  baseEnergy: number,
): Float64Array {
  const { nodes, offsets, targets } = graph
  const masses = sharedMasses(graph)
  const energies = new Float64Array(targets.length)
  const history = new Uint32Array(1)
  for (let u = 0; u < nodes; u++) {
    history[0] = u
    let own = 0
    for (let e = offsets[u]; e < offsets[u + 1]; e++) {
      energies[e] = bigram.probability(history, 1, targets[e])
      own += energies[e]
    }
    // A node whose every successor is own leaves nothing to share: any small mass does.
    const unseen = masses[u] > 0 ? Math.max(1 - own, 1e-6) / masses[u] : 1e-6 / nodes
    for (let e = offsets[u]; e < offsets[u + 1]; e++)
      energies[e] = baseEnergy + Math.log(energies[e] / unseen) / config.energyScale
  }
  return energies
}
