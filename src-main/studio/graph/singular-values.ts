/** Singular values of a small square matrix by one-sided Jacobi rotations: exact to the last bits, d ≤ 64. */

/** @param matrix [d × d] in any order: a matrix and its transpose have the same singular values. Descending. */
export function singularValues(matrix: ArrayLike<number>, d: number): Float32Array {
  const columns = Array.from({ length: d }, (_, k) =>
    Float64Array.from({ length: d }, (_, i) => matrix[k * d + i]),
  )
  for (let sweep = 0; sweep < 30; sweep++) {
    let largest = 0
    for (let p = 0; p < d; p++)
      for (let q = p + 1; q < d; q++) largest = Math.max(largest, rotate(columns[p], columns[q]))
    if (largest < 1e-14) break
  }
  return Float32Array.from(columns, (column) => Math.hypot(...column))
    .sort()
    .reverse()
}

/** Turns two columns until they are orthogonal; returns the cosine of the angle they had. */
function rotate(a: Float64Array, b: Float64Array): number {
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    aa += a[i] * a[i]
    bb += b[i] * b[i]
    ab += a[i] * b[i]
  }
  const scale = Math.sqrt(aa * bb)
  if (scale === 0 || ab === 0) return 0
  const zeta = (bb - aa) / (2 * ab)
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta))
  const cosine = 1 / Math.hypot(1, tangent)
  const sine = cosine * tangent
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]]
    a[i] = cosine * x - sine * y
    b[i] = sine * x + cosine * y
  }
  return Math.abs(ab) / scale
}
