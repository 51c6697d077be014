import type { graphRequests } from '../../../../src-shared/contract/graph.ts'
import { trace } from '../../../generation/index.ts'
import { difference } from '../../graph/difference.ts'
import { edgeHistory } from '../../graph/edge-history.ts'
import { edgeDetails, nodeDetails } from '../../graph/details.ts'
import { allMeasures } from '../../graph/measures.ts'
import { likeliestPath } from '../../graph/path.ts'
import { among, neighbourhood, requireNode, strongestEdges, topNodes } from '../../graph/pictures.ts'
import { promptEnergies } from '../../graph/prompt-energies.ts'
import { searchNodes } from '../../graph/search.ts'
import type { Handlers } from '../handlers.ts'

export const graphHandlers: Handlers<keyof typeof graphRequests> = {
  'graph.top': ({ models }, { model, ...request }) =>
    models.use(model, ({ graph }) => topNodes(graph, request)),
  'graph.strongest': ({ models }, { model, ...request }) =>
    models.use(model, ({ graph }) => strongestEdges(graph, request)),
  'graph.neighbourhood': ({ models }, { model, ...request }) =>
    models.use(model, ({ graph }) => neighbourhood(graph, request)),
  'graph.among': ({ models }, { model, ...request }) =>
    models.use(model, ({ graph }) => among(graph, request)),
  'graph.search': ({ models }, { model, text, limit }) =>
    models.use(model, ({ graph }) => searchNodes(graph, text, limit)),
  'graph.path': ({ models }, { model, from, to }) =>
    models.use(model, ({ graph }) => {
      for (const node of [from, to]) requireNode(graph, node)
      return likeliestPath(graph.columns, from, to)
    }),
  'graph.measures': ({ models }, { model }) => models.use(model, ({ graph }) => allMeasures(graph)),
  'graph.node': ({ models }, { model, node, neighbours }) =>
    models.use(model, ({ graph }) => nodeDetails(graph, node, neighbours)),
  'graph.edge': ({ models }, { model, source, target }) =>
    models.use(model, ({ graph }) => edgeDetails(graph, source, target)),
  'graph.history': ({ models, workspace }, { model, source, target }) =>
    models.use(model, ({ graph, loaded }) => edgeHistory(workspace, graph, loaded.run.id, source, target)),
  'graph.energies': ({ models }, { model, from, steps, ...text }) =>
    models.use(model, (open) => promptEnergies(open.graph, open.tokensOf(text), { from, steps })),

  'graph.flow': ({ models }, { model, ...text }) =>
    models.use(model, (open) => {
      const tokens = open.tokensOf(text)
      const { tokens: traced, steps } = trace(open.loaded.model, open.language.tokenizer, tokens, { top: 1 })
      // The step after a token tells how the next one was reached; nothing leads to the first.
      const into = (of: 'energy' | 'probability') =>
        Float32Array.from(tokens, (_, position) => steps[position - 1]?.actual?.[of] ?? NaN)
      return {
        tokens,
        texts: traced.map((token) => token.text),
        norms: Float32Array.from(traced, ({ norm }) => norm),
        attention: Float32Array.from(traced, ({ attention }) => attention),
        energies: into('energy'),
        probabilities: into('probability'),
      }
    }),

  'graph.difference': ({ models }, { model, other, edges }) =>
    models.use(model, (first) => models.use(other, (second) => difference(first.graph, second.graph, edges))),
}
