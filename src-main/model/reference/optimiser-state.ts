/** What optimisers remember between steps: of every own edge, and of the few parameters that belong to none. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { ownEdges } from '../graph.ts'
import type { TokenGraph } from '../graph.ts'
import { recordLength } from '../parameters.ts'

export type Numbers = Float32Array | Float64Array

/** Adam's memory of rows of numbers. */
export interface Moments {
  /** [rows × width] */
  readonly mean: Numbers
  /** [rows × width] */
  readonly square: Numbers
  /** [rows] */
  readonly steps: Numbers
}

export interface OptimiserState {
  /** [own edges × stateLength] */
  readonly edges: Numbers
  readonly nodeBias: Moments
  readonly alpha: Moments
  readonly shared: Moments
}

/**
 * Numbers of state per own edge. AdamW, its moments in half precision or not: means [d² + d], squares [d² + d], step
 * count. Factored: means [d² + d], mean squares of W's rows [d] and columns [d], squares of b [d], step count.
 * Edge-normalised: mean square of W's gradient, of b's, step count, warm value of b [d].
 */
export function stateLength(optimiser: Optimiser, d: number): number {
  switch (optimiser.kind) {
    case 'adamw':
    case 'adamw-half':
      return 2 * recordLength(d) + 1
    case 'adamw-factored':
      return recordLength(d) + 3 * d + 1
    case 'edge-normalised':
      return d + 3
  }
}

/** The state before the first step: zeros, and the present biases as their warm values. */
export function startState(
  config: ModelConfig,
  graph: TokenGraph,
  parameters: { readonly edges: Numbers },
  optimiser: Optimiser,
  numbers: (length: number) => Numbers,
): OptimiserState {
  const { d, maxContext } = config
  const moments = (rows: number, width: number): Moments => ({
    mean: numbers(rows * width),
    square: numbers(rows * width),
    steps: numbers(rows),
  })
  const length = stateLength(optimiser, d)
  const edges = numbers(ownEdges(graph) * length)
  if (optimiser.kind === 'edge-normalised')
    for (let e = 0; e < ownEdges(graph); e++)
      for (let i = 0; i < d; i++)
        edges[e * length + 3 + i] = parameters.edges[e * recordLength(d) + d * d + i]
  return {
    edges,
    nodeBias: moments(graph.nodes, d),
    alpha: moments(maxContext, 1),
    shared: moments(1, recordLength(d)),
  }
}
