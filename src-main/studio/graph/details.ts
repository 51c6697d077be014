/** Everything about one node, and about one edge. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import { Candidates, SignalPath } from '../../generation/index.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import type { ModelGraph } from './model-graph.ts'
import { requireNode } from './pictures.ts'
import { singularValues } from './singular-values.ts'
import { range, strongest } from './strongest.ts'

const usualNeighbours = 20

export async function nodeDetails(
  graph: ModelGraph,
  node: number,
  neighbours = usualNeighbours,
): Promise<Reply<'graph.node'>> {
  requireNode(graph, node)
  const { columns, model, tokenizer } = graph
  const { d } = model.config
  const energies = await graph.energies()
  const { successors, sharedProbability } = successorsOf(graph, node, neighbours)
  return {
    node,
    text: columns.texts[node],
    bytes: Uint8Array.from(tokenizer.tokenBytes(node)),
    frequency: columns.graph.nodeCounts[node],
    inDegree: columns.inDegree[node],
    outDegree: columns.outDegree[node],
    energy: energies.nodes[node],
    pagerank: graph.pagerank()[node],
    bias: model.small.nodeBias.slice(node * d, (node + 1) * d),
    signal: {
      occurrences: energies.occurrences[node],
      mean: energies.norm[node],
      deviation: energies.normDeviation[node],
    },
    successors,
    predecessors: predecessorsOf(graph, node, neighbours, energies.edges),
    similar: similarTo(graph, node, neighbours),
    sharedProbability,
  }
}

type EdgeRow = Reply<'graph.node'>['successors'][number]

/** As the model predicts after this node alone. */
function successorsOf(
  graph: ModelGraph,
  node: number,
  most: number,
): { successors: EdgeRow[]; sharedProbability: number } {
  const { model, columns } = graph
  const path = new SignalPath(model)
  path.append(node)
  const candidates = new Candidates(model)
  candidates.measure(path)
  const normaliser = candidates.logNormaliser()
  const successors: EdgeRow[] = []
  let own = 0
  for (const { id, edge, energy, score, count } of candidates.ranked()) {
    if (edge === sharedEdge) continue
    const probability = Math.exp(score - normaliser)
    own += probability
    if (successors.length >= most) continue
    successors.push({ node: id, text: columns.texts[id], count, probability, energy, norm: graph.norm(edge) })
  }
  return { successors, sharedProbability: Math.max(0, 1 - own) }
}

/** By the text's own statistics. */
function predecessorsOf(graph: ModelGraph, node: number, most: number, energies: Float32Array): EdgeRow[] {
  const { columns } = graph
  const { counts } = columns.graph
  const edges = Uint32Array.from(columns.edgesOf(node, 'in'))
  return Array.from(
    strongest(edges, (edge) => counts[edge], most),
    (edge) => ({
      node: columns.sources[edge],
      text: columns.texts[columns.sources[edge]],
      count: counts[edge],
      probability: columns.probabilities[edge],
      energy: energies[edge],
      norm: graph.norm(edge),
    }),
  )
}

/** By the cosine of the distributions of successors: what is followed by the same tokens. */
function similarTo({ columns }: ModelGraph, node: number, most: number): Reply<'graph.node'>['similar'] {
  const { graph, probabilities, sources, texts } = columns
  const products = new Float64Array(graph.nodes)
  for (const edge of columns.edgesOf(node, 'out'))
    for (const other of columns.edgesOf(graph.targets[edge], 'in'))
      products[sources[other]] += probabilities[edge] * probabilities[other]
  const length = (one: number): number => {
    let sum = 0
    for (const edge of columns.edgesOf(one, 'out')) sum += probabilities[edge] ** 2
    return Math.sqrt(sum)
  }
  const own = length(node)
  const met = range(graph.nodes).filter((other) => other !== node && products[other] > 0)
  const similarity = new Map(Array.from(met, (other) => [other, products[other] / (own * length(other))]))
  return Array.from(
    strongest(met, (other) => similarity.get(other) ?? 0, most),
    (other) => ({
      node: other,
      text: texts[other],
      similarity: similarity.get(other) ?? 0,
    }),
  )
}

export async function edgeDetails(
  graph: ModelGraph,
  source: number,
  target: number,
): Promise<Reply<'graph.edge'>> {
  requireNode(graph, source)
  requireNode(graph, target)
  const { columns, model } = graph
  const { d } = model.config
  const edge = findEdge(columns.graph, source, target)
  const record = model.edgeRecord(edge)
  const isOwn = edge !== sharedEdge
  return {
    source,
    target,
    sourceText: columns.texts[source],
    targetText: columns.texts[target],
    own: isOwn,
    count: isOwn ? columns.graph.counts[edge] : 0,
    probability: isOwn ? columns.probabilities[edge] : 0,
    energy: isOwn ? (await graph.energies()).edges[edge] : NaN,
    d,
    // Records are input-major; people read a matrix with its outputs as rows.
    weights: Float32Array.from({ length: d * d }, (_, at) => record[(at % d) * d + Math.floor(at / d)]),
    bias: record.slice(d * d, d * d + d),
    norm: graph.norm(edge),
    singularValues: singularValues(record, d),
    reverse: findEdge(columns.graph, target, source) !== sharedEdge,
  }
}
