/** From bigram counts to the token graph, and what a choice of threshold would leave. */
import { StudioError } from '../../src-shared/errors.ts'
import type { ModelConfig } from '../../src-shared/model/config.ts'
import type { BigramCounts } from './bigram-counter.ts'
import type { TokenGraph } from './graph.ts'

export { BigramCounter } from './bigram-counter.ts'
export type { BigramCounts } from './bigram-counter.ts'

export type GraphSettings = Pick<ModelConfig, 'minBigramCount' | 'sharedWeighting'>

/**
 * The own edges are the bigrams that occur at least `minBigramCount` times.
 * @throws StudioError 'graph-empty' when there is none
 */
export function buildGraph(bigrams: BigramCounts, settings: GraphSettings): TokenGraph {
  const { nodes, nodeCounts } = bigrams
  const { minBigramCount } = settings
  const offsets = new Uint32Array(nodes + 1)
  let kept = 0
  let most = 0
  for (let u = 0; u < nodes; u++) {
    for (let pair = bigrams.offsets[u]; pair < bigrams.offsets[u + 1]; pair++) {
      if (bigrams.counts[pair] >= minBigramCount) kept++
      most = Math.max(most, bigrams.counts[pair])
    }
    offsets[u + 1] = kept
  }
  if (kept === 0)
    throw new StudioError(
      'graph-empty',
      `No bigram occurs ${minBigramCount} times or more, so no edge would have parameters of its own.`,
      most === 0
        ? 'The text has no two tokens in a row; import more of it.'
        : `The most frequent bigram occurs ${most} times: choose minBigramCount from 1 to ${most}.`,
    )
  const targets = new Uint32Array(kept)
  const counts = new Uint32Array(kept)
  let edge = 0
  for (let pair = 0; pair < bigrams.counts.length; pair++) {
    if (bigrams.counts[pair] < minBigramCount) continue
    targets[edge] = bigrams.targets[pair]
    counts[edge] = bigrams.counts[pair]
    edge++
  }
  const sharedWeights =
    settings.sharedWeighting === 'uniform' ? new Float64Array(nodes).fill(1) : continuationWeights(bigrams)
  return { nodes, offsets, targets, counts, nodeCounts: nodeCounts.slice(), sharedWeights }
}

/**
 * [V] w_v = V · (cont_v + ½) / Σ (cont + ½), where cont_v is the number of different nodes seen before v: mean 1,
 * never 0.
 */
export function continuationWeights(bigrams: BigramCounts): Float64Array {
  const { nodes, targets } = bigrams
  const weights = new Float64Array(nodes).fill(0.5)
  for (const target of targets) weights[target]++
  const scale = nodes / (targets.length + 0.5 * nodes)
  return weights.map((weight) => weight * scale)
}

export interface CountBucket {
  /** Bigrams that occur from `from` to `to` times, both included. */
  readonly from: number
  readonly to: number
  readonly bigrams: number
  readonly occurrences: number
}

/** Histogram of bigram counts with buckets 1, 2, 3-4, 5-8, 9-16 … up to the greatest count. */
export function countHistogram(bigrams: BigramCounts): CountBucket[] {
  const buckets: { from: number; to: number; bigrams: number; occurrences: number }[] = []
  for (const count of bigrams.counts) {
    const index = 32 - Math.clz32(count - 1)
    while (buckets.length <= index) {
      const to = 2 ** buckets.length
      buckets.push({ from: Math.floor(to / 2) + 1, to, bigrams: 0, occurrences: 0 })
    }
    buckets[index].bigrams++
    buckets[index].occurrences += count
  }
  return buckets
}

export interface ThresholdChoice {
  readonly minBigramCount: number
  readonly ownEdges: number
  /** ownEdges / V². */
  readonly density: number
  /** Share of the text's bigrams that run over own edges. */
  readonly coverage: number
}

/** What each threshold would leave. */
export function thresholdChoices(bigrams: BigramCounts, thresholds: readonly number[]): ThresholdChoice[] {
  let running = 0
  for (const count of bigrams.counts) running += count
  return thresholds.map((minBigramCount) => {
    let ownEdges = 0
    let covered = 0
    for (const count of bigrams.counts) {
      if (count < minBigramCount) continue
      ownEdges++
      covered += count
    }
    const coverage = running === 0 ? 0 : covered / running
    return { minBigramCount, ownEdges, density: ownEdges / bigrams.nodes ** 2, coverage }
  })
}
