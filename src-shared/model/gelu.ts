/**
 * GeLU(z) = z·Φ(z) and its derivative to double precision. Φ is the Taylor polynomial about the nearest of a table
 * of nodes; the nodes themselves come from the series and the continued fraction of the normal distribution, which
 * are too slow to run for every neuron.
 */

const spacing = 1 / 8
const reach = 9 // Φ(9) rounds to 1, and below −9 the continued fraction is used directly
const terms = 16

/** φ(z), the standard normal density. */
function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** Φ(z) for any z, slowly, with full relative precision also in the lower tail. */
export function slowCumulative(z: number): number {
  if (z > 0) return 1 - slowCumulative(-z)
  const x = -z
  if (x < 1.25) {
    // Φ(x) = 1/2 + φ(x)·(x + x³/3 + x⁵/15 + …): positive terms only.
    let term = x
    let sum = x
    for (let n = 3; term > sum * 1e-18; n += 2) {
      term *= (x * x) / n
      sum += term
    }
    return 0.5 - density(x) * sum
  }
  // Φ(−x) = φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))), evaluated from its tail. Convergence is slowest at the least x:
  // at 1.25, 150 terms still lack 4e-13 of the value, 300 nothing that a double could hold.
  let tail = x
  for (let n = 300; n >= 1; n--) tail = x + n / tail
  return density(x) / tail
}

const nodes = 2 * (reach / spacing) + 1
const coefficients = new Float64Array(nodes * terms) // [nodes × terms] of Φ about each node
for (let n = 0; n < nodes; n++) {
  const z = n * spacing - reach
  const at = n * terms
  coefficients[at] = slowCumulative(z)
  // φ⁽ᵏ⁺¹⁾ = −z·φ⁽ᵏ⁾ − k·φ⁽ᵏ⁻¹⁾, and the coefficient of δᵏ⁺¹ is φ⁽ᵏ⁾ / (k + 1)!.
  let previous = 0
  let derivative = density(z)
  let factorial = 1
  for (let k = 0; k + 1 < terms; k++) {
    factorial *= k + 1
    coefficients[at + k + 1] = derivative / factorial
    const next = -z * derivative - k * previous
    previous = derivative
    derivative = next
  }
}

/** Φ(z) to about 1e-15 relative. */
export function cumulative(z: number): number {
  if (z >= reach) return 1
  if (!(z > -reach)) return z < -40 ? 0 : slowCumulative(z)
  const n = Math.round((z + reach) / spacing)
  const delta = z - (n * spacing - reach)
  const at = n * terms
  let sum = coefficients[at + terms - 1]
  for (let k = terms - 2; k >= 0; k--) sum = sum * delta + coefficients[at + k]
  return sum
}

export function gelu(z: number): number {
  return z * cumulative(z)
}

/** GeLU′(z) = Φ(z) + z·φ(z). */
export function geluDerivative(z: number): number {
  return cumulative(z) + z * density(z)
}
