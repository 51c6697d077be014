/** One signal at a time over the plain reference: what decoding and explaining are tested with. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { outDegree, sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters } from '../../model/parameters.ts'
import { edgeRecord, encodings, gelu, transform } from '../../model/reference/index.ts'
import type { Model } from '../../model/reference/index.ts'
import type { SignalModel } from '../engine.ts'

/** @param parameters used as they are, not copied */
export function createReferenceSignalModel(
  config: ModelConfig,
  graph: TokenGraph,
  parameters: Parameters<Float32Array>,
): SignalModel {
  const { d } = config
  const model: Model = { config, graph, parameters }
  const z = new Float64Array(d)
  let positions = 64
  let table = encodings(model, positions) // [positions × d], grown on demand

  /** z ← W·input + b + PE[position]. */
  function potential(edge: number, input: Float32Array, position: number): void {
    while (position >= positions) table = encodings(model, (positions *= 2))
    transform(model, edge, input, 0, table, position * d, z, 0)
  }

  function energy(edge: number, input: Float32Array, position: number): number {
    potential(edge, input, position)
    let sum = 0
    for (let i = 0; i < d; i++) sum += gelu(z[i]) ** 2
    return Math.sqrt(sum)
  }

  const { nodeBias, alpha, shared } = parameters
  return {
    config,
    graph,
    small: { nodeBias, alpha, shared },
    propagate(edge, input, position, out) {
      potential(edge, input, position)
      for (let i = 0; i < d; i++) out[i] = gelu(z[i])
    },
    energies(source, input, position, out) {
      const count = outDegree(graph, source)
      for (let c = 0; c < count; c++) out[c] = energy(graph.offsets[source] + c, input, position)
      out[count] = energy(sharedEdge, input, position)
    },
    edgeRecord(edge) {
      const { array, at } = edgeRecord(model, edge)
      return Float32Array.from(array.subarray(at, at + recordLength(d)))
    },
    dispose() {},
  }
}
