/**
 * What all threads of an engine see besides the shards: the graph, the small parameters, and the signals and
 * gradients of the present batch. `positions` below means sequences × (length − 1), in the batch's order.
 */
import type { TokenGraph } from '../../model/graph.ts'
import { sharedMasses } from '../../model/graph.ts'

/** Slots of `control`. */
export const control = {
  /** Threads waiting at the barrier, and how often it has opened. */
  waiting: 0,
  opened: 1,
  /** Not 0: a thread failed, give up. */
  failed: 2,
  /** Next task of the present phase. */
  nextTask: 3,
  /**
   * Lowest edge + 2 (1: the shared edge, 0: none) that made a signal of a path infinite or not a number out of a
   * finite one; the same for energies, which are only to blame when all signals are finite.
   */
  nonFiniteSignal: 4,
  nonFiniteEnergy: 5,
} as const

export interface Board {
  readonly control: Int32Array
  readonly tokens: Uint32Array
  /** [max length + 1 × d] PE. */
  readonly encoding: Float32Array
  /** [max positions × d] r_j, GeLU′ at r_j, S_j, ∂loss/∂S_j through energies, ∂loss/∂z_j. */
  readonly signals: Float32Array
  readonly slopes: Float32Array
  readonly mixtures: Float32Array
  readonly mixtureGradients: Float32Array
  readonly potentialGradients: Float32Array
  /** [max positions × d] ∂loss/∂z of the shared candidate; empty unless it is trained. */
  readonly sharedGradients: Float32Array
  /** [max length] share of r_j in S_j, and of S_{j−1}: they sum to 1. */
  readonly mixNew: Float64Array
  readonly mixOld: Float64Array
  /** [max sequences × max length] ∂loss/∂alpha by sequence. */
  readonly alphaGradients: Float64Array
  /** [max positions] −ln P(target), E(target), rank. */
  readonly loss: Float64Array
  readonly energy: Float32Array
  readonly rank: Uint32Array
  /** [V × d] */
  readonly nodeBias: Float32Array
  /** [own edges] 1: changed since the last look; 2: touched in this step (dense mode only). */
  readonly changed: Uint8Array
  readonly graph: SharedGraph
}

/** The parts of the token graph that workers read, in shared buffers. */
export interface SharedGraph {
  readonly nodes: number
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  readonly counts: Uint32Array
  readonly sharedWeights: Float64Array
  readonly sharedMasses: Float64Array
  /** [V] ids by shared weight descending, then id ascending. */
  readonly byWeight: Uint32Array
  /** Whether all shared weights are 1. */
  readonly uniform: boolean
}

const u32 = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))
const f32 = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4))
const f64 = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8))

function shareU32(values: Uint32Array): Uint32Array {
  const shared = u32(values.length)
  shared.set(values)
  return shared
}

function shareF64(values: Float64Array): Float64Array {
  const shared = f64(values.length)
  shared.set(values)
  return shared
}

function shareGraph(graph: TokenGraph): SharedGraph {
  const { nodes, sharedWeights } = graph
  const byWeight = u32(nodes)
  for (let v = 0; v < nodes; v++) byWeight[v] = v
  const uniform = sharedWeights.every((weight) => weight === 1)
  if (!uniform) byWeight.sort((a, b) => sharedWeights[b] - sharedWeights[a] || a - b)
  return {
    nodes,
    offsets: shareU32(graph.offsets),
    targets: shareU32(graph.targets),
    counts: shareU32(graph.counts),
    sharedWeights: shareF64(sharedWeights),
    sharedMasses: shareF64(sharedMasses(graph)),
    byWeight,
    uniform,
  }
}

export interface BoardSize {
  readonly d: number
  readonly sequences: number
  /** Tokens per sequence. */
  readonly length: number
  readonly trainShared: boolean
}

export function makeBoard(graph: TokenGraph, { d, sequences, length, trainShared }: BoardSize): Board {
  const positions = sequences * (length - 1)
  return {
    control: new Int32Array(new SharedArrayBuffer(64)),
    tokens: u32(sequences * length),
    encoding: f32((length + 1) * d),
    signals: f32(positions * d),
    slopes: f32(positions * d),
    mixtures: f32(positions * d),
    mixtureGradients: f32(positions * d),
    potentialGradients: f32(positions * d),
    sharedGradients: f32(trainShared ? positions * d : 0),
    mixNew: f64(length),
    mixOld: f64(length),
    alphaGradients: f64(sequences * length),
    loss: f64(positions),
    energy: f32(positions),
    rank: u32(positions),
    nodeBias: f32(graph.nodes * d),
    changed: new Uint8Array(new SharedArrayBuffer(graph.targets.length)),
    graph: shareGraph(graph),
  }
}
