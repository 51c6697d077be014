/**
 * How fast a model continues a text, on one core, with a made-up graph of V = 4000 whose nodes are met by Zipf's law:
 * 400 own edges at the mean node of a text. Then what a token costs after a short and after a long context.
 */
import type { ModelConfig } from '../src-shared/model/config.ts'
import { Random } from '../src-shared/random.ts'
import type { SignalModel } from '../src-main/engine/engine.ts'
import { createWasmSignalModel } from '../src-main/engine/wasm/index.ts'
import { Candidates, choose, SignalPath } from '../src-main/generation/index.ts'
import type { Sampling } from '../src-main/generation/index.ts'
import { graphOfPairs } from '../src-main/model/graph-of-pairs.ts'
import { outDegree, ownEdges } from '../src-main/model/graph.ts'
import { recordLength } from '../src-main/model/parameters.ts'

export interface GenerationRow {
  readonly what: string
  readonly tokensPerSecond: number
  readonly microsecondsPerToken: number
  /** Mean out-degree of the nodes that were met. */
  readonly outDegree: number
}

const nodes = 4000
const meanOutDegree = 400
const config: ModelConfig = {
  dialect: 'paper',
  d: 32,
  vocabularySize: nodes,
  maxContext: 32,
  minBigramCount: 1,
  positionalEncoding: 'none',
  energyScale: 1,
  sharedWeighting: 'uniform',
  trainShared: false,
}

export async function benchGeneration(): Promise<GenerationRow[]> {
  const model = zipfModel()
  console.log(
    `Generation (one core, V = ${nodes}, d = ${config.d}, ${ownEdges(model.graph)} own edges; target 2,000 tokens/s)`,
  )
  const samplings: [string, Partial<Sampling>][] = [
    ['greedy', { temperature: 0 }],
    ['temperature 1', { temperature: 1 }],
    ['temperature 0.8, top-p 0.9', { temperature: 0.8, topP: 0.9 }],
    ['temperature 0.8, top-k 40', { temperature: 0.8, topK: 40 }],
  ]
  const rows = samplings.map(([what, settings]) => speed(model, what, settings))
  rows.push(...byContext(model))
  console.table(
    rows.map((row) => ({
      what: row.what,
      'tokens/s': Math.round(row.tokensPerSecond),
      'µs/token': Number(row.microsecondsPerToken.toPrecision(3)),
      'mean out-degree': Math.round(row.outDegree),
    })),
  )
  model.dispose()
  return rows
}

/** p(v) by Zipf's law, v = 0 the most frequent. */
const frequencies = (() => {
  const raw = Float64Array.from({ length: nodes }, (_, v) => 1 / (v + 3))
  const sum = raw.reduce((total, value) => total + value, 0)
  return raw.map((value) => value / sum)
})()

const cumulative = (() => {
  let sum = 0
  return frequencies.map((frequency) => (sum += frequency))
})()

function zipfToken(random: Random): number {
  const drawn = random.uniform()
  const found = cumulative.findIndex((sum) => sum > drawn)
  return found < 0 ? nodes - 1 : found
}

