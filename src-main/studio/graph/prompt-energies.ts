/** Every node as the next token, step by step through a text. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { Candidates, SignalPath } from '../../generation/index.ts'
import { sharedEdge } from '../../model/graph.ts'
import { breathe } from '../job.ts'
import type { ModelGraph } from './model-graph.ts'

/** @param request the first step to tell of, and how many; the last step of the text alone unless told */
export async function promptEnergies(
  graph: ModelGraph,
  tokens: Uint32Array,
  request: { from?: number; steps?: number },
): Promise<Reply<'graph.energies'>> {
  const { model, columns } = graph
  const { nodes } = columns.graph
  if (tokens.length === 0)
    throw new StudioError('prompt-empty', 'The prompt is empty.', 'Give at least one character.')
  const last = tokens.length - 1
  const from = Math.min(request.from ?? last, last)
  const steps = Math.min(request.steps ?? 1, tokens.length - from)
  const energies = new Float32Array(steps * nodes)
  const probabilities = new Float32Array(steps * nodes)
  const shared = new Float32Array(steps)
  const path = new SignalPath(model)
  const candidates = new Candidates(model)
  for (let position = 0; position < from + steps; position++) {
    path.append(tokens[position])
    if (position % 1000 === 999) await breathe()
    if (position < from) continue
    candidates.measure(path)
    const normaliser = candidates.logNormaliser()
    const at = (position - from) * nodes
    shared[position - from] = NaN
    for (let node = 0; node < nodes; node++) {
      const { edge, energy, score } = candidates.of(node)
      energies[at + node] = energy
      probabilities[at + node] = Math.exp(score - normaliser)
      if (edge === sharedEdge) shared[position - from] = energy
    }
  }
  return {
    tokens,
    texts: Array.from(tokens, (token) => columns.texts[token]),
    from,
    energies,
    probabilities,
    shared,
    nodes,
  }
}
