/**
 * Which tokens are candidates at a position, without a list per position where one per source will do. Sampled
 * candidates are the target and the K most frequent other successors of the source; tokens without an own edge follow
 * all own ones, by id.
 */
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import { outDegree, sharedEdge, sharedMasses } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'

/** The first K + 1 successors of a source. */
interface Shortlist {
  /** Own edges, most frequent first. */
  readonly edges: Uint32Array
  /** Tokens without an own edge, ascending. */
  readonly tokens: Uint32Array
}

export class CandidateLists {
  readonly #graph: TokenGraph
  readonly #choice: StepSettings['candidates']
  readonly #shortlists = new Map<number, Shortlist>()

  constructor(graph: TokenGraph, choice: StepSettings['candidates']) {
    this.#graph = graph
    this.#choice = choice
  }

  /** Calls `visit` with every own edge that is a candidate after `source` where `targetEdge` leads to the target. */
  own(source: number, targetEdge: number, visit: (edge: number) => void): void {
    const choice = this.#choice
    if (choice === 'all') {
      const { offsets } = this.#graph
      for (let edge = offsets[source]; edge < offsets[source + 1]; edge++) visit(edge)
      return
    }
    const { edges } = this.#shortlist(source, choice)
    // A target that is not among the first K + 1 takes the place of the last.
    const replaces = targetEdge === sharedEdge ? edges.length > choice : !edges.includes(targetEdge)
    const count = replaces ? Math.min(edges.length, choice) : edges.length
    for (let n = 0; n < count; n++) visit(edges[n])
    if (replaces && targetEdge !== sharedEdge) visit(targetEdge)
  }

  /** Σ w_v over the candidates on the shared edge. */
  sharedMass(source: number, target: number, targetEdge: number): number {
    if (this.#choice === 'all') return sharedMasses(this.#graph)[source]
    let mass = 0
    this.shared(source, target, targetEdge, (token) => (mass += this.#graph.sharedWeights[token]))
    return mass
  }

  /** Calls `visit` with every candidate on the shared edge. */
  shared(source: number, target: number, targetEdge: number, visit: (token: number) => void): void {
    const choice = this.#choice
    if (choice === 'all') {
      const { nodes, offsets, targets } = this.#graph
      let edge = offsets[source]
      for (let v = 0; v < nodes; v++)
        if (edge < offsets[source + 1] && targets[edge] === v) edge++
        else visit(v)
      return
    }
    const { tokens } = this.#shortlist(source, choice)
    const replaces = targetEdge === sharedEdge && !tokens.includes(target)
    const count = replaces ? tokens.length - 1 : tokens.length
    for (let n = 0; n < count; n++) visit(tokens[n])
    if (replaces) visit(target)
  }

  #shortlist(source: number, k: number): Shortlist {
    let list = this.#shortlists.get(source)
    if (list !== undefined) return list
    const { nodes, offsets, targets, counts } = this.#graph
    const first = offsets[source]
    const degree = outDegree(this.#graph, source)
    // Edges of a source ascend by target, so the order of edges breaks ties as the order of ids would.
    const ranked = Uint32Array.from({ length: degree }, (_, n) => first + n)
    ranked.sort((a, b) => counts[b] - counts[a] || a - b)
    const tokens = new Uint32Array(Math.max(Math.min(k + 1, nodes) - degree, 0))
    let edge = first
    for (let v = 0, n = 0; n < tokens.length; v++)
      if (edge < first + degree && targets[edge] === v) edge++
      else tokens[n++] = v
    list = { edges: ranked.slice(0, k + 1), tokens }
    this.#shortlists.set(source, list)
    return list
  }
}
