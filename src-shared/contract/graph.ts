/**
 * Questions to a model's graph. A picture is always the answer to a question, never the whole graph; node and edge
 * ids are token ids. `model` is the number of a checkpoint.
 */
import { z } from 'zod'
import { request } from './definition.ts'
import { limits } from './limits.ts'
import { amount, bytes, figure, float32, id, list, node, share, text, uint32 } from './schema.ts'

/** A part of the graph, by columns. Edges are own edges between the nodes listed. */
export const subgraph = z.object({
  /** [n] token ids, in the order of the question. */
  nodes: uint32,
  texts: list(text, limits.nodes),
  /** [n] occurrences in the training text. */
  frequency: uint32,
  /** [n] own edges in the whole model. */
  inDegree: uint32,
  outDegree: uint32,
  /** [n] mean energy over held-out text. */
  energy: float32,
  /** [n] PageRank, and core number, in the whole model. */
  pagerank: float32,
  core: uint32,
  /** [n] steps from the nearest starting node; 0 where the question had none. */
  depth: uint32,
  /** [m] token ids. */
  sources: uint32,
  targets: uint32,
  /** [m] index of the edge in the model. */
  edges: uint32,
  /** [m] occurrences of the bigram. */
  counts: uint32,
  /** [m] count / occurrences of the source. */
  probabilities: float32,
  /** [m] mean energy over held-out text; NaN where the source did not occur. */
  energies: float32,
  /** [m] ‖W‖, Frobenius. */
  norms: float32,
  /** How much there would be without the limits. */
  totalNodes: amount,
  totalEdges: amount,
})
export type Subgraph = z.infer<typeof subgraph>

const model = id
const mostNodes = z.int().min(1).max(limits.nodes).optional()
const mostEdges = z.int().min(0).max(limits.edges).optional()
const startNodes = list(node, 1000)

export const nodeMeasures = [
  'frequency',
  'degree',
  'in-degree',
  'out-degree',
  'energy',
  'pagerank',
  'core',
] as const
export const edgeMeasures = ['count', 'probability', 'energy', 'norm'] as const
export type NodeMeasure = (typeof nodeMeasures)[number]
export type EdgeMeasure = (typeof edgeMeasures)[number]

/** One edge in a list of a panel. */
export const edgeRow = z.object({
  node,
  text,
  count: amount,
  probability: figure,
  energy: figure,
  norm: figure,
})

/** A text as a model meets it: a prompt, and tokens after it that were generated or forced. */
export const promptInput = {
  prompt: z.string().max(limits.prompt),
  /** Token ids behind the prompt. */
  continuation: list(node, limits.list).optional(),
}

