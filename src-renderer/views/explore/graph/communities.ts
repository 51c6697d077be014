/** Communities of a picture by the Louvain method, over its edges without their direction, weighted by count. */
import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import { Random } from '../../../../src-shared/random.ts'
import type { Picture } from './picture.ts'

/** [n] a community each, 0 the largest. The same picture gives the same communities. */
export function communitiesOf(picture: Picture): Uint32Array {
  const graph = new Graph({ type: 'undirected' })
  for (let node = 0; node < picture.nodes.length; node++) graph.addNode(node)
  for (let edge = 0; edge < picture.from.length; edge++) {
    if (picture.from[edge] === picture.to[edge]) continue
    graph.updateEdge(picture.from[edge], picture.to[edge], ({ weight }) => ({
      weight: Number(weight ?? 0) + picture.counts[edge],
    }))
  }
  if (graph.size === 0) return Uint32Array.from(picture.nodes.keys())
  const random = new Random(1)
  const found = louvain(graph, { rng: () => random.integer() / 2 ** 32 })
  return bySize(Uint32Array.from(picture.nodes, (_, node) => found[node]))
}

function bySize(communities: Uint32Array): Uint32Array {
  const sizes = new Map<number, number>()
  for (const community of communities) sizes.set(community, (sizes.get(community) ?? 0) + 1)
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)! || a - b)
  const rank = new Map(order.map((community, index) => [community, index]))
  return communities.map((community) => rank.get(community)!)
}
