/** Nodes by their text. Every node is reached, drawn or not. */
import type { ModelGraph } from './model-graph.ts'

export interface Match {
  readonly node: number
  readonly text: string
  readonly frequency: number
  readonly degree: number
}

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en').trim()

/** Exact matches come first, then those that begin with the text, then the rest; the more frequent first. */
export function searchNodes(
  { columns }: ModelGraph,
  text: string,
  limit = 50,
): { total: number; matches: Match[] } {
  const { graph, texts, inDegree, outDegree } = columns
  const sought = plain(text)
  const found: { node: number; rank: number }[] = []
  texts.forEach((candidate, node) => {
    const own = plain(candidate)
    // Blanks and line breaks have nothing left to be found by but themselves.
    if (own === sought || candidate === text) found.push({ node, rank: 0 })
    else if (sought !== '' && own.startsWith(sought)) found.push({ node, rank: 1 })
    else if (sought !== '' && own.includes(sought)) found.push({ node, rank: 2 })
  })
  found.sort(
    (a, b) => a.rank - b.rank || graph.nodeCounts[b.node] - graph.nodeCounts[a.node] || a.node - b.node,
  )
  return {
    total: found.length,
    matches: found.slice(0, limit).map(({ node }) => ({
      node,
      text: texts[node],
      frequency: graph.nodeCounts[node],
      degree: inDegree[node] + outDegree[node],
    })),
  }
}
