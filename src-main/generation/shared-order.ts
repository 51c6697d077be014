import type { TokenGraph } from '../model/graph.ts'

/** What the candidates on the shared edge have in common, whatever the source. */
export class SharedOrder {
  /** [V] tokens by weight descending, then id. */
  readonly ids: Uint32Array
  /** [V] ln w_v. */
  readonly logWeights: Float64Array
  readonly #weights: Float64Array
  #tempered: Float64Array
  #temperature = 1

  constructor({ nodes, sharedWeights }: TokenGraph) {
    this.ids = Uint32Array.from({ length: nodes }, (_, id) => id).sort(
      (a, b) => sharedWeights[b] - sharedWeights[a] || a - b,
    )
    this.logWeights = sharedWeights.map(Math.log)
    this.#weights = sharedWeights
    this.#tempered = sharedWeights
  }

  /** [V] w_v to the power of 1 / temperature. */
  tempered(temperature: number): Float64Array {
    if (temperature !== this.#temperature) {
      this.#temperature = temperature
      this.#tempered = this.#weights.map((weight) => weight ** (1 / temperature))
    }
    return this.#tempered
  }
}

const orders = new WeakMap<TokenGraph, SharedOrder>()

/** Computed once per graph. */
export function sharedOrder(graph: TokenGraph): SharedOrder {
  let order = orders.get(graph)
  if (order === undefined) orders.set(graph, (order = new SharedOrder(graph)))
  return order
}