export const graphRequests = {
  'graph.top': request(
    'The nodes that lead by a measure, with the strongest edges among them.',
    z.object({ model, by: z.enum(nodeMeasures), count: z.int().min(1).max(limits.nodes), edges: mostEdges }),
    subgraph,
  ),
  'graph.strongest': request(
    'The edges that lead by a measure, with their nodes: a threshold, told by how many pass it.',
    z.object({ model, by: z.enum(edgeMeasures), count: z.int().min(1).max(limits.edges) }),
    subgraph,
  ),
  'graph.neighbourhood': request(
    'What lies within so many edges of some nodes; the strongest neighbours first where there are too many.',
    z.object({
      model,
      nodes: startNodes,
      depth: z.int().min(0).max(4),
      direction: z.enum(['out', 'in', 'both']).optional(),
      by: z.enum(edgeMeasures).optional(),
      /** Neighbours of each node at most. */
      branches: z.int().min(1).max(1000).optional(),
      limit: mostNodes,
      edges: mostEdges,
    }),
    subgraph,
  ),
  'graph.among': request(
    'Exactly these nodes, with the strongest edges among them.',
    z.object({ model, nodes: z.union([uint32, list(node, limits.nodes)]), edges: mostEdges }),
    subgraph,
  ),
  'graph.search': request(
    'Nodes whose text contains or begins with a text, best match and most frequent first. Reaches all nodes.',
    z.object({ model, text: z.string().max(200), limit: z.int().min(1).max(1000).optional() }),
    z.object({
      total: amount,
      matches: list(z.object({ node, text, frequency: amount, degree: amount })),
    }),
  ),
  'graph.path': request(
    'The likeliest path between two nodes over own edges: least Σ −ln P of its bigrams.',
    z.object({ model, from: node, to: node }),
    z.object({
      /** Absent when there is none. */
      found: z.boolean(),
      nodes: list(node),
      texts: list(text),
      /** P of each bigram on the way. */
      probabilities: list(figure),
      /** Σ −ln P, nats. */
      length: figure,
    }),
  ),
  'graph.measures': request(
    'All nodes by columns, for histograms and filters.',
    z.object({ model }),
    z.object({
      texts: list(text, 1e6),
      frequency: uint32,
      inDegree: uint32,
      outDegree: uint32,
      energy: float32,
      pagerank: float32,
      /** Histogram over own edges: how many have counts 1, 2, 3-4, 5-8 … */
      countHistogram: list(z.object({ from: amount, to: amount, edges: amount })),
    }),
  ),
  'graph.node': request(
    'Everything about one node.',
    z.object({ model, node, neighbours: z.int().min(1).max(1000).optional() }),
    z.object({
      node,
      text,
      /** UTF-8 bytes of the token, for those that are no whole character. */
      bytes,
      frequency: amount,
      inDegree: amount,
      outDegree: amount,
      energy: figure,
      pagerank: figure,
      /** [d] */
      bias: float32,
      /** Of the signal at this node over held-out text; deviation and mean of its norm, how often it occurred. */
      signal: z.object({ occurrences: amount, mean: figure, deviation: figure }),
      /** P of each successor as the model predicts it after this node alone. */
      successors: list(edgeRow),
      predecessors: list(edgeRow),
      /** Nodes with the most similar successors (cosine of bigram distributions, −1 … 1). */
      similar: list(z.object({ node, text, similarity: figure })),
      /** Share of the shared edge in the prediction after this node alone. */
      sharedProbability: figure,
    }),
  ),
  'graph.edge': request(
    'Everything about one edge, its matrix included; the shared edge where the pair has none of its own.',
    z.object({ model, source: node, target: node }),
    z.object({
      source: node,
      target: node,
      sourceText: text,
      targetText: text,
      own: z.boolean(),
      count: amount,
      probability: figure,
      energy: figure,
      d: amount,
      /** [d × d] row i: output i, column k: input k. */
      weights: float32,
      /** [d] */
      bias: float32,
      norm: figure,
      /** [d] descending. */
      singularValues: float32,
      /** Whether the pair has an edge in the other direction. */
      reverse: z.boolean(),
    }),
  ),
  'graph.history': request(
    'What became of an edge over the checkpoints of its run, oldest first; the shared edge where the pair has none of its own.',
    z.object({ model, source: node, target: node }),
    z.object({
      points: list(
        z.object({
          /** The checkpoint. */
          model: id,
          step: amount,
          /** ‖W‖ and ‖b‖. */
          norm: figure,
          biasNorm: figure,
          /** How far W and b moved since the checkpoint before, Euclidean; NaN for the first. */
          change: figure,
        }),
      ),
    }),
  ),
  'graph.energies': request(
    'Energy and probability of every node as the next token, after each step of a text from `from` on.',
    z.object({ model, ...promptInput, from: amount.optional(), steps: z.int().min(1).max(64).optional() }),
    z.object({
      tokens: uint32,
      texts: list(text, limits.prompt),
      from: amount,
      /** [steps × V] */
      energies: float32,
      probabilities: float32,
      /** [steps] energy of the shared edge. */
      shared: float32,
      /** V. */
      nodes: amount,
    }),
  ),
  'graph.flow': request(
    'The way of the signal through a text as edges with their strength: what to light up in the picture.',
    z.object({ model, ...promptInput }),
    z.object({
      tokens: uint32,
      texts: list(text, limits.prompt),
      /** [tokens] ‖r_j‖ and the weight of each signal in the last mixture. */
      norms: float32,
      attention: float32,
      /** [tokens] energy of the step into the token; NaN for the first. */
      energies: float32,
      /** [tokens] probability with which the token followed; NaN for the first. */
      probabilities: float32,
    }),
  ),
  'graph.difference': request(
    'What changed between two checkpoints of the same shape: nodes and edges whose parameters moved most.',
    z.object({ model, other: id, edges: z.int().min(1).max(limits.edges) }),
    z.object({
      graph: subgraph,
      /** [m] ‖ΔW‖ of the edges of `graph`. */
      changes: float32,
      /** [n] Δ of the mean energy of its nodes. */
      energyChanges: float32,
      /** Share of own edges that moved at all. */
      moved: share,
    }),
  ),
}
