import { describe, expect, it } from 'vitest'
import { joined, spread } from './small-state.ts'

const arrays = () => [new Float64Array([1, 2]), new Float32Array(0), new Float32Array([3])]

describe('arrays as one row', () => {
  it('stand one behind the other, in single precision', () => {
    expect(joined(arrays())).toEqual(new Float32Array([1, 2, 3]))
    expect(joined([])).toEqual(new Float32Array(0))
  })

  it('come back as they were', () => {
    const empty = arrays().map((array) => array.fill(0))
    spread(joined(arrays()), empty)
    expect(empty).toEqual(arrays())
  })

  it.each([[[]], [[1, 2]], [[1, 2, 3, 4]]])(
    'of another shape (%j) are refused, and nothing changes',
    (row) => {
      const kept = arrays()
      expect(() => spread(new Float32Array(row), kept)).toThrow(
        expect.objectContaining({ kind: 'input-damaged' }),
      )
      expect(kept).toEqual(arrays())
    },
  )
})
