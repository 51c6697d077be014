/**
 * Which tokens share the probability at one position. Candidates on the shared edge have one energy between them, so
 * they are one entry with the sum of their weights, whatever their number.
 */
import { findEdge, sharedEdge, sharedMasses } from '../graph.ts'
import type { TokenGraph } from '../graph.ts'

export interface Candidates {
  readonly source: number
  /** Own edges, one entry per candidate. */
  readonly edges: ArrayLike<number>
  /** Σ w_v of the candidates on the shared edge; 0 when there is none. */
  readonly sharedMass: number
  /** Index of the target in `edges`, or −1 when it is on the shared edge. */
  readonly target: number
  /** w of the target when it is on the shared edge. */
  readonly targetWeight: number
  /** The tokens, where they are listed one by one; undefined: the whole vocabulary. */
  readonly listed: ArrayLike<number> | undefined
}

/** w_v, which is 1 for ids outside the vocabulary (recorded vectors contain one). */
export function sharedWeight(graph: TokenGraph, token: number): number {
  return token < graph.nodes ? graph.sharedWeights[token] : 1
}

/** The whole vocabulary. */
export function allCandidates(graph: TokenGraph, source: number, target: number): Candidates {
  const first = graph.offsets[source]
  const edges = Array.from({ length: graph.offsets[source + 1] - first }, (_, n) => first + n)
  const edge = findEdge(graph, source, target)
  return {
    source,
    edges,
    sharedMass: sharedMasses(graph)[source],
    target: edge === sharedEdge ? -1 : edge - first,
    targetWeight: sharedWeight(graph, target),
    listed: undefined,
  }
}

/** The listed tokens, the target first; a token listed twice counts twice. */
export function listedCandidates(graph: TokenGraph, source: number, list: ArrayLike<number>): Candidates {
  const edges: number[] = []
  let mass = 0
  let target = -1
  for (let c = 0; c < list.length; c++) {
    const edge = findEdge(graph, source, list[c])
    if (edge === sharedEdge) mass += sharedWeight(graph, list[c])
    else edges.push(edge)
    if (c === 0 && edge !== sharedEdge) target = 0
  }
  return { source, edges, sharedMass: mass, target, targetWeight: sharedWeight(graph, list[0]), listed: list }
}

/**
 * The released code's choice: the first K + 1 tokens by bigram count (descending, then by id; tokens without an own
 * edge come last) without the target, cut to K. The target comes first in the result.
 */
export function mostFrequentCandidates(
  graph: TokenGraph,
  source: number,
  target: number,
  k: number,
): Uint32Array {
  const list = [target]
  for (const token of byFrequency(graph, source, k + 1)) {
    if (list.length > k) break
    if (token !== target) list.push(token)
  }
  return Uint32Array.from(list)
}

/** The first `count` successors of a source by bigram count descending, then id ascending. */
export function byFrequency(graph: TokenGraph, source: number, count: number): number[] {
  const { offsets, targets, counts, nodes } = graph
  const own = Array.from({ length: offsets[source + 1] - offsets[source] }, (_, n) => offsets[source] + n)
  own.sort((a, b) => counts[b] - counts[a] || targets[a] - targets[b])
  const list = own.slice(0, count).map((edge) => targets[edge])
  for (let v = 0; v < nodes && list.length < count; v++)
    if (findEdge(graph, source, v) === sharedEdge) list.push(v)
  return list
}
