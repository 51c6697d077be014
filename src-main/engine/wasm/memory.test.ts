import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../src-shared/model/config.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { memoryLayout, recordAt, recordShape, shardOf } from './memory.ts'

const adamw = { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const
const factored = { ...adamw, kind: 'adamw-factored' } as const
const half = { ...adamw, kind: 'adamw-half' } as const
const edgeNormalised = {
  kind: 'edge-normalised',
  beta2: 0.99,
  epsilon: 1e-8,
  biasRate: 0.3,
  skipBelow: 0,
} as const

/** As many nodes as degrees, nothing else filled in. */
function graphOf(degrees: readonly number[]): TokenGraph {
  const offsets = new Uint32Array(degrees.length + 1)
  for (const [u, degree] of degrees.entries()) offsets[u + 1] = offsets[u] + degree
  const edges = offsets[degrees.length]
  return {
    nodes: degrees.length,
    offsets,
    targets: new Uint32Array(edges),
    counts: new Uint32Array(edges),
    nodeCounts: new Uint32Array(degrees.length),
    sharedWeights: new Float64Array(degrees.length),
  }
}

describe('recordShape', () => {
  it('holds what an edge and its optimiser need and nearly nothing more', () => {
    for (const d of dimensions) {
      const length = recordLength(d)
      expect(recordShape(d, undefined)).toMatchObject({ stride: 4 * length, stateLength: 0 })
      expect(recordShape(d, adamw)).toMatchObject({ stride: 12 * length + 16, stateLength: 2 * length + 1 })
      expect(recordShape(d, edgeNormalised)).toMatchObject({ stateLength: d + 3 })
      expect(recordShape(d, edgeNormalised).stride).toBeLessThanOrEqual(4 * length + 4 * d + 16)
    }
    expect(recordShape(32, adamw).stride).toBeLessThan(12_700)
    expect(recordShape(32, factored).stride).toBeLessThan(8_900)
    expect(recordShape(32, half)).toMatchObject({ stride: 8_464, stateLength: 2113, packed: true })
    expect(recordShape(32, edgeNormalised).stride).toBeLessThan(4_400)
  })

  it('has runs of state that add up to its length', () => {
    for (const optimiser of [adamw, factored, edgeNormalised]) {
      const { stateRuns, stateLength, stride, recordBytes } = recordShape(16, optimiser)
      expect(stateRuns.reduce((sum, [, length]) => sum + length, 0)).toBe(stateLength)
      for (const [from, length] of stateRuns)
        expect(from + length).toBeLessThanOrEqual((stride - recordBytes) / 4)
    }
  })
})

describe('memoryLayout', () => {
  it('cuts a million edges into memories of less than 4 GB that keep sources whole', () => {
    const graph = graphOf(Array.from({ length: 4000 }, () => 250))
    const layout = memoryLayout(32, graph, adamw, 2, 8192)
    let next = 0
    let bytes = 0
    for (const range of layout.shards) {
      expect(range.firstEdge).toBe(next)
      expect(range.firstEdge % 250).toBe(0)
      expect(range.workspaceAt).toBeLessThan(3.5 * 2 ** 30)
      expect(range.workspaceAt % 64).toBe(0)
      expect(recordAt(layout, range, range.firstEdge + range.edges)).toBeLessThanOrEqual(range.workspaceAt)
      next += range.edges
      bytes += range.workspaceAt
    }
    expect(next).toBe(1_000_000)
    expect(bytes / 1e6).toBeLessThan(12_700 * 1.05)
    expect(layout.shards.length).toBeGreaterThan(3)
    for (const edge of [0, 249, 250, 400_000, 999_999]) {
      const { firstEdge, edges } = layout.shards[shardOf(layout, edge)]
      expect(edge).toBeGreaterThanOrEqual(firstEdge)
      expect(edge).toBeLessThan(firstEdge + edges)
    }
  })

  it('has one memory for small models, and for none at all', () => {
    expect(memoryLayout(8, graphOf([0, 0]), adamw, 1, 10).shards).toHaveLength(1)
    expect(memoryLayout(8, graphOf([2, 1]), undefined, 3, 10).shards).toHaveLength(1)
  })

  it('refuses a source that fits in no memory', () => {
    const graph = graphOf([10, 70_000])
    const attempt = (): unknown => memoryLayout(64, graph, adamw, 1, 10)
    expect(attempt).toThrow(StudioError)
    expect(attempt).toThrow(expect.objectContaining({ kind: 'unsupported' }) as Error)
  })
})
