import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { leadingFactors, orthonormalise, type SparseMatrix } from './truncated-svd.ts'

function sparse(rows: number[][]): SparseMatrix {
  const entries = rows.map((row) => row.flatMap((value, c) => (value === 0 ? [] : [{ value, c }])))
  const starts = Uint32Array.from({ length: rows.length + 1 }, () => 0)
  entries.forEach((row, r) => (starts[r + 1] = starts[r] + row.length))
  return {
    rows: rows.length,
    columns: rows[0].length,
    starts,
    columnOf: Uint32Array.from(entries.flat(), ({ c }) => c),
    values: Float64Array.from(entries.flat(), ({ value }) => value),
  }
}

/** Σ (A − left · rightᵀ)². */
function residual(rows: number[][], left: Float64Array, right: Float64Array, rank: number): number {
  let sum = 0
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      let product = 0
      for (let k = 0; k < rank; k++) product += left[r * rank + k] * right[c * rank + k]
      sum += (value - product) ** 2
    }),
  )
  return sum
}

/** [size × count] orthonormal columns. */
function basis(size: number, count: number, random: Random): Float64Array {
  const q = new Float64Array(size * count).map(() => random.gaussian())
  orthonormalise(q, size, count)
  return q
}

describe('leadingFactors', () => {
  it('leaves exactly the singular values it was not asked for (Eckart and Young)', () => {
    const random = new Random(1)
    const singular = [9, 5, 3, 1, 0.5, 0.2]
    const u = basis(20, 6, random)
    const v = basis(12, 6, random)
    const rows = Array.from({ length: 20 }, (_, r) =>
      Array.from({ length: 12 }, (_, c) =>
        singular.reduce((sum, s, k) => sum + s * u[r * 6 + k] * v[c * 6 + k], 0),
      ),
    )
    for (const rank of [1, 2, 3, 6]) {
      const { left, right } = leadingFactors(sparse(rows), rank, random)
      const tail = singular.slice(rank).reduce((sum, s) => sum + s * s, 0)
      expect(residual(rows, left, right, rank)).toBeLessThan(tail * 1.005 + 1e-9)
    }
  })

  it('is exact at full rank, whichever side is shorter, and with dependent or empty rows', () => {
    const random = new Random(2)
    const wide = [
      [1, 0, 2, 0, 3],
      [2, 0, 4, 0, 6],
      [0, 0, 0, 0, 0],
      [0, 1, 0, -1, 0],
    ]
    const tall = wide[0].map((_, c) => wide.map((row) => row[c]))
    for (const rows of [wide, tall]) {
      const { left, right } = leadingFactors(sparse(rows), 4, random)
      expect(residual(rows, left, right, 4)).toBeLessThan(1e-18)
    }
  })

  it('gives zeros for a matrix of zeros', () => {
    const { left, right } = leadingFactors(
      sparse([
        [0, 0],
        [0, 0],
      ]),
      2,
      new Random(3),
    )
    expect([...left, ...right].every((x) => x === 0)).toBe(true)
  })
})

describe('orthonormalise', () => {
  it('keeps the span and makes columns orthonormal, dropping dependent ones', () => {
    const random = new Random(4)
    const q = new Float64Array(10 * 3).map(() => random.gaussian())
    for (let r = 0; r < 10; r++) q[r * 3 + 2] = 2 * q[r * 3] - q[r * 3 + 1]
    orthonormalise(q, 10, 3)
    const product = (i: number, j: number): number => {
      let sum = 0
      for (let r = 0; r < 10; r++) sum += q[r * 3 + i] * q[r * 3 + j]
      return sum
    }
    expect(product(0, 0)).toBeCloseTo(1, 10)
    expect(product(1, 1)).toBeCloseTo(1, 10)
    expect(product(0, 1)).toBeCloseTo(0, 10)
    expect(product(2, 2)).toBe(0)
  })
})
