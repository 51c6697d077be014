/**
 * What is said when a model or a batch is larger than the device: its size, and what would fit: a threshold for the
 * model, a number of sequences for the batch.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges } from '../../model/graph.ts'
import type { EngineOptions } from '../engine.ts'
import type { EdgeShape, Shard } from './shards.ts'

/** The least minBigramCount that leaves at most so many own edges. */
export function thresholdFor({ counts }: Pick<TokenGraph, 'counts'>, edges: number): number {
  const descending = counts.slice().sort((a, b) => b - a)
  return edges >= descending.length ? 1 : descending[edges] + 1
}

/**
 * @param otherBytes what the model needs beside its edges
 * @param fitting the shards that the device had memory for
 */
export function tooLarge(
  graph: TokenGraph,
  { record, state }: EdgeShape,
  otherBytes: number,
  fitting: readonly Shard[],
  cause: StudioError,
): StudioError {
  const edges = ownEdges(graph)
  const gigabytes = (4 * edges * (record + state) + otherBytes) / 1e9
  // A tenth is left to the workspace of steps.
  const room = Math.floor(0.9 * fitting.reduce((sum, shard) => sum + shard.edges, 0))
  const threshold = thresholdFor(graph, room)
  const left = graph.counts.reduce((sum, count) => sum + (count >= threshold ? 1 : 0), 0)
  const proposal =
    left > 0 && left < edges
      ? `With minBigramCount ${threshold} ${left} own edges are left, which fit.`
      : 'Raise minBigramCount, choose the edge-normalised optimiser, or train on the CPU.'
  return new StudioError(
    'memory-insufficient',
    `This model needs ${gigabytes.toFixed(2)} GB on the graphics device for ${edges} own edges. ${cause.message}`,
    proposal,
    { cause },
  )
}

/**
 * The edges fit, what a batch needs beside them does not.
 * @param bytes of the buffer that was refused
 * @param room bytes that one buffer may have
 */
export function batchTooLarge(
  { sequences, length }: EngineOptions['maxBatch'],
  bytes: number,
  room: number,
  cause: StudioError,
): StudioError {
  // What a batch needs grows with its sequences; a device that has less than it allows in one buffer is asked for half.
  const share = bytes > room ? room / bytes : 0.5
  const fewer = Math.floor(share * sequences)
  return new StudioError(
    'memory-insufficient',
    `The graphics device has too little memory for batches of ${sequences} × ${length} tokens. ${cause.message}`,
    fewer >= 1
      ? `Use batches of ${fewer} sequences or fewer (batchSequences), or train on the CPU.`
      : 'Use shorter sequences (window), or train on the CPU.',
    { cause },
  )
}
