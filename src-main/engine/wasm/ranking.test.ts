import { describe, expect, it } from 'vitest'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { rankEdges } from './ranking.ts'

describe('the ranking of edges', () => {
  const graph = graphOfPairs(5, [
    [0, 0, 1],
    [0, 1, 5],
    [0, 2, 2],
    [0, 3, 5],
    [0, 4, 3],
    [2, 1, 1],
    [2, 4, 7],
  ])

  it('goes by count, then by target', () => {
    const { byCount, placeOf } = rankEdges(graph)
    expect([...byCount]).toEqual([1, 3, 4, 2, 0, 6, 5])
    expect([...placeOf]).toEqual([4, 0, 3, 1, 2, 1, 0])
  })

  it('puts the first ones of a source in the order of memory, and no others among them', () => {
    const { byCount, placeOf, together } = rankEdges(graph, 3)
    expect(together).toBe(3)
    expect([...byCount]).toEqual([1, 3, 4, 2, 0, 5, 6])
    for (const [place, edge] of byCount.entries())
      expect(placeOf[edge]).toBe(place - graph.offsets[edge < 5 ? 0 : 2])
  })

  it('holds for a list longer than any source', () => {
    expect([...rankEdges(graph, 100).byCount]).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})
