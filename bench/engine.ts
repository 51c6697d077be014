/**
 * What a training step of the CPU engine costs, as a share of what the same machine can do at most, beside the plain
 * TypeScript engine and beside the released PyTorch code. Wall times are the least of some repetitions, kept short so
 * that a busy machine rarely spoils all of them; CPU times are means, since systems count them in coarse ticks.
 */
import { availableParallelism } from 'node:os'
import type { Dimension, ModelConfig } from '../src-shared/model/config.ts'
import { Random } from '../src-shared/random.ts'
import type { Batch, Engine, Optimiser, StepSettings } from '../src-main/engine/engine.ts'
import { createReferenceEngine } from '../src-main/engine/reference/index.ts'
import { createWasmEngine } from '../src-main/engine/wasm/index.ts'
import { compileKernels, instantiate } from '../src-main/engine/wasm/kernels.ts'
import { graphOfPairs } from '../src-main/model/graph-of-pairs.ts'
import type { TokenGraph } from '../src-main/model/graph.ts'
import { ownEdges } from '../src-main/model/graph.ts'
import { recordLength } from '../src-main/model/parameters.ts'

export interface EngineRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it is held against, in words. */
  readonly aim?: string
}

const d: Dimension = 32
/** Floating-point operations per (edge, position): three products of d² + d multiply-adds. */
const operationsPerPair = 3 * 2 * recordLength(d)
/** Bytes that AdamW reads and writes per edge: W|b, means and squares, each way. */
const bytesPerEdge = 2 * 3 * 4 * recordLength(d)

const adamw: Optimiser = { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
const settings: StepSettings = {
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
    maxContext: 32,
    minBigramCount: 1,
    positionalEncoding: 'none',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: false,
  }
}

export async function benchEngine(): Promise<EngineRow[]> {
  const { rows, flops, bandwidth } = peaks()
  rows.push(...(await fullSteps(flops, bandwidth)))
  rows.push(...(await scaling()))
  rows.push(...(await peerShapes()))
  const { variant } = compileKernels(d)
  console.log(`CPU engine (d = ${d}, ${variant}, ${availableParallelism()} cores)`)
  console.table(rows.map((row) => ({ ...row, value: Number(row.value.toPrecision(3)) })))
  return rows
}

/** Seconds, the least of some repetitions. */
function least(repetitions: number, work: () => void): number {
  let best = Infinity
  for (let n = 0; n < repetitions; n++) {
    const start = performance.now()
    work()
    best = Math.min(best, (performance.now() - start) / 1e3)
  }
  return best
}

/** What the machine can do, and the product alone on a matrix that stays in the nearest cache. */
function peaks(): { rows: EngineRow[]; flops: number; bandwidth: number } {
  const megabytes = 96
  const memory = new WebAssembly.Memory({ initial: 16 * (megabytes + 8), maximum: 65536, shared: true })
  const kernels = instantiate(compileKernels(d), memory)
  const table = 8 * 2 ** 20
  const bytes = megabytes * 2 ** 20
  const f32 = new Float32Array(memory.buffer)
  const random = new Random(1)
  for (let i = 65536 / 4; i < table / 4; i++) f32[i] = random.uniform() - 0.5
  f32.fill(1, table / 4)

  const rounds = 500_000
  const flops = (96 * rounds) / least(100, () => kernels.multiplyAddPeak(rounds))
  const bandwidth = (2 * bytes) / least(8, () => kernels.readModifyWrite(table, bytes))
  const copying = bytes / least(8, () => f32.copyWithin(table / 4, (table + bytes / 2) / 4))
  const rows: EngineRow[] = [
    { what: 'multiply-add peak', value: flops / 1e9, unit: 'GFLOP/s' },
    { what: 'read-modify-write', value: bandwidth / 1e9, unit: 'GB/s, both ways' },
    { what: 'copy', value: copying / 1e9, unit: 'GB/s, both ways' },
  ]
  for (const n of [4, 16, 64, 256]) {
    const [W, X, P, C] = [1, 2, 3, 4].map((block) => block * 2 ** 20)
    const repetitions = Math.ceil(2 ** 14 / n)
    const seconds = least(50, () => {
      for (let r = 0; r < repetitions; r++) kernels.product(n, W, X, P, C)
    })
    const share = (2 * d * d * n * repetitions) / seconds / flops
    rows.push({ what: `product alone, n = ${n}`, value: 100 * share, unit: '% of peak', aim: '≥ 70' })
  }
  return { rows, flops, bandwidth }
}

/** Sources with 800 own edges each (51 MB, beyond the caches), and batches in which each of them occurs n times. */
const degree = 800
const sources = 5

function starGraph(): TokenGraph {
  const pairs: [number, number][] = []
  for (let u = 0; u < sources; u++) for (let v = 0; v < degree; v++) pairs.push([u, v])
  return graphOfPairs(degree, pairs)
}

