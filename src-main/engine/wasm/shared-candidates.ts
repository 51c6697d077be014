/** Which candidates of a position are on the shared edge, and how much they weigh together. */
import type { SharedGraph } from './board.ts'
import type { Group, Plan } from './plan-types.ts'

/** Index in a source's own edges of the first target ≥ token. */
function lowerBound({ offsets, targets }: SharedGraph, source: number, token: number): number {
  let low = offsets[source]
  let high = offsets[source + 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (targets[middle] < token) low = middle + 1
    else high = middle
  }
  return low
}

/** How many tokens below `token` have no own edge from the source. */
export function sharedBelow(graph: SharedGraph, source: number, token: number): number {
  return token - (lowerBound(graph, source, token) - graph.offsets[source])
}

/**
 * The shared candidates of one group. When sampled, they are the first ids without an own edge that fill the list up
 * to K + 1 tokens, one fewer where the target is a shared token outside the list.
 */
export class SharedCandidates {
  readonly #graph: SharedGraph
  readonly #source: number
  /** [listed] ascending; undefined: all tokens without an own edge. */
  readonly #listed: Uint32Array | undefined
  readonly #listedMass: number

  constructor(graph: SharedGraph, plan: Pick<Plan, 'candidates'>, { source }: Pick<Group, 'source'>) {
    this.#graph = graph
    this.#source = source
    if (plan.candidates === 'all') {
      this.#listedMass = graph.sharedMasses[source]
      return
    }
    const degree = graph.offsets[source + 1] - graph.offsets[source]
    const missing = Math.min(plan.candidates + 1, graph.nodes) - degree
    this.#listed = new Uint32Array(Math.max(missing, 0))
    let own = graph.offsets[source]
    let mass = 0
    for (let v = 0, n = 0; n < this.#listed.length; v++) {
      if (own < graph.offsets[source + 1] && graph.targets[own] === v) own++
      else {
        this.#listed[n++] = v
        mass += graph.sharedWeights[v]
      }
    }
    this.#listedMass = mass
  }

  /** Σ w_v over the shared candidates where the target is `target`, on the shared edge or not. */
  mass(target: number, targetOnShared: boolean): number {
    if (this.#listed === undefined || !targetOnShared || this.#includes(target)) return this.#listedMass
    const { sharedWeights } = this.#graph
    const last = this.#listed.at(-1)
    return this.#listedMass - (last === undefined ? 0 : sharedWeights[last]) + sharedWeights[target]
  }

  /** The listed candidates where the target is `target`, which takes the last place when it is outside the list. */
  #present(listed: Uint32Array, target: number, targetOnShared: boolean): Uint32Array {
    if (!targetOnShared || this.#includes(target)) return listed
    const present = listed.slice(0, Math.max(listed.length, 1))
    return present.length === 0 ? Uint32Array.of(target) : present.fill(target, present.length - 1)
  }

  /** The listed ids are the first ones without an own edge, so what is not above the last is among them. */
  #includes(target: number): boolean {
    const last = this.#listed?.at(-1)
    return last !== undefined && target <= last
  }

  /**
   * How many shared candidates decode before the target. `excluded` is a token that never decodes, or −1; a target
   * that itself never decodes has the score −∞.
   */
  ahead(
    target: number,
    targetOnShared: boolean,
    energyScore: number,
    score: number,
    excluded: number,
  ): number {
    const { sharedWeights, uniform, nodes } = this.#graph
    const byWeight = targetOnShared && score > -Infinity
    const isAhead = (v: number): boolean => {
      if (!byWeight) return energyScore + Math.log(sharedWeights[v]) > score
      return (
        sharedWeights[v] > sharedWeights[target] || (sharedWeights[v] === sharedWeights[target] && v < target)
      )
    }
    if (this.#listed !== undefined)
      return this.#present(this.#listed, target, targetOnShared).filter(
        (v) => v !== target && v !== excluded && isAhead(v),
      ).length
    let count: number
    if (!uniform) count = this.#countByWeight(isAhead) - this.#countOwn(isAhead)
    else if (byWeight) count = sharedBelow(this.#graph, this.#source, target)
    else count = energyScore > score ? nodes - this.#degree : 0
    if (targetOnShared && !byWeight && isAhead(target)) count--
    if (excluded >= 0 && excluded !== target && this.#isShared(excluded) && isAhead(excluded)) count--
    return count
  }

  get #degree(): number {
    return this.#graph.offsets[this.#source + 1] - this.#graph.offsets[this.#source]
  }

  /** Whether `v` is a shared candidate when all tokens are candidates. */
  #isShared(v: number): boolean {
    const at = lowerBound(this.#graph, this.#source, v)
    return at === this.#graph.offsets[this.#source + 1] || this.#graph.targets[at] !== v
  }

  #countOwn(holds: (v: number) => boolean): number {
    const { offsets, targets } = this.#graph
    let count = 0
    for (let e = offsets[this.#source]; e < offsets[this.#source + 1]; e++) if (holds(targets[e])) count++
    return count
  }

  /** Number of tokens for which a condition holds that is monotone in (weight, −id). */
  #countByWeight(holds: (v: number) => boolean): number {
    const { byWeight } = this.#graph
    let low = 0
    let high = byWeight.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds(byWeight[middle])) low = middle + 1
      else high = middle
    }
    return low
  }
}
