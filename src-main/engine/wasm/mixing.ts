/**
 * The softmax over alpha's prefixes as weights of a running mean: S_j = old_j · S_{j−1} + fresh_j · r_j with
 * fresh_j = exp(alpha_j − L_j), old_j = exp(L_{j−1} − L_j), L_j = ln Σ_{k≤j} exp(alpha_k). All are in [0, 1], whatever
 * alpha is. Before `firstMixed`, and at it, a signal stands alone. Beyond its end, the last alpha is repeated.
 */
export function mixingWeights(
  alpha: Float32Array,
  firstMixed: number,
  length: number,
  fresh: Float64Array,
  old: Float64Array,
): void {
  let logSum = -Infinity
  for (let j = 0; j < length; j++) {
    if (j < firstMixed) {
      fresh[j] = 1
      old[j] = 0
      continue
    }
    const a = alpha[Math.min(j - firstMixed, alpha.length - 1)]
    const greater = Math.max(logSum, a)
    const next = greater + Math.log(Math.exp(logSum - greater) + Math.exp(a - greater))
    fresh[j] = j === firstMixed ? 1 : Math.exp(a - next)
    old[j] = Math.exp(logSum - next)
    logSum = next
  }
}
