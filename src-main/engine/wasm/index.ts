/** The CPU engine's public face. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import type { Engine, EngineOptions, SignalModel } from '../engine.ts'
import { WasmSignalModel } from './signal-model.ts'
import { WasmEngine } from './wasm-engine.ts'

/**
 * An engine on worker threads with SIMD kernels. Its parameters are zeros until written. Throws
 * `memory-insufficient` when the machine has not enough memory for the model.
 */
export async function createWasmEngine(options: EngineOptions): Promise<Engine> {
  const engine = new WasmEngine(options)
  await engine.open()
  return engine
}

/**
 * A model for decoding on the calling thread. Its edges are zeros until `writeEdges` has brought their records, block
 * by block; `small` is taken as it is.
 */
export function createWasmSignalModel(
  config: ModelConfig,
  graph: TokenGraph,
  small: SmallParameters,
): SignalModel & { writeEdges(first: number, records: Float32Array): void } {
  return new WasmSignalModel(config, graph, small)
}
