/**
 * The models and batches that engines are measured with: graphs like a text's, parameters made up. One list for all
 * engines, so that their rows can be laid side by side.
 */
import type { ModelConfig } from '../src-shared/model/config.ts'
import type { Dimension } from '../src-shared/model/config.ts'
import { Random } from '../src-shared/random.ts'
import type { Batch, Engine, Optimiser, StepSettings } from '../src-main/engine/engine.ts'
import { graphOfPairs } from '../src-main/model/graph-of-pairs.ts'
import type { TokenGraph } from '../src-main/model/graph.ts'
import { ownEdges } from '../src-main/model/graph.ts'
import { recordLength } from '../src-main/model/parameters.ts'

export const d: Dimension = 32
/** Predictions per sequence. */
export const window = 32

export const adamw: Optimiser = { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
/** Exact softmax, nothing that makes work besides. */
export const plainStep: StepSettings = {
  learningRate: 1e-4,
  weightDecay: 0,
  biasDecay: 0,
  clip: 0,
  signalReset: 0,
  candidates: 'all',
  reduction: 'mean',
}

export function configOf(nodes: number): ModelConfig {
  return {
    dialect: 'paper',
    d,
    vocabularySize: nodes,
    maxContext: window,
    minBigramCount: 1,
    positionalEncoding: 'none',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: false,
  }
}

export interface Shape {
  readonly name: string
  readonly nodes: number
  readonly edges: number
  /** Windows per batch. */
  readonly sequences: readonly number[]
  /** In words, when the model is smaller than what it stands for. */
  readonly scaled?: string
}

/** Batches of 1,024, 4,096 and 16,384 positions. */
const sequences = [32, 128, 512]

/** A small model, and the own edges of the paper's English and Chinese ones. */
export const shapes: readonly Shape[] = [
  { name: 'small', nodes: 2000, edges: 100_000, sequences },
  { name: 'paper-en', nodes: 4000, edges: 910_000, sequences },
  { name: 'paper-zh', nodes: 4000, edges: 2_080_000, sequences },
]

/** What engines that only stand in for a device can do in seconds: it shows that they work, nothing about speed. */
export const tinyShape: Shape = { name: 'tiny', nodes: 100, edges: 1000, sequences: [2, 4] }

/** Bytes that an own edge takes with AdamW: W|b, means and squares. */
export const edgeBytes = 3 * 4 * recordLength(d)

/** The shape itself where its table fits in so many bytes, else one with as many own edges as fit. */
export function scaledTo(shape: Shape, bytes: number, perEdge = edgeBytes): Shape {
  const fitting = Math.floor(bytes / perEdge / 10_000) * 10_000
  if (fitting >= shape.edges) return shape
  const gigabytes = ((shape.edges * perEdge) / 1e9).toFixed(1)
  const scaled = `${fitting.toLocaleString('en')} of ${shape.edges.toLocaleString('en')} own edges, which would take ${gigabytes} GB`
  return { ...shape, edges: fitting, scaled }
}

/** Random parameters that keep energies of order 1. */
export async function fill(engine: Engine): Promise<void> {
  const random = new Random(2)
  const length = recordLength(d)
  const some = Float32Array.from({ length: 101 * length }, (_, i) =>
    i % length < d * d ? 0.1 * random.gaussian() : 0.3 * random.gaussian(),
  )
  const edges = ownEdges(engine.graph)
  for (let first = 0; first < edges; first += 101)
    await engine.writeEdges(first, some.subarray(0, Math.min(101, edges - first) * length))
  const small = await engine.readSmall()
  small.shared.set(some.subarray(0, length))
  await engine.writeSmall(small)
  await engine.startOptimiser()
}

/**
 * A graph of exactly `edges` own edges: distinct pairs of tokens drawn by Zipf's law, counted as often as drawn, so
 * that out-degrees follow frequencies as in a text; and batches that walk along its edges by their counts.
 */
export function textLikeGraph(nodes: number, edges: number): TokenGraph {
  const random = new Random(nodes)
  const draw = zipf(nodes, random)
  const counts = new Map<number, number>()
  while (counts.size < edges) {
    const pair = draw() * nodes + draw()
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return graphOfPairs(
    nodes,
    Array.from(counts, ([pair, count]) => [Math.floor(pair / nodes), pair % nodes, count] as const),
  )
}

function zipf(nodes: number, random: Random): () => number {
  const cumulative = new Float64Array(nodes)
  let sum = 0
  for (let v = 0; v < nodes; v++) cumulative[v] = sum += 1 / (v + 3)
  return () => {
    const drawn = random.uniform() * sum
    let low = 0
    let high = nodes - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (cumulative[middle] > drawn) high = middle
      else low = middle + 1
    }
    return low
  }
}

export function walk(graph: TokenGraph, sequences: number, length: number, seed: number): Batch {
  const random = new Random(seed)
  const draw = zipf(graph.nodes, random)
  const tokens = new Uint32Array(sequences * length)
  for (let i = 0; i < tokens.length; i++) {
    const source = tokens[i - 1]
    const from = i % length === 0 ? 0 : graph.offsets[source]
    const to = i % length === 0 ? 0 : graph.offsets[source + 1]
    let total = 0
    for (let e = from; e < to; e++) total += graph.counts[e]
    if (total === 0) {
      tokens[i] = draw()
      continue
    }
    let drawn = random.below(total)
    let edge = from
    while (drawn >= graph.counts[edge]) drawn -= graph.counts[edge++]
    tokens[i] = graph.targets[edge]
  }
  return { sequences, length, tokens }
}
