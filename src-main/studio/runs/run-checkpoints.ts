/**
 * An engine's contents as the chunks of a checkpoint, and back. A chunk is a block of neighbouring edges, so that a
 * block none of whose edges moved since the run's last checkpoint is shared with it instead of written again.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Engine } from '../../engine/engine.ts'
import { ownEdges, type TokenGraph } from '../../model/graph.ts'
import { recordLength, type SmallParameters } from '../../model/parameters.ts'
import { bytesOf, float32Of, type CheckpointReader, type CheckpointWriter } from '../../store/index.ts'
import { breathe } from '../job.ts'

/** Edges per chunk: 8.7 MB of weights at d = 32. */
export const edgesPerChunk = 2048

/** Writes weights, and with `withState` what training needs to go on; `changed` has a bit per edge. */
export async function writeEngine(
  writer: CheckpointWriter,
  engine: Engine,
  changed: Uint8Array | undefined,
  withState: boolean,
): Promise<void> {
  const edges = ownEdges(engine.graph)
  for (let first = 0, index = 0; first < edges; first += edgesPerChunk, index++) {
    const count = Math.min(edgesPerChunk, edges - first)
    if (changed !== undefined && !anyBit(changed, first, count) && writer.share('weights', index)) {
      if (withState && writer.share('state', index)) continue
    } else writer.put('weights', index, bytesOf(await engine.readEdges(first, count)))
    if (withState) writer.put('state', index, bytesOf(await engine.readState(first, count)))
    await breathe()
  }
  writer.put('small', 0, bytesOf(packSmall(await engine.readSmall())))
  if (withState) writer.put('small-state', 0, bytesOf(await engine.readSmallState()))
}

/** Loads weights and optimiser state, for going on exactly; `between` is awaited after every block. */
export async function readEngine(
  checkpoint: CheckpointReader,
  engine: Engine,
  between: () => Promise<void> = breathe,
): Promise<void> {
  const { config, graph } = engine
  for (const { first, records } of readWeights(checkpoint)) {
    await engine.writeEdges(first, records)
    await between()
  }
  await engine.writeSmall(readSmall(checkpoint, config, graph))
  await engine.startOptimiser()
  let index = 0
  for (const bytes of checkpoint.chunks('state')) {
    await engine.writeState(index++ * edgesPerChunk, float32Of(bytes))
    await between()
  }
  await engine.writeSmallState(float32Of(checkpoint.read('small-state', 0)))
  await engine.takeChangedEdges()
}

/** The blocks of edge records of a checkpoint, in order. */
export function* readWeights(
  checkpoint: CheckpointReader,
): Generator<{ first: number; records: Float32Array }> {
  let index = 0
  for (const bytes of checkpoint.chunks('weights'))
    yield { first: index++ * edgesPerChunk, records: float32Of(bytes) }
}

/** The record of one own edge: only its block is read. */
export function readEdge(checkpoint: CheckpointReader, edge: number, d: number): Float32Array {
  const length = recordLength(d)
  const block = float32Of(checkpoint.read('weights', Math.floor(edge / edgesPerChunk)))
  const first = (edge % edgesPerChunk) * length
  return block.slice(first, first + length)
}

export function readSmall(
  checkpoint: CheckpointReader,
  config: ModelConfig,
  graph: TokenGraph,
): SmallParameters {
  const floats = float32Of(checkpoint.read('small', 0))
  const nodes = graph.nodes * config.d
  const alpha = nodes + config.maxContext
  return {
    nodeBias: floats.slice(0, nodes),
    alpha: floats.slice(nodes, alpha),
    shared: floats.slice(alpha, alpha + recordLength(config.d)),
  }
}

function packSmall(small: SmallParameters): Float32Array {
  const { nodeBias, alpha, shared } = small
  const packed = new Float32Array(nodeBias.length + alpha.length + shared.length)
  packed.set(nodeBias, 0)
  packed.set(alpha, nodeBias.length)
  packed.set(shared, nodeBias.length + alpha.length)
  return packed
}

/** Bit e of `bits` is bit e % 8 of byte ⌊e / 8⌋; `first` is a multiple of 8. */
function anyBit(bits: Uint8Array, first: number, count: number): boolean {
  for (let byte = first >> 3; byte < (first + count + 7) >> 3; byte++) if (bits[byte] !== 0) return true
  return false
}
