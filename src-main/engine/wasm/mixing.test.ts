import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixingWeights } from './mixing.ts'

function weightsOf(alpha: Float32Array, firstMixed: number, length: number): [Float64Array, Float64Array] {
  const fresh = new Float64Array(length)
  const old = new Float64Array(length)
  mixingWeights(alpha, firstMixed, length, fresh, old)
  return [fresh, old]
}

describe('mixingWeights', () => {
  it('make the softmax over every prefix', () => {
    const alphas = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(alphas, fc.constantFrom(0, 1), (values, firstMixed) => {
        const alpha = Float32Array.from(values)
        const length = 16
        const [fresh, old] = weightsOf(alpha, firstMixed, length)
        for (let j = firstMixed; j < length; j++) {
          const terms = Array.from({ length: j - firstMixed + 1 }, (_, k) =>
            Math.exp(alpha[Math.min(k, alpha.length - 1)]),
          )
          const sum = terms.reduce((a, b) => a + b, 0)
          // What the running mean gives to signal k in S_j.
          for (let k = firstMixed; k <= j; k++) {
            let share = fresh[k]
            for (let i = k + 1; i <= j; i++) share *= old[i]
            expect(share).toBeCloseTo(terms[k - firstMixed] / sum, 9)
          }
        }
      }),
      { seed: 1 },
    )
  })

  it('leave the first signal alone, and out of what follows, where a dialect says so', () => {
    const [fresh, old] = weightsOf(Float32Array.of(3, 1), 1, 3)
    expect([fresh[0], old[0], fresh[1], old[1]]).toEqual([1, 0, 1, 0])
  })

  it('stay finite for alphas that would overflow an exponential', () => {
    const steep = Float32Array.from({ length: 600 }, (_, k) => 2 * k)
    for (const alpha of [steep, steep.map((value) => -value)]) {
      const [fresh, old] = weightsOf(alpha, 0, 600)
      for (let j = 0; j < 600; j++) {
        expect(fresh[j] + old[j]).toBeCloseTo(1, 9)
        expect(fresh[j]).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
