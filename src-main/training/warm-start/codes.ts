/**
 * What an edge writes and what it reads. The trigram model says ln P(v | w,u) = ln p₂(v | u) + M_u[w,v] + a constant of
 * (w,u), with M_u[w,v] = ln(1 + f₃(v | w,u) / (γ(w,u) · p₂(v | u))). For every node u, M_u is factorised: the left
 * factor is the code that edge (w,u) leaves in the signal, the right factor the readout of edge (u,v), so that code ·
 * readout ≈ M_u[w,v]. Entries weigh as often as they matter: rows by √n(w,u), columns by √p(v | u).
 */
import type { Pieces } from '../../../src-shared/pieces.ts'
import { Random } from '../../../src-shared/random.ts'
import { findEdge, sharedEdge, type TokenGraph } from '../../model/graph.ts'
import { findChild, kneserNey, type KneserNeyModel, type KneserNeyOrder } from '../baselines/index.ts'
import type { NgramTable } from '../baselines/index.ts'
import { leadingFactors, type SparseMatrix } from './truncated-svd.ts'

export interface EdgeCodes {
  /** Numbers per code and readout. */
  readonly length: number
  /** [own edges × length] what the edge adds to the signal of its target. */
  readonly codes: Float32Array
  /** [own edges × length] how the edge's energy answers to the signal's code. */
  readonly readouts: Float32Array
  /** [V × length] the code of a sequence's first token, which has no edge behind it. */
  readonly firstCodes: Float32Array
}

/** Codes keep near this size (root mean square) … */
const usualCode = 0.7
/** … and within this. */
const greatestCode = 2

/**
 * @param table counts of order 3 at least, of the tokens that made the graph
 * @param trigram the Kneser-Ney model of order 3 from it
 */
export function* factoriseTrigrams(
  graph: TokenGraph,
  table: NgramTable,
  trigram: KneserNeyModel,
  length: number,
  seed: number,
): Pieces<EdgeCodes> {
  const edges = graph.targets.length
  const result: EdgeCodes = {
    length,
    codes: new Float32Array(edges * length),
    readouts: new Float32Array(edges * length),
    firstCodes: new Float32Array(graph.nodes * length),
  }
  const incoming = incomingEdges(graph)
  const order3 = trigram.orders[3] as KneserNeyOrder
  const order2 = trigram.orders[2] as KneserNeyOrder
  const bigram = kneserNey(table, 2)
  const probabilities = new Float64Array(graph.nodes)
  const first = new Float64Array(graph.nodes)

  for (let u = 0; u < graph.nodes; u++) {
    yield { phase: 'factorising trigrams', done: u, total: graph.nodes, unit: 'items' }
    const ownFirst = graph.offsets[u]
    const columns = graph.offsets[u + 1] - ownFirst
    const rows = incoming.offsets[u + 1] - incoming.offsets[u]
    const rank = Math.min(length, rows, columns)
    if (rank === 0) continue

    let total = 0
    for (let c = 0; c < columns; c++) total += graph.counts[ownFirst + c]
    const weights = Float64Array.from({ length: columns }, (_, c) =>
      Math.sqrt(graph.counts[ownFirst + c] / total),
    )
    const history = Uint32Array.of(u)
    for (let c = 0; c < columns; c++) {
      const v = graph.targets[ownFirst + c]
      // After one token the trigram model is the bigram model that it backs off to.
      probabilities[c] = trigram.probability(history, 1, v)
      first[c] = Math.log(bigram.probability(history, 1, v) / probabilities[c])
    }
    const matrix = logRatios(graph, incoming, order2, order3, u, probabilities, weights)
    const { left, right } = leadingFactors(
      matrix,
      rank,
      new Random((seed ^ Math.imul(u + 1, 0x9e3779b9)) >>> 0),
    )
    writeCodes(graph, incoming, u, rank, { left, right, weights, first }, result)
  }
  return result
}

/** The own edges by target. */
interface IncomingEdges {
  /** [V + 1] */
  readonly offsets: Uint32Array
  /** [own edges] indices of edges, and the nodes they leave. */
  readonly edges: Uint32Array
  readonly sources: Uint32Array
}

