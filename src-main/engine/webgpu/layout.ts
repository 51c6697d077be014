/** Where numbers lie in the buffers that are not per edge: offsets in words, as kernels are told them. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { EngineOptions } from '../engine.ts'
import { scoreFloats } from './wgsl/candidates.ts'
import { markWords } from './wgsl/marks.ts'
import { alphaChunk } from './wgsl/small.ts'

/** Lays out parts one after another; `total` is where the next would begin. */
function lay<Name extends string>(parts: Record<Name, number>, from = 0): Record<Name | 'total', number> {
  let at = from
  const offsets: Record<string, number> = {}
  for (const [name, length] of Object.entries<number>(parts)) {
    offsets[name] = at
    at += length
  }
  offsets.total = at
  return offsets
}

export type Layout = ReturnType<typeof layOut>

export function layOut(config: ModelConfig, graph: TokenGraph, maxBatch: EngineOptions['maxBatch']) {
  const { d, maxContext } = config
  const record = recordLength(d)
  const positions = maxBatch.sequences * (maxBatch.length - 1)
  const rows = positions * d
  const board = lay({
    encodingAt: (maxBatch.length + 1) * d, // PE
    signalsAt: rows, // r
    slopesAt: rows, // GeLU′ at r
    mixturesAt: rows, // S
    mixtureGradientsAt: rows, // ∂loss/∂S
    potentialGradientsAt: rows, // ∂loss/∂z on the path
    sharedGradientsAt: rows, // ∂loss/∂z of the shared candidate
    scoresAt: positions * scoreFloats, // see softmax.ts
    mixingAt: 4 * (maxBatch.length + 1), // shares of r_j and S_{j−1} in S_j, log-sum of alpha
    alphaGradientsAt: maxBatch.length * Math.ceil(maxBatch.sequences / alphaChunk),
  })
  const small = lay({
    nodeBiasAt: graph.nodes * d,
    alphaAt: maxContext,
    sharedAt: record,
    nodeStateAt: 2 * graph.nodes * d + graph.nodes,
    alphaStateAt: 3 * maxContext,
    sharedStateAt: 2 * record + 1,
  })
  const bits = Math.ceil(ownEdges(graph) / 32)
  const marks = lay({ changedAt: bits, touchedAt: bits }, markWords)
  return { board, small, marks, bits }
}

/** [max length + 1 × d] PE, zeros when the config has none. */
export function encodingTable(
  { d, dialect, positionalEncoding }: ModelConfig,
  length: number,
): Float32Array<ArrayBuffer> {
  const table = new Float32Array((length + 1) * d)
  if (positionalEncoding === 'sine-cosine')
    for (let p = 0; p <= length; p++)
      dialects[dialect].positionalEncoding(p, d, table.subarray(p * d, (p + 1) * d))
  return table
}
