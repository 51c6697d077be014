import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { mixingWeights } from '../wasm/mixing.ts'
import { alphaGradient } from './alpha.ts'

const d = 8
const sequences = 3
const predictions = 7

/** Loss = Σ ⟨weight_j, S_j⟩ with S_j mixed from fixed signals: a function of alpha alone. */
function lossOf(
  alpha: Float64Array,
  firstMixed: number,
  signals: Float32Array,
  weights: Float32Array,
): number {
  let loss = 0
  for (let s = 0; s < sequences; s++)
    for (let j = 0; j < predictions; j++) {
      const first = j < firstMixed ? 0 : firstMixed
      const powers = Array.from({ length: j + 1 - first }, (_, k) =>
        j < firstMixed ? 1 : Math.exp(alpha[Math.min(k, alpha.length - 1)]),
      )
      const total = powers.reduce((sum, power) => sum + power, 0)
      for (let k = first; k <= j; k++)
        for (let i = 0; i < d; i++)
          loss +=
            weights[(j * sequences + s) * d + i] *
            (powers[k - first] / total) *
            signals[(k * sequences + s) * d + i]
    }
  return loss
}

describe('the gradient of alpha', () => {
  it.each([
    { firstMixed: 0, entries: 7 },
    { firstMixed: 0, entries: 3 },
    { firstMixed: 1, entries: 6 },
    { firstMixed: 1, entries: 2 },
  ])('is that of the mixtures: $entries numbers from signal $firstMixed', ({ firstMixed, entries }) => {
    const random = new Random(5)
    const normal = (length: number): Float32Array => Float32Array.from({ length }, () => random.gaussian())
    const signals = normal(predictions * sequences * d)
    const weights = normal(predictions * sequences * d)
    const alpha = normal(entries)
    const fresh = new Float64Array(predictions)
    const old = new Float64Array(predictions)
    mixingWeights(alpha, firstMixed, predictions, fresh, old)
    const rules = { chainInput: 'signal', fresh, old, signalReset: 0 } as const
    const gradient = alphaGradient(rules, sequences, d, signals, weights, entries, firstMixed)
    for (let k = 0; k < entries; k++) {
      const moved = (by: number): Float64Array =>
        Float64Array.from(alpha, (value, n) => (n === k ? value + by : value))
      const step = 1e-5
      const above = lossOf(moved(step), firstMixed, signals, weights)
      const below = lossOf(moved(-step), firstMixed, signals, weights)
      expect(gradient[k]).toBeCloseTo((above - below) / (2 * step), 7)
    }
  })

  it('is 0, but for the rounding of doubles, where one number weighs all signals', () => {
    const random = new Random(6)
    const normal = (): Float32Array =>
      Float32Array.from({ length: predictions * sequences * d }, () => random.gaussian())
    const fresh = new Float64Array(predictions)
    const old = new Float64Array(predictions)
    mixingWeights(Float32Array.of(0.7), 0, predictions, fresh, old)
    const rules = { chainInput: 'signal', fresh, old, signalReset: 0 } as const
    const gradient = alphaGradient(rules, sequences, d, normal(), normal(), 1, 0)
    expect(Math.abs(gradient[0])).toBeLessThan(1e-12)
  })
})
