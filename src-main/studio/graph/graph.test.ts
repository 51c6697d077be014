/** The parts of the graph's questions, each against a slow and plain way to the same answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import { coreNumbers } from './core-numbers.ts'
import { GraphColumns } from './graph-columns.ts'
import { pagerank } from './pagerank.ts'
import { likeliestPath } from './path.ts'
import { singularValues } from './singular-values.ts'
import { range, strongest } from './strongest.ts'

const tokenizer = { tokenText: (id: number) => `t${id}` } as Tokenizer

function columnsOf(nodes: number, pairs: readonly (readonly [number, number, number])[]): GraphColumns {
  const graph = graphOfPairs(nodes, pairs)
  // Occurrences of a source: at least what goes out of it.
  for (let u = 0; u < nodes; u++) {
    let out = 0
    for (let edge = graph.offsets[u]; edge < graph.offsets[u + 1]; edge++) out += graph.counts[edge]
    graph.nodeCounts[u] = Math.max(graph.nodeCounts[u], out)
  }
  return new GraphColumns(graph, tokenizer)
}

const small = fc.integer({ min: 2, max: 8 }).chain((nodes) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.integer({ min: 1, max: 50 })), {
      selector: ([source, target]) => source * nodes + target,
      minLength: 1,
    })
    .map((pairs) => columnsOf(nodes, pairs)),
)

describe('columns', () => {
  it('have every edge once in each direction', () => {
    fc.assert(
      fc.property(small, (columns) => {
        const { graph, sources, inDegree, outDegree } = columns
        const out: number[] = []
        const into: number[] = []
        for (let node = 0; node < graph.nodes; node++) {
          const leaving = [...columns.edgesOf(node, 'out')]
          const arriving = [...columns.edgesOf(node, 'in')]
          expect(leaving.every((edge) => sources[edge] === node)).toBe(true)
          expect(arriving.every((edge) => graph.targets[edge] === node)).toBe(true)
          expect([leaving.length, arriving.length]).toEqual([outDegree[node], inDegree[node]])
          out.push(...leaving)
          into.push(...arriving)
        }
        const all = [...range(graph.targets.length)]
        expect(out.sort((a, b) => a - b)).toEqual(all)
        expect(into.sort((a, b) => a - b)).toEqual(all)
      }),
    )
  })
})

describe('the strongest', () => {
  it('are those that sorting all of them would give', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 0, max: 50 }), (values, most) => {
        const plain = values
          .map((one, index) => ({ index, one: Number.isNaN(one) ? -Infinity : one }))
          .sort((a, b) => (b.one === a.one ? a.index - b.index : b.one - a.one))
          .slice(0, most)
          .map(({ index }) => index)
        expect([...strongest(range(values.length), (index) => values[index], most)]).toEqual(plain)
      }),
    )
  })
})

describe('core numbers', () => {
  /** By the definition: take away what has too few neighbours until nothing changes, for every k. */
  function plainly({ graph, sources }: GraphColumns): number[] {
    const neighbours = Array.from({ length: graph.nodes }, () => new Set<number>())
    graph.targets.forEach((target, edge) => {
      if (target === sources[edge]) return
      neighbours[target].add(sources[edge])
      neighbours[sources[edge]].add(target)
    })
    const cores = new Array<number>(graph.nodes).fill(0)
    for (let k = 1; k < graph.nodes; k++) {
      const kept = new Set(neighbours.keys())
      for (let before = -1; before !== kept.size;) {
        before = kept.size
        for (const node of kept)
          if ([...neighbours[node]].filter((other) => kept.has(other)).length < k) kept.delete(node)
      }
      for (const node of kept) cores[node] = k
    }
    return cores
  }

  it('are those of the definition', () => {
    fc.assert(
      fc.property(small, (columns) => {
        expect([...coreNumbers(columns)]).toEqual(plainly(columns))
      }),
    )
  })

  it('tell a triangle from what hangs on it', () => {
    const columns = columnsOf(5, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 0, 1],
      [0, 2, 1],
      [3, 0, 1],
      [4, 4, 1],
    ])
    expect([...coreNumbers(columns)]).toEqual([2, 2, 2, 1, 0])
  })
})

describe('the likeliest path', () => {
  /** Bellman and Ford: relax every edge as often as there are nodes. */
  function shortest({ graph, sources, probabilities }: GraphColumns, from: number): Float64Array {
    const distance = new Float64Array(graph.nodes).fill(Infinity)
    distance[from] = 0
    for (let round = 0; round < graph.nodes; round++)
      graph.targets.forEach((target, edge) => {
        distance[target] = Math.min(distance[target], distance[sources[edge]] - Math.log(probabilities[edge]))
      })
    return distance
  }

  it('is as short as any, and leads where it says', () => {
    fc.assert(
      fc.property(small, fc.nat(7), fc.nat(7), (columns, one, other) => {
        const [from, to] = [one % columns.graph.nodes, other % columns.graph.nodes]
        const path = likeliestPath(columns, from, to)
        const [expected] = [shortest(columns, from)[to]]
        expect(path.found).toBe(expected < Infinity)
        if (!path.found) return
        expect(path.length).toBeCloseTo(expected, 8)
        expect([path.nodes[0], path.nodes.at(-1)]).toEqual([from, to])
        expect(path.probabilities).toHaveLength(path.nodes.length - 1)
        expect(path.texts).toEqual(path.nodes.map((node) => `t${node}`))
      }),
    )
  })
})

describe('PageRank', () => {
  it('is a distribution, and does not change by one more round', () => {
    fc.assert(
      fc.property(small, (columns) => {
        const rank = pagerank(columns)
        const { graph, sources, probabilities } = columns
        expect(rank.reduce((sum, value) => sum + value)).toBeCloseTo(1, 5)
        const next = new Float64Array(graph.nodes)
        graph.targets.forEach((target, edge) => {
          next[target] += 0.85 * rank[sources[edge]] * probabilities[edge]
        })
        const left = 1 - next.reduce((sum, value) => sum + value)
        next.forEach((value, node) => expect(value + left / graph.nodes).toBeCloseTo(rank[node], 2))
      }),
    )
  })

  it('is greatest where most leads', () => {
    const rank = pagerank(
      columnsOf(4, [
        [0, 3, 9],
        [1, 3, 9],
        [2, 3, 9],
        [3, 0, 1],
      ]),
    )
    expect(rank.indexOf(Math.max(...rank))).toBe(3)
  })
})

describe('singular values', () => {
  it('of a diagonal are its entries, descending', () => {
    expect([...singularValues([3, 0, 0, 0, -5, 0, 0, 0, 1], 3)]).toEqual([5, 3, 1])
  })

  it('of a product of rank one are the product of the norms and zeros', () => {
    const [a, b] = [
      [1, 2, 2],
      [2, 3, 6],
    ]
    const values = singularValues(
      a.flatMap((x) => b.map((y) => x * y)),
      3,
    )
    expect(values[0]).toBeCloseTo(3 * 7, 5)
    expect(values[1]).toBeCloseTo(0, 5)
  })

  it('keep the sum of squares and the determinant', () => {
    const entry = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 9, maxLength: 9 }), (matrix) => {
        const values = singularValues(matrix, 3)
        const squares = matrix.reduce((sum, value) => sum + value * value, 0)
        expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 3)
        const [a, b, c, d, e, f, g, h, i] = matrix
        const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
        expect(values.reduce((product, value) => product * value, 1)).toBeCloseTo(Math.abs(determinant), 3)
        expect([...values]).toEqual([...values].sort((x, y) => y - x))
      }),
    )
  })
})
