/**
 * What is measured of every engine, and how it is printed: training by shape and batch with the bytes and operations
 * that no way of computing the step could save, generation, and the time of a step by phase.
 */
import { Random } from '../src-shared/random.ts'
import type { Batch, Engine, PhaseTimes } from '../src-main/engine/engine.ts'
import { stepPhases } from '../src-main/engine/engine.ts'
import { Candidates, choose } from '../src-main/generation/index.ts'
import type { TokenGraph } from '../src-main/model/graph.ts'
import { outDegree, ownEdges } from '../src-main/model/graph.ts'
import { recordLength } from '../src-main/model/parameters.ts'
import type { Shape } from './shapes.ts'
import { d, plainStep, walk, window } from './shapes.ts'

/** What the device that an engine runs on can do at most, measured. */
export interface Peaks {
  /** Bytes per second, both ways. */
  readonly copy: number
  /** Operations per second, two per multiply-add. */
  readonly flops: number
}

export interface TrainingRow {
  readonly shape: string
  readonly ownEdges: number
  readonly positions: number
  readonly tokensPerSecond: number
  readonly millisecondsPerStep: number
  /** The forward pass reads W, the backward pass reads and writes W and moments. */
  readonly gigabytes: number
  readonly gigaflops: number
  /** Percent. */
  readonly ofCopyBandwidth: number
  readonly ofMultiplyAddPeak: number
  /** Percent of the tokens per second that the slower of the two would allow. */
  readonly ofBound: number
  /** Of one step that was looked at; absent where the engine cannot tell. */
  readonly phases?: PhaseTimes
}

export interface DecodingRow {
  readonly shape: string
  readonly ownEdges: number
  /** Where the energies were computed. */
  readonly on: string
  /** Continued at once; tokens per second are of all of them together. */
  readonly prompts: number
  /** Mean out-degree of the tokens that were met. */
  readonly outDegree: number
  readonly tokensPerSecond: number
}

/** One engine on one device. */
export interface EngineFigures {
  readonly engine: string
  /** As found, with whatever makes its figures mean less than they seem to. */
  readonly device: string
  readonly peaks: Peaks
  readonly training: readonly TrainingRow[]
  readonly generation: readonly DecodingRow[]
  /** What was left out or made smaller, in sentences. */
  readonly remarks: readonly string[]
}

/** Bytes and operations that no way of computing an AdamW step could save. */
export function leastWork(
  graph: TokenGraph,
  { tokens, length }: Batch,
): { bytes: number; operations: number } {
  const occurrences = new Uint32Array(graph.nodes)
  for (let n = 0; n < tokens.length; n++) if (n % length !== length - 1) occurrences[tokens[n]]++
  let edges = 0
  let pairs = 0
  for (let u = 0; u < graph.nodes; u++) {
    if (occurrences[u] > 0) edges += outDegree(graph, u)
    pairs += occurrences[u] * outDegree(graph, u)
  }
  // Forward reads W once; backward reads and writes W, means and squares.
  return { bytes: 7 * 4 * recordLength(d) * edges, operations: 3 * 2 * recordLength(d) * pairs }
}

/**
 * A row per batch of the shape, each the mean of steps that take about so many seconds. When `queued` they are all asked
 * for at once, so that each is planned while the device works on those before it.
 */
export async function trainingRows(
  engine: Engine,
  shape: Shape,
  { copy, flops }: Peaks,
  { queued, seconds: budget }: { readonly queued: boolean; readonly seconds: number },
): Promise<TrainingRow[]> {
  const { graph } = engine
  const rows: TrainingRow[] = []
  for (const count of shape.sequences) {
    const batch = walk(graph, count, window + 1, count)
    // The first steps make buffers and compile; the second says how many fit in the time.
    await engine.train(batch, plainStep)
    const before = performance.now()
    await engine.train(batch, plainStep)
    const steps = Math.max(2, Math.min(50, Math.round((1e3 * budget) / (performance.now() - before))))
    const start = performance.now()
    if (queued) await Promise.all(Array.from({ length: steps }, () => engine.train(batch, plainStep)))
    else for (let n = 0; n < steps; n++) await engine.train(batch, plainStep)
    const seconds = (performance.now() - start) / 1e3 / steps
    console.log(`  ${count * window} positions: ${short((count * window) / seconds)} tokens/s`)
    const phases = await engine.timeStep?.(batch, plainStep)
    const { bytes, operations } = leastWork(graph, batch)
    const bound = Math.max(bytes / copy, operations / flops)
    rows.push({
      shape: shape.name,
      ownEdges: ownEdges(graph),
      positions: count * window,
      tokensPerSecond: (count * window) / seconds,
      millisecondsPerStep: 1e3 * seconds,
      gigabytes: bytes / 1e9,
      gigaflops: operations / 1e9,
      ofCopyBandwidth: (100 * bytes) / seconds / copy,
      ofMultiplyAddPeak: (100 * operations) / seconds / flops,
      ofBound: (100 * bound) / seconds,
      ...(phases === undefined ? {} : { phases }),
    })
  }
  return rows
}

