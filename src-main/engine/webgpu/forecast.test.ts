import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { adamw } from '../conformance/cases.ts'
import { thresholdFor, tooLarge } from './forecast.ts'
import { edgeShape } from './shards.ts'

describe('thresholdFor', () => {
  it('is the least that leaves few enough', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.nat(30), (list, edges) => {
        const counts = Uint32Array.from(list)
        const left = (threshold: number): number => list.filter((count) => count >= threshold).length
        const threshold = thresholdFor({ counts }, edges)
        expect(left(threshold)).toBeLessThanOrEqual(edges)
        if (threshold > 1) expect(left(threshold - 1)).toBeGreaterThan(edges)
      }),
    )
  })
})

describe('tooLarge', () => {
  const graph = graphOfPairs(4, [
    [0, 1, 5],
    [0, 2, 1],
    [1, 1, 4],
    [2, 0, 1],
    [3, 3, 2],
  ])
  const cause = new StudioError('memory-insufficient', 'No room.', 'Make some.')
  const shape = edgeShape(8, adamw)

  it('says the size, and proposes the threshold that fits', () => {
    const error = tooLarge(graph, shape, 2e9, [{ firstEdge: 0, edges: 4 }], cause)
    expect(error.kind).toBe('memory-insufficient')
    expect(error.message).toContain('2.00 GB')
    expect(error.hint).toBe('With minBigramCount 2 3 own edges are left, which fit.')
    expect(error.cause).toBe(cause)
  })

  it('proposes none where nothing fits', () => {
    const { hint } = tooLarge(graph, shape, 0, [], cause)
    expect(hint).toContain('Raise minBigramCount')
  })
})