function incomingEdges(graph: TokenGraph): IncomingEdges {
  const { nodes, targets } = graph
  const offsets = new Uint32Array(nodes + 1)
  for (const target of targets) offsets[target + 1]++
  for (let v = 0; v < nodes; v++) offsets[v + 1] += offsets[v]
  const next = offsets.slice(0, nodes)
  const edges = new Uint32Array(targets.length)
  const sources = new Uint32Array(targets.length)
  for (let u = 0; u < nodes; u++)
    for (let e = graph.offsets[u]; e < graph.offsets[u + 1]; e++) {
      const at = next[targets[e]]++
      edges[at] = e
      sources[at] = u
    }
  return { offsets, edges, sources }
}

/** M_u, weighted: a row per incoming edge (w,u), a column per own edge (u,v). */
function logRatios(
  graph: TokenGraph,
  incoming: IncomingEdges,
  order2: KneserNeyOrder,
  order3: KneserNeyOrder,
  u: number,
  probabilities: Float64Array,
  weights: Float64Array,
): SparseMatrix {
  const rows = incoming.offsets[u + 1] - incoming.offsets[u]
  const { level, counts, discounts, totals, backOff } = order3
  const starts = new Uint32Array(rows + 1)
  const columnOf: number[] = []
  const values: number[] = []
  for (let r = 0; r < rows; r++) {
    const at = incoming.offsets[u] + r
    const rowWeight = Math.sqrt(graph.counts[incoming.edges[at]])
    const context = findChild(order2.level, incoming.sources[at], u)
    if (context < 0) {
      starts[r + 1] = values.length
      continue
    }
    for (let n = level.first[context]; n < level.first[context + 1]; n++) {
      const edge = findEdge(graph, u, level.targets[n])
      if (edge === sharedEdge) continue
      const c = edge - graph.offsets[u]
      const share = (counts[n] - discounts[Math.min(counts[n], 3)]) / totals[context]
      columnOf.push(c)
      values.push(Math.log1p(share / (backOff[context] * probabilities[c])) * rowWeight * weights[c])
    }
    starts[r + 1] = values.length
  }
  return {
    rows,
    columns: weights.length,
    starts,
    columnOf: Uint32Array.from(columnOf),
    values: Float64Array.from(values),
  }
}

/** Divides the factors' weights out, and their common scale so that codes have their usual size. */
function writeCodes(
  graph: TokenGraph,
  incoming: IncomingEdges,
  u: number,
  rank: number,
  factors: { left: Float64Array; right: Float64Array; weights: Float64Array; first: Float64Array },
  out: EdgeCodes,
): void {
  const { left, right, weights, first } = factors
  const { length, codes, readouts, firstCodes } = out
  const rows = incoming.offsets[u + 1] - incoming.offsets[u]
  const columns = weights.length
  const edgeOf = (r: number): number => incoming.edges[incoming.offsets[u] + r]
  let occurrences = 0
  for (let r = 0; r < rows; r++) occurrences += graph.counts[edgeOf(r)]

  for (let k = 0; k < rank; k++) {
    let squares = 0
    let greatest = 0
    for (let r = 0; r < rows; r++) {
      const value = left[r * rank + k]
      squares += value * value
      greatest = Math.max(greatest, Math.abs(value) / Math.sqrt(graph.counts[edgeOf(r)]))
    }
    // What M_u would be if the bigram's own counts had made it, seen through the same readouts.
    let start = 0
    for (let c = 0; c < columns; c++) start += first[c] * weights[c] * right[c * rank + k]
    if (greatest < 1e-6) continue
    const scale = Math.min(usualCode / Math.sqrt(squares / occurrences), greatestCode / greatest)
    for (let r = 0; r < rows; r++)
      codes[edgeOf(r) * length + k] = (scale * left[r * rank + k]) / Math.sqrt(graph.counts[edgeOf(r)])
    for (let c = 0; c < columns; c++)
      readouts[(graph.offsets[u] + c) * length + k] = right[c * rank + k] / (scale * weights[c])
    firstCodes[u * length + k] = Math.max(-greatestCode, Math.min(greatestCode, scale * start))
  }
}