function starBatch(n: number, present = sources): Batch {
  const tokens = new Uint32Array(2 * n * present)
  for (let s = 0; s < n * present; s++) {
    tokens[2 * s] = s % present
    tokens[2 * s + 1] = (s * 7919) % degree
  }
  return { sequences: n * present, length: 2, tokens }
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

interface StepTime {
  readonly cpu: number
  readonly wall: number
}

/** Seconds of a step: wall time, and CPU time of all threads together. */
async function timeSteps(
  engine: Engine,
  batch: Batch,
  repetitions: number,
  step = settings,
): Promise<StepTime> {
  await engine.train(batch, step)
  let wall = Infinity
  const before = process.cpuUsage()
  for (let n = 0; n < repetitions; n++) {
    const start = performance.now()
    await engine.train(batch, step)
    wall = Math.min(wall, (performance.now() - start) / 1e3)
  }
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1e6 / repetitions, wall }
}

async function fullSteps(flops: number, bandwidth: number): Promise<EngineRow[]> {
  const graph = starGraph()
  const aims = new Map([
    [4, 10],
    [16, 25],
    [64, 30],
    [256, 38],
  ])
  const options = { config: configOf(degree), graph, optimiser: adamw }
  const maxBatch = { sequences: 256 * sources, length: 2 }
  const engine = await createWasmEngine({ ...options, threads: 1, maxBatch })
  await fill(engine)
  const rows: EngineRow[] = []
  let ours = 0
  for (const n of [1, 4, 16, 64, 256]) {
    const { wall } = await timeSteps(engine, starBatch(n), n > 16 ? 10 : 40)
    const pairs = n * sources * degree
    rows.push({ what: `full step, n = ${n}`, value: (1e9 * wall) / pairs, unit: 'ns per (edge, position)' })
    const aim = aims.get(n)
    if (aim === undefined) {
      const share = (bytesPerEdge * sources * degree) / wall / bandwidth
      rows.push({
        what: `full step, n = ${n}`,
        value: 100 * share,
        unit: '% of read-modify-write',
        aim: '≥ 30',
      })
    } else {
      const share = (operationsPerPair * pairs) / wall / flops
      rows.push({ what: `full step, n = ${n}`, value: 100 * share, unit: '% of peak', aim: `≥ ${aim}` })
    }
    if (n === 16) ours = wall / pairs
  }
  await engine.dispose()

  const plain = await createReferenceEngine({ ...options, threads: 1, maxBatch })
  await fill(plain)
  const { wall } = await timeSteps(plain, starBatch(16, 1), 2)
  const theirs = wall / (16 * degree)
  rows.push({ what: 'plain TypeScript, n = 16', value: 1e9 * theirs, unit: 'ns per (edge, position)' })
  rows.push({ what: 'plain TypeScript, n = 16', value: theirs / ours, unit: 'times ours', aim: '≥ 15' })
  return rows
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

async function scaling(): Promise<EngineRow[]> {
  const graph = textLikeGraph(2000, 100_000)
  const batch = walk(graph, 64, 33, 1)
  const rows: EngineRow[] = []
  const wall: number[] = []
  for (const threads of [1, 2]) {
    const maxBatch = { sequences: 64, length: 33 }
    const engine = await createWasmEngine({
      config: configOf(2000),
      graph,
      optimiser: adamw,
      threads,
      maxBatch,
    })
    await fill(engine)
    const time = await timeSteps(engine, batch, 5)
    wall.push(time.wall)
    rows.push({
      what: `V = 2000, 100,000 own edges, 64 × 32, exact softmax, ${threads} threads`,
      value: (64 * 32) / time.wall,
      unit: 'tokens/s (wall time)',
    })
    await engine.dispose()
  }
  rows.push({
    what: 'two threads instead of one',
    value: wall[0] / wall[1],
    unit: 'times as fast (wall time)',
  })
  return rows
}

/** The two shapes that the released code was measured on: batch 32 × 32, the target and K = 400, AdamW. */
async function peerShapes(): Promise<EngineRow[]> {
  const shapes = [
    { nodes: 1000, edges: 40_000, theirs: 9.5, aim: 100 },
    { nodes: 4000, edges: 200_000, theirs: 47.7, aim: 500 },
  ]
  const rows: EngineRow[] = []
  for (const { nodes, edges, theirs, aim } of shapes) {
    const graph = textLikeGraph(nodes, edges)
    const threads = Math.min(2, availableParallelism())
    const maxBatch = { sequences: 32, length: 33 }
    const engine = await createWasmEngine({
      config: configOf(nodes),
      graph,
      optimiser: adamw,
      threads,
      maxBatch,
    })
    await fill(engine)
    const step: StepSettings = { ...settings, candidates: 400 }
    const { cpu, wall } = await timeSteps(engine, walk(graph, 32, 33, 2), 8, step)
    const name = `V = ${nodes}, ${edges} own edges, 32 × 32, K = 400`
    rows.push({ what: `${name}, ${threads} threads`, value: wall, unit: 's per step (wall time)' })
    rows.push({ what: name, value: cpu, unit: 's per step (CPU time)' })
    rows.push({
      what: name,
      value: theirs / wall,
      unit: `times the released code's ${theirs} CPU s (wall time)`,
      aim: `${aim}`,
    })
    await engine.dispose()
  }
  return rows
}

if (import.meta.main) await benchEngine()
