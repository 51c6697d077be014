/**
 * How fast an engine is for a model: it trains a second on a random text-like graph of the model's size. Sizes are
 * rounded to powers of two and capped, so that a figure says on what it was measured and is found again later.
 */
import type { MeasuredGeneration, MeasuredSpeed, SpeedShape } from '../../../src-shared/engine.ts'
import { stateFloats } from '../../../src-shared/model/forecast.ts'
import { Random } from '../../../src-shared/random.ts'
import { optimiserOf, stepSettings } from '../../../src-shared/settings.ts'
import type { Batch } from '../../model/batch.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Engine, StepReport, StepSettings } from '../engine.ts'
import type { EngineEntry, ModelWish } from './entry.ts'

/** Where a larger model would only take longer to make ready. */
const most = { vocabulary: 4096, tableBytes: 256 * 2 ** 20, positions: 8192 }
/** Milliseconds. */
const trainingTime = 1000
const generationTime = 200
const manyPrompts = 64
/** So small that nothing diverges, whatever the settings. */
const learningRate = 1e-6
/** Edges whose records are made; the others repeat them. */
const recordBlock = 512

/** What a model of this size is measured on. */
export function speedShapeOf({ config, settings, ownEdges }: ModelWish): SpeedShape {
  const { d } = config
  const { window, optimiser, candidates } = settings
  const vocabulary = Math.min(most.vocabulary, powerOfTwo(config.vocabularySize))
  const edgeBytes = 4 * (recordLength(d) + stateFloats(optimiser, d))
  // Denser than a quarter no text is.
  const edges = Math.min(powerOfTwo(ownEdges), vocabulary ** 2 / 4, floorPower(most.tableBytes / edgeBytes))
  const sequences = Math.max(1, Math.floor(most.positions / window))
  return {
    d,
    vocabulary,
    ownEdges: Math.max(1, edges),
    batchSequences: Math.min(settings.batchSequences, sequences),
    window,
    optimiser,
    candidates,
  }
}

export interface Calibration {
  readonly speed: MeasuredSpeed
  readonly generation: MeasuredGeneration
}

/** @throws StudioError as the engine does */
export async function calibrate(
  entry: EngineEntry,
  wish: ModelWish,
  threads: number,
  milliseconds = trainingTime,
): Promise<Calibration> {
  const shape = speedShapeOf(wish)
  const random = new Random(1)
  const graph = textLikeGraph(shape, random)
  const config = { ...wish.config, vocabularySize: shape.vocabulary }
  const size = { sequences: shape.batchSequences, length: shape.window + 1 }
  const optimiser = optimiserOf(wish.settings)
  const engine = await entry.create({ config, graph, optimiser, threads, maxBatch: size })
  try {
    await writeRecords(engine, random)
    await engine.startOptimiser()
    const batches = Array.from({ length: 3 }, () => textLikeBatch(shape, size, random))
    const tokensPerSecond = await trainFor(
      engine,
      batches,
      stepSettings(wish.settings, learningRate),
      milliseconds,
    )
    const at = Date.now()
    const time = Math.min(generationTime, milliseconds)
    const single = await generateFor(engine, 1, time)
    const many = await generateFor(engine, manyPrompts, time)
    return {
      speed: { ...shape, ownEdges: graph.targets.length, tokensPerSecond, at },
      generation: { single, many, at },
    }
  } finally {
    await engine.dispose()
  }
}

/** Tokens as uneven as those of a text: few are most of it. */
function uneven(vocabulary: number, random: Random): number {
  return Math.floor(vocabulary * random.uniform() ** 3)
}

/** Own edges between tokens by how often they meet by chance. */
function textLikeGraph({ vocabulary, ownEdges }: SpeedShape, random: Random): TokenGraph {
  const counts = new Map<number, number>()
  while (counts.size < ownEdges) {
    const pair = uneven(vocabulary, random) * vocabulary + uneven(vocabulary, random)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return graphOfPairs(
    vocabulary,
    Array.from(counts, ([pair, count]) => [Math.floor(pair / vocabulary), pair % vocabulary, count]),
  )
}

function textLikeBatch(
  { vocabulary }: SpeedShape,
  { sequences, length }: Omit<Batch, 'tokens'>,
  random: Random,
): Batch {
  const tokens = Uint32Array.from({ length: sequences * length }, () => uneven(vocabulary, random))
  return { tokens, sequences, length }
}

/** Numbers near 0 would be another kind of work for some processors. */
async function writeRecords(engine: Engine, random: Random): Promise<void> {
  const edges = engine.graph.targets.length
  const { d } = engine.config
  const length = recordLength(d)
  const block = Float32Array.from({ length: Math.min(edges, recordBlock) * length }, (_, i) =>
    i % length < d * d ? (random.gaussian() * 0.6) / Math.sqrt(d) : 0.3 + 0.5 * random.gaussian(),
  )
  for (let first = 0; first < edges; first += recordBlock)
    await engine.writeEdges(first, block.subarray(0, Math.min(recordBlock, edges - first) * length))
}

/** Predictions per second, over at least three steps after the first, in which kernels are made ready. */
async function trainFor(
  engine: Engine,
  batches: readonly Batch[],
  settings: StepSettings,
  milliseconds: number,
): Promise<number> {
  await engine.train(batches[0], settings)
  const began = performance.now()
  let predictions = 0
  // As the training loop does it: where an engine takes a step ahead, it has one.
  const inFlight = engine.queuesSteps === true ? 2 : 1
  const asked: Promise<StepReport>[] = []
  try {
    for (let step = 0; step < 3 || performance.now() - began < milliseconds; step++) {
      while (asked.length < inFlight)
        asked.push(engine.train(batches[(step + asked.length) % batches.length], settings))
      predictions += (await asked[0]).predictions
      void asked.shift()
    }
    return (predictions * 1000) / (performance.now() - began)
  } finally {
    await Promise.allSettled(asked)
  }
}

/** Tokens per second of so many prompts together, each greedily along its own edges. */
async function generateFor(engine: Engine, prompts: number, milliseconds: number): Promise<number> {
  const { graph } = engine
  const decoder = await engine.decoder(prompts)
  try {
    const last = Array.from({ length: prompts }, (_, prompt) => prompt % graph.nodes)
    let began = performance.now()
    for (let step = 0; ; step++) {
      const energies = await decoder.append(last.map((token) => [token]))
      // The first makes the kernels ready.
      if (step === 0) began = performance.now()
      const passed = performance.now() - began
      if (step >= 3 && passed >= milliseconds) return (step * prompts * 1000) / passed
      for (const [prompt, found] of energies.entries())
        last[prompt] = bestAfter(graph, last[prompt], found, step)
    }
  } finally {
    decoder.dispose()
  }
}

/** Always the best would soon go round in a ring of few edges, so it is now this, now one of its neighbours. */
function bestAfter(graph: TokenGraph, source: number, energies: Float32Array, step: number): number {
  const first = graph.offsets[source]
  const degree = graph.offsets[source + 1] - first
  if (degree === 0) return (source + 1) % graph.nodes
  let best = 0
  for (let candidate = 1; candidate < degree; candidate++)
    if (energies[candidate] > energies[best]) best = candidate
  return graph.targets[first + ((best + step) % degree)]
}

function powerOfTwo(value: number): number {
  return 2 ** Math.round(Math.log2(Math.max(1, value)))
}

function floorPower(value: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(1, value)))
}