/** A model whose own edges lead to node v with a probability near p(v), whatever the signal. */
function zipfModel(): SignalModel & { dispose(): void } {
  const random = new Random(1)
  // Degrees fall more slowly than frequencies; their scale makes the mean over a text what is asked for.
  const shape = Float64Array.from({ length: nodes }, (_, u) => (u + 3) ** -0.7)
  const degrees = (scale: number): Float64Array =>
    shape.map((value) => Math.min(nodes / 2, Math.round(scale * value)))
  const mean = (scale: number): number =>
    degrees(scale).reduce((sum, degree, u) => sum + degree * frequencies[u], 0)
  let [low, high] = [1, 1e6]
  while (high - low > 1)
    [low, high] = mean((low + high) / 2) < meanOutDegree ? [(low + high) / 2, high] : [low, (low + high) / 2]

  const pairs: [number, number, number][] = []
  degrees(high).forEach((degree, u) => {
    const targets = new Set<number>()
    while (targets.size < degree)
      targets.add(random.uniform() < 0.5 ? zipfToken(random) : random.below(nodes))
    for (const v of targets) pairs.push([u, v, 1 + Math.floor(1000 * frequencies[v])])
  })
  const graph = graphOfPairs(nodes, pairs)

  const { d } = config
  const length = recordLength(d)
  const record = (energy: number): Float32Array =>
    // At 3 and above GeLU is nearly the identity: ‖GeLU(b)‖ = E.
    Float32Array.from({ length }, (_, i) => (i < d * d ? 0.002 * random.gaussian() : energy / Math.sqrt(d)))
  const model = createWasmSignalModel(config, graph, {
    nodeBias: new Float32Array(nodes * d),
    alpha: Float32Array.from({ length: config.maxContext }, (_, k) => 2 * k),
    shared: record(25 - 12),
  })
  for (let e = 0; e < ownEdges(graph); e++)
    model.writeEdges(e, record(25 + Math.log(frequencies[graph.targets[e]])))
  return model
}

/** A step of generation, but for the token that is appended: given ones make every measurement the same work. */
function step(
  path: SignalPath,
  candidates: Candidates,
  sampling: Sampling,
  random: Random,
  next: number,
): void {
  candidates.measure(path)
  choose(candidates, sampling, random)
  candidates.logNormaliser()
  path.append(next)
}

function zipfTokens(length: number, random: Random): number[] {
  return Array.from({ length }, () => zipfToken(random))
}

function meanDegree(model: SignalModel, tokens: readonly number[]): number {
  return tokens.reduce((sum, token) => sum + outDegree(model.graph, token), 0) / tokens.length
}

function speed(model: SignalModel, what: string, settings: Partial<Sampling>): GenerationRow {
  const sampling = { temperature: 1, topK: 0, topP: 1, ...settings }
  const random = new Random(5)
  const path = new SignalPath(model)
  path.append(0)
  const candidates = new Candidates(model)
  for (const token of zipfTokens(300, random)) step(path, candidates, sampling, random, token)
  const tokens = zipfTokens(2000, random)
  const start = performance.now()
  for (const token of tokens) step(path, candidates, sampling, random, token)
  return row(what, (performance.now() - start) / 1000, tokens.length, meanDegree(model, tokens))
}

/** The same tokens after contexts of several lengths, in turns, so that all meet the same state of the machine. */
function byContext(model: SignalModel): GenerationRow[] {
  const random = new Random(9)
  const lengths = [100, 1000, 10_000, 40_000]
  const paths = lengths.map((length) => {
    const path = new SignalPath(model)
    for (const token of zipfTokens(length, random)) path.append(token)
    return path
  })
  const candidates = new Candidates(model)
  const sampling = { temperature: 1, topK: 0, topP: 1 }
  const seconds = lengths.map(() => [] as number[])
  const blocks = 100
  const all: number[] = []
  for (let block = 0; block < blocks; block++) {
    const tokens = zipfTokens(10, random) // the shortest context grows from 100 to 1,100
    all.push(...tokens)
    // Whoever comes first finds the edges of these tokens in no cache.
    for (let turn = 0; turn < paths.length; turn++) {
      const n = (block + turn) % paths.length
      const start = performance.now()
      for (const token of tokens) step(paths[n], candidates, sampling, random, token)
      seconds[n].push((performance.now() - start) / 1000)
    }
  }
  return lengths.map((length, n) =>
    row(`after ${length} tokens`, median(seconds[n]) * blocks, all.length, meanDegree(model, all)),
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function row(what: string, seconds: number, tokens: number, degree: number): GenerationRow {
  return {
    what,
    tokensPerSecond: tokens / seconds,
    microsecondsPerToken: (1e6 * seconds) / tokens,
    outDegree: degree,
  }
}
