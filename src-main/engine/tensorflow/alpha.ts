/**
 * The gradient of alpha in double precision: it is a difference of large sums, and Adam turns the rounding of a
 * gradient that should be 0 into full steps. What reaches the mixtures comes from TensorFlow; this is the last link.
 */
import type { PathRules } from './tensors.ts'

/**
 * ∂loss/∂alpha_k = Σ_{j ≥ k} A_jk ⟨∂loss/∂S_j, r_k − S_j⟩, walked down from the last position with running sums.
 * @param signals [predictions · sequences × d] r
 * @param mixtureGradients [predictions · sequences × d] ∂loss/∂S
 * @param entries numbers of alpha that take part; positions beyond them use the last
 * @param firstMixed index of the signal that alpha's first number belongs to
 */
export function alphaGradient(
  { fresh, old }: PathRules,
  sequences: number,
  d: number,
  signals: Float32Array,
  mixtureGradients: ArrayLike<number>,
  entries: number,
  firstMixed: number,
): Float64Array {
  const gradient = new Float64Array(entries)
  if (entries === 0) return gradient
  const predictions = signals.length / (sequences * d)
  const mixtures = new Float64Array(predictions * d)
  const reaching = new Float64Array(d) // Σ_{j' ≥ j} ∂loss/∂S_j' as S_j is part of S_j'
  for (let s = 0; s < sequences; s++) {
    const at = (j: number): number => (j * sequences + s) * d
    for (let j = 0; j < predictions; j++)
      for (let i = 0; i < d; i++) {
        const before = j === 0 ? 0 : old[j] * mixtures[(j - 1) * d + i]
        mixtures[j * d + i] = before + fresh[j] * signals[at(j) + i]
      }
    reaching.fill(0)
    let inner = 0 // the same sum of ⟨∂loss/∂S_j', S_j'⟩
    for (let j = predictions - 1; j >= firstMixed; j--) {
      const carried = j + 1 < predictions ? old[j + 1] : 0
      let own = 0
      let along = 0
      for (let i = 0; i < d; i++) {
        const arriving = mixtureGradients[at(j) + i]
        reaching[i] = carried * reaching[i] + arriving
        own += arriving * mixtures[j * d + i]
        along += reaching[i] * signals[at(j) + i]
      }
      inner = carried * inner + own
      gradient[Math.min(j - firstMixed, entries - 1)] += fresh[j] * (along - inner)
    }
  }
  return gradient
}
