/** Random small models and batches for tests: of the reference itself and of engines against it. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import type { Batch } from '../batch.ts'
import { graphOfPairs } from '../graph-of-pairs.ts'
import type { TokenGraph } from '../graph.ts'
import { ownEdges } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import type { Parameters } from '../parameters.ts'

/** A config of the paper's formulas with everything optional off. */
export function plainConfig(nodes: number, changes: Partial<ModelConfig> = {}): ModelConfig {
  return {
    dialect: 'paper',
    d: 8,
    vocabularySize: nodes,
    maxContext: 64,
    minBigramCount: 1,
    positionalEncoding: 'sine-cosine',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: false,
    ...changes,
  }
}

/**
 * A graph where each pair is an own edge with probability `density`, some sources having none at all; shared
 * candidates weigh 0.5 … 2 when the config weights them.
 */
export function randomGraph(config: ModelConfig, density: number, random: Random): TokenGraph {
  const nodes = config.vocabularySize
  const pairs: [number, number, number][] = []
  for (let u = 0; u < nodes; u++) {
    const bare = nodes > 3 && random.uniform() < 0.15
    for (let v = 0; v < nodes; v++)
      if (!bare && random.uniform() < density) pairs.push([u, v, 1 + random.below(5)])
  }
  const graph = graphOfPairs(nodes, pairs)
  if (config.sharedWeighting === 'uniform') return graph
  return { ...graph, sharedWeights: graph.sharedWeights.map(() => 0.5 + 1.5 * random.uniform()) }
}

/**
 * Parameters that keep signals of order 1 over any length: matrices have a gain below 1, biases are mostly positive,
 * so that energies differ. Values are exact in float32.
 */
export function randomParameters(
  config: ModelConfig,
  graph: TokenGraph,
  random: Random,
): Parameters<Float32Array> {
  const { d } = config
  const length = recordLength(d)
  const records = (count: number): Float32Array =>
    Float32Array.from({ length: count * length }, (_, i) =>
      i % length < d * d ? (random.gaussian() * 0.6) / Math.sqrt(d) : 0.3 + 0.5 * random.gaussian(),
    )
  return {
    edges: records(ownEdges(graph)),
    nodeBias: Float32Array.from({ length: graph.nodes * d }, () => 0.5 * random.gaussian()),
    alpha: Float32Array.from({ length: config.maxContext }, () => random.gaussian()),
    shared: records(1),
  }
}

export function toFloat64(parameters: Parameters): Parameters<Float64Array> {
  const { edges, nodeBias, alpha, shared } = parameters
  return {
    edges: Float64Array.from(edges),
    nodeBias: Float64Array.from(nodeBias),
    alpha: Float64Array.from(alpha),
    shared: Float64Array.from(shared),
  }
}

/** Sequences that prefer own edges, so that paths run over them, and repeat tokens often. */
export function randomBatch(graph: TokenGraph, sequences: number, length: number, random: Random): Batch {
  const tokens = new Uint32Array(sequences * length)
  for (let s = 0; s < sequences; s++) {
    let token = random.below(graph.nodes)
    for (let j = 0; j < length; j++) {
      tokens[s * length + j] = token
      const first = graph.offsets[token]
      const degree = graph.offsets[token + 1] - first
      const alongOwn = degree > 0 && random.uniform() < 0.7
      token = alongOwn ? graph.targets[first + random.below(degree)] : random.below(graph.nodes)
    }
  }
  return { sequences, length, tokens }
}
