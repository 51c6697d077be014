/**
 * The leading right singular vectors of a sparse matrix, by subspace iteration in float64: multiply by AᵀA,
 * orthonormalise, repeat. Errors fall with the square of the ratio of neighbouring singular values at each round,
 * which is quick for the few dozen directions of a node's statistics.
 */
import type { Random } from '../../../src-shared/random.ts'

/** Rows in order: row r has entries starts[r] … starts[r + 1] − 1. Only the first `columns` and `rows` count. */
export interface SparseMatrix {
  readonly rows: number
  readonly columns: number
  readonly starts: Uint32Array
  readonly columnOf: Uint32Array
  readonly values: Float64Array
}

/** How often the subspace is multiplied; more no longer moves the perplexity of the models made from it. */
const rounds = 6

export interface LeadingFactors {
  /** [columns × rank] orthonormal columns; zeros where the matrix has a lower rank. */
  readonly right: Float64Array
  /** [rows × rank] A · right, so that A ≈ left · rightᵀ. */
  readonly left: Float64Array
}

/** @param rank vectors wanted, at most min(rows, columns) */
export function leadingFactors(matrix: SparseMatrix, rank: number, random: Random): LeadingFactors {
  const right = new Float64Array(matrix.columns * rank).map(() => random.gaussian())
  const left = new Float64Array(matrix.rows * rank)
  // A basis of the whole row or column space needs no convergence: one multiplication lands in it.
  const needed = rank === Math.min(matrix.rows, matrix.columns) ? 1 : rounds
  for (let round = 0; round < needed; round++) {
    multiply(matrix, right, rank, left)
    multiplyTransposed(matrix, left, rank, right)
    orthonormalise(right, matrix.columns, rank)
    orthonormalise(right, matrix.columns, rank)
  }
  multiply(matrix, right, rank, left)
  return { right, left }
}

/** left [rows × rank] ← A · right [columns × rank]. */
function multiply(matrix: SparseMatrix, right: Float64Array, rank: number, left: Float64Array): void {
  const { rows, starts, columnOf, values } = matrix
  left.fill(0)
  for (let r = 0; r < rows; r++) {
    const to = r * rank
    for (let n = starts[r]; n < starts[r + 1]; n++) {
      const value = values[n]
      const from = columnOf[n] * rank
      for (let k = 0; k < rank; k++) left[to + k] += value * right[from + k]
    }
  }
}

/** right [columns × rank] ← Aᵀ · left [rows × rank]. */
function multiplyTransposed(
  matrix: SparseMatrix,
  left: Float64Array,
  rank: number,
  right: Float64Array,
): void {
  const { rows, starts, columnOf, values } = matrix
  right.fill(0)
  for (let r = 0; r < rows; r++) {
    const from = r * rank
    for (let n = starts[r]; n < starts[r + 1]; n++) {
      const value = values[n]
      const to = columnOf[n] * rank
      for (let k = 0; k < rank; k++) right[to + k] += value * left[from + k]
    }
  }
}

/**
 * Q ← Q · R⁻¹ in place, RᵀR = QᵀQ (Cholesky) after scaling every column to length 1. A column that the ones before it
 * explain becomes zero. Twice makes it exact to rounding.
 */
export function orthonormalise(q: Float64Array, rows: number, rank: number): void {
  const gram = new Float64Array(rank * rank)
  for (let r = 0; r < rows; r++) {
    const at = r * rank
    for (let i = 0; i < rank; i++) {
      const value = q[at + i]
      for (let j = 0; j <= i; j++) gram[i * rank + j] += value * q[at + j]
    }
  }
  const scale = new Float64Array(rank)
  for (let i = 0; i < rank; i++) {
    const squares = gram[i * rank + i]
    scale[i] = squares > 1e-280 ? 1 / Math.sqrt(squares) : 0
  }
  for (let i = 0; i < rank; i++) for (let j = 0; j <= i; j++) gram[i * rank + j] *= scale[i] * scale[j]

  // Lower Cholesky factor L in place of the Gram matrix; `inverse` holds 1 / L_ii, 0 for a dependent column.
  const inverse = new Float64Array(rank)
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * rank + j]
      for (let k = 0; k < j; k++) sum -= gram[i * rank + k] * gram[j * rank + k]
      if (j < i) gram[i * rank + j] = sum * inverse[j]
      else inverse[i] = sum > 1e-11 ? 1 / Math.sqrt(sum) : 0
    }
  }
  for (let r = 0; r < rows; r++) {
    const at = r * rank
    for (let i = 0; i < rank; i++) {
      let value = q[at + i] * scale[i]
      for (let j = 0; j < i; j++) value -= gram[i * rank + j] * q[at + j]
      q[at + i] = value * inverse[i]
    }
  }
}
