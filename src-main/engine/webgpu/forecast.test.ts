import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { adamw } from '../conformance/cases.ts'
import { batchTooLarge, thresholdFor, tooLarge } from './forecast.ts'
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

describe('batchTooLarge', () => {
  const cause = new StudioError('memory-insufficient', 'No room.', 'Make some.')
  const of = (sequences: number, bytes: number, room: number): StudioError =>
    batchTooLarge({ sequences, length: 33 }, bytes, room, cause)

  it('proposes as many sequences as one buffer holds', () => {
    const error = of(100, 1000, 350)
    expect(error.kind).toBe('memory-insufficient')
    expect(error.message).toContain('100 × 33')
    expect(error.message).toContain('No room.')
    expect(error.hint).toContain('35 sequences')
    expect(error.cause).toBe(cause)
  })

  it('proposes half where the device has less than it allows, and shorter sequences where there is but one', () => {
    expect(of(100, 10, 350).hint).toContain('50 sequences')
    expect(of(1, 1000, 350).hint).toContain('shorter sequences')
  })
})
