/** What a prompt's signal does in the graph, step by step: the studio's answers, cut to what the picture shows. */

/** The replies to `graph.flow` and `graph.energies`, as far as they are needed here. */
export interface SignalData {
  /** [tokens] */
  readonly tokens: Uint32Array
  readonly texts: readonly string[]
  /** [tokens] weight of each signal in the last mixture. */
  readonly attention: Float32Array
  /** [tokens] ‖r_j‖. */
  readonly norms: Float32Array
  /** The first step of the two tables. */
  readonly from: number
  /** [steps × nodes] */
  readonly energies: Float32Array
  readonly probabilities: Float32Array
  /** [steps] energy of all nodes without an edge of their own from the step's token. */
  readonly shared: Float32Array
  /** V. */
  readonly nodes: number
  /** Texts of the tokens and of the best candidates of every step in the tables. */
  readonly names?: ReadonlyMap<number, string>
}

/** Candidates of a step that are listed beside the picture. */
export const listedCandidates = 12

export interface StepCandidate {
  readonly node: number
  readonly energy: number
  readonly probability: number
}

export function hasStep(data: SignalData, step: number): boolean {
  return step >= data.from && step < data.from + data.shared.length
}

/** [V] energies of a step; undefined where it is not in the tables. */
export function energiesAt(data: SignalData, step: number): Float32Array | undefined {
  return hasStep(data, step) ? row(data.energies, data, step) : undefined
}

export function probabilitiesAt(data: SignalData, step: number): Float32Array | undefined {
  return hasStep(data, step) ? row(data.probabilities, data, step) : undefined
}

function row(table: Float32Array, data: SignalData, step: number): Float32Array {
  const start = (step - data.from) * data.nodes
  return table.subarray(start, start + data.nodes)
}

/**
 * The weights of the signals in the mixture after step j. Softmax over fewer scores has the same numerators, so they
 * are those of the last step, normalised over the first j + 1.
 */
export function attentionAt(attention: Float32Array, step: number): Float32Array {
  const weights = attention.slice(0, step + 1)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return sum > 0 ? weights.map((weight) => weight / sum) : weights
}

/**
 * The likeliest next tokens after a step that have an edge of their own, best first; ties to the lower id. All others
 * share one edge and one energy: naming some of them would be arbitrary.
 */
export function candidatesAt(data: SignalData, step: number, count: number): readonly StepCandidate[] {
  const energies = energiesAt(data, step)
  const probabilities = probabilitiesAt(data, step)
  if (energies === undefined || probabilities === undefined) return []
  const best: number[] = []
  const shared = data.shared[step - data.from]
  for (let node = 0; node < data.nodes; node++) {
    if (energies[node] === shared) continue
    if (best.length === count && !(energies[node] > energies[best[count - 1]])) continue
    let place = best.length
    while (place > 0 && energies[node] > energies[best[place - 1]]) place--
    best.splice(place, 0, node)
    if (best.length > count) best.pop()
  }
  return best.map((node) => ({ node, energy: energies[node], probability: probabilities[node] }))
}

/** Probability after a step of all tokens on the shared edge together, and their energy. */
export function sharedAt(
  data: SignalData,
  step: number,
): { probability: number; energy: number } | undefined {
  const energies = energiesAt(data, step)
  const probabilities = probabilitiesAt(data, step)
  if (energies === undefined || probabilities === undefined) return undefined
  const energy = data.shared[step - data.from]
  const probability = probabilities.reduce((sum, one, node) => sum + (energies[node] === energy ? one : 0), 0)
  return { probability, energy }
}

/** Tokens and candidates of all steps in the tables, each once, in the order of their first appearance. */
export function signalNodes(data: SignalData, candidates: number): number[] {
  const nodes = new Set<number>(data.tokens)
  for (let step = data.from; hasStep(data, step); step++)
    for (const { node } of candidatesAt(data, step, candidates)) nodes.add(node)
  return [...nodes]
}

/** Steps that one request brings: all 64 for a small vocabulary, fewer where a table would exceed about 16 MB. */
export function stepsPerRequest(nodes: number): number {
  return Math.max(1, Math.min(64, Math.floor(2_000_000 / Math.max(1, nodes))))
}
