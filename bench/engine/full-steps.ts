/** Whole steps of one thread by the size of groups, as shares of the processor's peaks, beside plain TypeScript. */
import type { Batch } from '../../src-main/engine/engine.ts'
import { createReferenceEngine } from '../../src-main/engine/reference/index.ts'
import { createWasmEngine } from '../../src-main/engine/wasm/index.ts'
import { graphOfPairs } from '../../src-main/model/graph-of-pairs.ts'
import type { TokenGraph } from '../../src-main/model/graph.ts'
import { recordLength } from '../../src-main/model/parameters.ts'
import { adamw, configOf, d, fill } from '../shapes.ts'
import type { Figure } from './figure.ts'
import { timeSteps } from './figure.ts'

/** Floating-point operations per (edge, position): three products of d² + d multiply-adds. */
const operationsPerPair = 3 * 2 * recordLength(d)
/** Bytes that AdamW reads and writes per edge: W|b, means and squares, each way. */
const bytesPerEdge = 2 * 3 * 4 * recordLength(d)

/** Sources with so many own edges each, and batches in which each of them occurs n times. */
const sources = 5

function starGraph(degree: number): TokenGraph {
  const pairs: [number, number][] = []
  for (let u = 0; u < sources; u++) for (let v = 0; v < degree; v++) pairs.push([u, v])
  return graphOfPairs(degree, pairs)
}

function starBatch(degree: number, n: number, present = sources): Batch {
  const tokens = new Uint32Array(2 * n * present)
  for (let s = 0; s < n * present; s++) {
    tokens[2 * s] = s % present
    tokens[2 * s + 1] = (s * 7919) % degree
  }
  return { sequences: n * present, length: 2, tokens }
}

/** @param degree 800 own edges of a source make a table of 51 MB, beyond the caches */
export async function fullSteps(flops: number, bandwidth: number, degree = 800): Promise<Figure[]> {
  const graph = starGraph(degree)
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
  const rows: Figure[] = []
  let ours = 0
  for (const n of [1, 4, 16, 64, 256]) {
    const { wall } = await timeSteps(engine, starBatch(degree, n), n > 16 ? 10 : 40)
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
  const { wall } = await timeSteps(plain, starBatch(degree, 16, 1), 2)
  const theirs = wall / (16 * degree)
  rows.push({ what: 'plain TypeScript, n = 16', value: 1e9 * theirs, unit: 'ns per (edge, position)' })
  rows.push({ what: 'plain TypeScript, n = 16', value: theirs / ours, unit: 'times ours', aim: '≥ 15' })
  return rows
}
