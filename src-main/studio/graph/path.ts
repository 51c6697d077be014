/** The likeliest way from one node to another: Dijkstra's algorithm over −ln P of the bigrams. */
import type { GraphColumns } from './graph-columns.ts'

export interface GraphPath {
  readonly found: boolean
  readonly nodes: number[]
  readonly texts: string[]
  readonly probabilities: number[]
  /** Σ −ln P, nats. */
  readonly length: number
}

export function likeliestPath(columns: GraphColumns, from: number, to: number): GraphPath {
  const { graph, probabilities, sources, texts } = columns
  const { nodes, offsets, targets } = graph
  const distance = new Float64Array(nodes).fill(Infinity)
  const arrivedBy = new Int32Array(nodes).fill(-1) // an edge
  const isDone = new Uint8Array(nodes)
  const open = new OpenNodes()
  distance[from] = 0
  open.push(0, from)
  for (let node = open.pop(); node !== undefined && node !== to; node = open.pop()) {
    if (isDone[node]) continue
    isDone[node] = 1
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const further = distance[node] - Math.log(probabilities[edge])
      if (further >= distance[targets[edge]]) continue
      distance[targets[edge]] = further
      arrivedBy[targets[edge]] = edge
      open.push(further, targets[edge])
    }
  }
  if (distance[to] === Infinity)
    return { found: false, nodes: [], texts: [], probabilities: [], length: Infinity }
  const edges: number[] = []
  for (let node = to; node !== from; node = sources[arrivedBy[node]]) edges.push(arrivedBy[node])
  edges.reverse()
  const way = [from, ...edges.map((edge) => targets[edge])]
  return {
    found: true,
    nodes: way,
    texts: way.map((node) => texts[node]),
    probabilities: edges.map((edge) => probabilities[edge]),
    length: distance[to],
  }
}

/** A binary heap of nodes by distance; a node may be in it several times, and its first coming counts. */
class OpenNodes {
  readonly #entries: [distance: number, node: number][] = []

  push(distance: number, node: number): void {
    const entries = this.#entries
    let at = entries.push([distance, node]) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (entries[parent][0] <= distance) break
      ;[entries[at], entries[parent]] = [entries[parent], entries[at]]
      at = parent
    }
  }

  pop(): number | undefined {
    const entries = this.#entries
    const first = entries[0]
    const last = entries.pop()
    if (first === undefined || last === undefined) return undefined
    if (entries.length > 0) {
      entries[0] = last
      this.#sink()
    }
    return first[1]
  }

  #sink(): void {
    const entries = this.#entries
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      let least = at
      if (left < entries.length && entries[left][0] < entries[least][0]) least = left
      if (right < entries.length && entries[right][0] < entries[least][0]) least = right
      if (least === at) return
      ;[entries[at], entries[least]] = [entries[least], entries[at]]
      at = least
    }
  }
}
