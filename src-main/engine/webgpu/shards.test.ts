import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../src-shared/model/config.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { stateLength } from '../../model/reference/index.ts'
import { adamw, edgeNormalised, factored, half } from '../conformance/cases.ts'
import { cutShards, edgeShape, overShards } from './shards.ts'
import type { Shard } from './shards.ts'

const graph = graphOfPairs(6, [
  [0, 1],
  [0, 2],
  [0, 3],
  [2, 0],
  [2, 2],
  [5, 1],
  [5, 4],
])

describe('edgeShape', () => {
  it.each(dimensions)('exchanges as much state as the reference does, d = %i', (d) => {
    for (const optimiser of [adamw, factored, half, edgeNormalised]) {
      const shape = edgeShape(d, optimiser)
      expect(shape.stateLength).toBe(stateLength(optimiser, d))
      const exchanged = shape.stateRuns.reduce((sum, [, length]) => sum + length, 0)
      expect(exchanged).toBe(optimiser === half ? 0 : shape.stateLength)
      expect(shape.state % 4).toBe(0)
      for (const [from, length] of shape.stateRuns) expect(from + length).toBeLessThanOrEqual(shape.state)
    }
    expect(edgeShape(d, undefined)).toMatchObject({ state: 0, stateLength: 0 })
  })
})

describe('cutShards', () => {
  const shape = edgeShape(8, adamw)
  const cut = (edges: number): { firstEdge: number; edges: number }[] =>
    cutShards(graph, shape, { shardBytes: 4 * shape.state * edges, workspaceBytes: 0 })

  it('keeps the edges of a source together', () => {
    expect(cut(7)).toEqual([{ firstEdge: 0, edges: 7 }])
    expect(cut(6)).toEqual([
      { firstEdge: 0, edges: 5 },
      { firstEdge: 5, edges: 2 },
    ])
    expect(cut(3).map(({ edges }) => edges)).toEqual([3, 2, 2])
  })

  it('cuts any graph as limits demand, and only then', () => {
    const pairs = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 150 })
    fc.assert(
      fc.property(pairs, fc.constantFrom(...dimensions), fc.integer({ min: 1, max: 40 }), (list, d, most) => {
        const unique = [...new Map(list.map((pair) => [pair.join(), pair])).values()]
        const any = graphOfPairs(20, unique)
        const { record, state } = edgeShape(d, factored)
        const limits = { shardBytes: 4 * Math.max(record, state) * most + 3, workspaceBytes: 0 }
        const attempt = (): Shard[] => cutShards(any, edgeShape(d, factored), limits)
        const degrees = Array.from({ length: 20 }, (_, u) => any.offsets[u + 1] - any.offsets[u])
        if (degrees.some((degree) => degree > most)) {
          expect(attempt).toThrowError(expect.objectContaining({ kind: 'unsupported' }) as Error)
          return
        }
        let end = 0
        for (const [s, { firstEdge, edges }] of attempt().entries()) {
          expect(firstEdge).toBe(end)
          expect(edges).toBeLessThanOrEqual(most)
          end = firstEdge + edges
          expect([...any.offsets]).toContain(end)
          // Cut as late as possible: the next source would not have fitted.
          const next = any.offsets.find((offset) => offset > end)
          if (end < any.targets.length) expect(next! - firstEdge).toBeGreaterThan(most)
          if (s > 0) expect(edges).toBeGreaterThan(0)
        }
        expect(end).toBe(any.targets.length)
      }),
    )
  })

  it('holds what an H200 may bind in one shard, and what the default limits allow in several', () => {
    const nodes = 400
    const all = Array.from({ length: nodes * nodes }, (_, n): [number, number] => [
      Math.floor(n / nodes),
      n % nodes,
    ])
    const full = graphOfPairs(nodes, all)
    const of = (shardBytes: number): Shard[] =>
      cutShards(full, edgeShape(32, adamw), { shardBytes, workspaceBytes: 0 })
    expect(of(2 ** 31 - 4).length).toBe(1)
    const shards = of(2 ** 27)
    expect(shards.length).toBe(11)
    for (const { edges } of shards) expect(edges % nodes).toBe(0)
  })

  it('refuses a source that fits in no buffer', () => {
    expect(() => cut(2)).toThrow(StudioError)
  })

  it('makes one empty shard of no edges', () => {
    const empty = graphOfPairs(3, [])
    expect(cutShards(empty, shape, { shardBytes: 1, workspaceBytes: 0 })).toEqual([
      { firstEdge: 0, edges: 0 },
    ])
  })
})

describe('overShards', () => {
  it('visits the part of a range in each shard', () => {
    const shards = [
      { firstEdge: 0, edges: 3 },
      { firstEdge: 3, edges: 2 },
      { firstEdge: 5, edges: 2 },
    ]
    const visited = (first: number, count: number): number[][] => {
      const parts: number[][] = []
      overShards(shards, first, count, (...part) => parts.push(part))
      return parts
    }
    expect(visited(0, 7)).toEqual([
      [0, 0, 3, 0],
      [1, 0, 2, 3],
      [2, 0, 2, 5],
    ])
    expect(visited(4, 2)).toEqual([
      [1, 1, 1, 0],
      [2, 0, 1, 1],
    ])
    expect(visited(2, 0)).toEqual([])
  })
})
