/** Where a model starts. Records of edges are made on demand, block by block: all of them may be many gigabytes. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { SmallParameters } from '../../model/parameters.ts'

export interface InitialParameters {
  readonly small: SmallParameters
  /** [count × (d² + d)] records of own edges first … first + count − 1; any block any time, always the same. */
  edges(first: number, count: number): Float32Array
}

/** What every start is computed from. */
export interface StartTerms {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  /** The training tokens that made the graph. */
  readonly training: Uint32Array
  readonly seed: number
}
