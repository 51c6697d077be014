/** The order in which candidates decode, and one greedy step over the whole vocabulary. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import { findEdge, sharedEdge } from '../graph.ts'
import { sharedWeight } from './candidates.ts'
import { candidateEncodingAt, forward, transform } from './forward.ts'
import type { Model, Phase } from './forward.ts'
import { gelu } from '../../../src-shared/model/gelu.ts'

export interface DecodeStep {
  /** [V] */
  readonly energies: Float64Array
  /** [V] scale · E, plus ln w_v on the shared edge; −∞ for a token that is no candidate. */
  readonly scores: Float64Array
  /** The greedy choice. */
  readonly chosen: number
}

/** Everything about the token that follows a prompt of at least one token. */
export function decodeStep(model: Model, prompt: ArrayLike<number>, phase: Phase = 'decoding'): DecodeStep {
  const { config, graph } = model
  const { d } = config
  const pass = forward(model, prompt, phase)
  const j = prompt.length - 1
  const source = prompt[j]
  const peAt = candidateEncodingAt(model, j, phase)
  const energies = new Float64Array(graph.nodes)
  const z = new Float64Array(d)
  const energyOf = (edge: number): number => {
    transform(model, edge, pass.mixtures, j * d, pass.encoding, peAt, z, 0)
    let sum = 0
    for (let i = 0; i < d; i++) sum += gelu(z[i]) ** 2
    return Math.sqrt(sum)
  }
  const energyOfShared = energyOf(sharedEdge)
  for (let v = 0; v < graph.nodes; v++) {
    const edge = findEdge(graph, source, v)
    energies[v] = edge === sharedEdge ? energyOfShared : energyOf(edge)
  }
  const scores = scoresOf(model, source, energies)
  let chosen = 0
  for (let v = 0; v < graph.nodes; v++) if (decodesBefore(model, source, scores, v, chosen)) chosen = v
  return { energies, scores, chosen }
}

/** [V] scores from the energies [V] of all candidates of a source. */
export function scoresOf(model: Model, source: number, energies: Float64Array): Float64Array {
  const { config, graph } = model
  const scores = new Float64Array(graph.nodes)
  for (let v = 0; v < graph.nodes; v++) {
    const onShared = findEdge(graph, source, v) === sharedEdge
    scores[v] = config.energyScale * energies[v] + (onShared ? Math.log(sharedWeight(graph, v)) : 0)
  }
  if (dialects[config.dialect].decodingExcludesCurrent) scores[source] = -Infinity
  return scores
}

/** Whether greedy decoding prefers `a` to `b`: higher score, then more frequent bigram, then lower id. */
export function decodesBefore(
  model: Model,
  source: number,
  scores: Float64Array,
  a: number,
  b: number,
): boolean {
  if (scores[a] !== scores[b]) return scores[a] > scores[b]
  const count = (v: number): number => {
    const edge = findEdge(model.graph, source, v)
    return edge === sharedEdge ? 0 : model.graph.counts[edge]
  }
  return count(a) !== count(b) ? count(a) > count(b) : a < b
}

/** How many of the candidates decode before the target; one that is excluded from decoding comes last. */
export function rankOf(
  model: Model,
  source: number,
  target: number,
  scores: Float64Array,
  candidates: Iterable<number>,
): number {
  let rank = 0
  for (const v of candidates) if (v !== target && decodesBefore(model, source, scores, v, target)) rank++
  return rank
}
