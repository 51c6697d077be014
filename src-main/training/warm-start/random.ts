/**
 * The published start: every number uniform in ±range, and equal attention. alpha is 1 in the released code, 0 in the
 * paper; softmax makes the two the same model, but weight decay does not.
 */
import { recordLength } from '../../model/parameters.ts'
import { edgeRandom, namedRandom } from './seeds.ts'
import { forEachEdge } from './sources.ts'
import type { InitialParameters, StartTerms } from './types.ts'

/** @param range half-width of the uniform distribution; 0.5 in the released code */
export function randomStart(terms: Omit<StartTerms, 'training'>, range = 0.5): InitialParameters {
  const { config, graph, seed } = terms
  const record = recordLength(config.d)
  const uniform = (random: { uniform(): number }): number => range * (2 * random.uniform() - 1)
  const nodes = namedRandom(seed, 'nodes')
  const shared = namedRandom(seed, 'shared')
  return {
    small: {
      nodeBias: new Float32Array(graph.nodes * config.d).map(() => uniform(nodes)),
      alpha: new Float32Array(config.maxContext).fill(config.dialect === 'brillm-0.5' ? 1 : 0),
      shared: new Float32Array(record).map(() => uniform(shared)),
    },
    edges(first, count) {
      const records = new Float32Array(count * record)
      forEachEdge(graph, first, count, (edge, source, target) => {
        const random = edgeRandom(seed, source, target)
        const at = (edge - first) * record
        for (let i = 0; i < record; i++) records[at + i] = uniform(random)
      })
      return records
    },
  }
}