/** Prompts that are continued at once. */
const promptCounts = [1, 64]
/** Steps of decoding that are not measured: they make kernels and buffers. */
const warming = 4

/**
 * Continuing prompts greedily, a token for all of them at a time, with the engine's decoder. The tokens that are appended are
 * given, since a made-up model would soon run in a circle: every engine does the same work.
 * @param on where the decoder computes
 */
export async function decodingRows(
  engine: Engine,
  { name }: Shape,
  on: string,
  tokens = 500,
): Promise<DecodingRow[]> {
  const rows: DecodingRow[] = []
  for (const prompts of promptCounts) rows.push(await decodingRow(engine, prompts, name, on, tokens))
  return rows
}

async function decodingRow(
  engine: Engine,
  prompts: number,
  shape: string,
  on: string,
  tokens: number,
): Promise<DecodingRow> {
  const { graph } = engine
  const length = warming + Math.ceil(tokens / Math.sqrt(prompts))
  const text = walk(graph, prompts, length, 7).tokens
  const greedy = { temperature: 0, topK: 0, topP: 1 }
  const random = new Random(5)
  const decoder = await engine.decoder(prompts)
  const candidates = new Candidates(decoder)
  const step = async (t: number): Promise<void> => {
    const last = Array.from({ length: prompts }, (_, s) => text[s * length + t])
    const energies = await decoder.append(last.map((token) => [token]))
    for (const [s, token] of last.entries()) {
      candidates.measure({ last: token, energies: (out) => out.set(energies[s]) })
      choose(candidates, greedy, random)
      candidates.logNormaliser()
    }
  }
  for (let t = 0; t < warming; t++) await step(t)
  const start = performance.now()
  for (let t = warming; t < length; t++) await step(t)
  const seconds = (performance.now() - start) / 1e3
  decoder.dispose()
  const degrees = text.reduce((sum, token) => sum + outDegree(graph, token), 0)
  return {
    shape,
    ownEdges: ownEdges(graph),
    on,
    prompts,
    outDegree: degrees / text.length,
    tokensPerSecond: (prompts * (length - warming)) / seconds,
  }
}

/** Three tables: training, its phases, generation. The same for every engine. */
export function printFigures(all: readonly EngineFigures[]): void {
  for (const { engine, device, peaks, remarks } of all) {
    console.log(
      `${engine} on ${device}: copy ${short(peaks.copy / 1e9)} GB/s both ways, multiply-add ${short(peaks.flops / 1e9)} GFLOP/s`,
    )
    for (const remark of remarks) console.log(`  ${remark}`)
  }
  console.log(`\nTraining (d = ${d}, AdamW, exact softmax, windows of ${window}); shares in percent`)
  console.table(
    all.flatMap(({ engine, training }) =>
      training.map(({ phases: _, ...row }) => ({ engine, ...shortened(row) })),
    ),
  )
  const timed = all.flatMap(({ engine, training }) =>
    training.flatMap(({ shape, positions, phases }) =>
      phases === undefined ? [] : [{ engine, shape, positions, ...inOrder(phases) }],
    ),
  )
  if (timed.length > 0) {
    console.log('Milliseconds of one step by phase')
    console.table(timed)
  }
  console.log('Generation (greedy, tokens per second of all prompts together)')
  console.table(
    all.flatMap(({ engine, generation }) => generation.map((row) => ({ engine, ...shortened(row) }))),
  )
}

function inOrder(phases: PhaseTimes): Record<string, number> {
  return Object.fromEntries(
    stepPhases.flatMap((phase) => {
      const time = phases[phase]
      return time === undefined ? [] : [[phase, short(time)]]
    }),
  )
}

function shortened(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      typeof value !== 'number' || Number.isInteger(value) ? value : short(value),
    ]),
  )
}

function short(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
