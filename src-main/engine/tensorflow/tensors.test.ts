import type { Tensor } from '@tensorflow/tfjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { gelu as exactGelu, geluDerivative } from '../../model/reference/index.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import { tensorflowRuntime } from './index.ts'
import type { TensorFlow } from './runtime.ts'
import { detach, energiesOf, gelu, pathOf } from './tensors.ts'

let tf: TensorFlow
beforeAll(async () => {
  ;({ tf } = await tensorflowRuntime('plain'))
})

describe('GeLU in tensors', () => {
  const points = Float32Array.from({ length: 321 }, (_, n) => (n - 160) / 20) // −8 … 8

  it('is the exact one', () => {
    const values = tf.tidy(() => gelu(tf, tf.tensor1d(points)).dataSync())
    for (const [n, z] of points.entries()) expect(Math.abs(values[n] - exactGelu(z))).toBeLessThan(1e-6)
  })

  it('has the exact slope', () => {
    const slopes = tf.tidy(() =>
      tf
        .grad((z) => gelu(tf, z))(tf.tensor1d(points))
        .dataSync(),
    )
    for (const [n, z] of points.entries()) expect(Math.abs(slopes[n] - geluDerivative(z))).toBeLessThan(1e-6)
  })
})

describe('a detached tensor', () => {
  it('has the value and lets no gradient through', () => {
    const [value, gradient] = tf.tidy(() => {
      const x = tf.tensor1d([2, 3])
      // x · detached x: the slope is what is detached, not twice that.
      const slope = tf.grad((input) => tf.mul(input, detach(tf, input)))(x)
      return [detach(tf, x).dataSync(), slope.dataSync()]
    })
    expect([...value]).toEqual([2, 3])
    expect([...gradient]).toEqual([2, 3])
  })
})

describe('energies', () => {
  it('without a norm have no gradient, rather than none that is a number', () => {
    const gradients = tf.tidy(() => {
      const zeros = [tf.zeros([1, 2, 8]), tf.zeros([1, 8, 8]), tf.zeros([1, 1, 8])]
      const found = tf.grads((x, w, b) => energiesOf(tf, x, w, b, undefined))(zeros, tf.ones([1, 2]))
      return found.map((gradient) => [...gradient.dataSync()])
    })
    expect(gradients.flat().every((value) => value === 0)).toBe(true)
  })

  it('add the encoding of each slot', () => {
    const [folded, apart] = tf.tidy(() => {
      const inputs: Tensor = tf.randomNormal([3, 2, 8], 0, 1, 'float32', 1)
      const weights: Tensor = tf.randomNormal([3, 8, 8], 0, 0.3, 'float32', 2)
      const encoding: Tensor = tf.randomNormal([3, 1, 8], 0, 1, 'float32', 3)
      const everySlot = tf.tile(encoding, [1, 2, 1])
      return [
        energiesOf(tf, inputs, weights, encoding, undefined).dataSync(),
        energiesOf(tf, inputs, weights, tf.zeros([3, 1, 8]), everySlot).dataSync(),
      ]
    })
    expect(largestError(apart, folded)).toBeLessThan(1e-6)
  })
})

describe('paths', () => {
  it('are resets of the chain and of the mixture where gradients are, not where values are', () => {
    const d = 8
    const steps = 4
    const [plain, reset, plainGradient, resetGradient] = tf.tidy(() => {
      const start: Tensor = tf.randomNormal([2, 1, d], 1, 0.3, 'float32', 1)
      const weights = Array.from({ length: steps }, (_, n) =>
        tf.randomNormal([2, d, d], 0, 0.3, 'float32', n),
      )
      const biases = weights.map(() => tf.zeros([2, 1, d]))
      const fresh = Float64Array.of(1, 0.5, 0.4, 0.3, 0.2)
      const old = fresh.map((share) => 1 - share)
      const mixturesOf = (signalReset: number) => (first: Tensor) => {
        const rules = { chainInput: 'signal', fresh, old, signalReset } as const
        return pathOf(tf, rules, first, weights, biases, undefined).mixtures
      }
      // Only the last position's mixture counts: it lies after the reset at position 3.
      const last = tf.concat([tf.zeros([2 * steps, d]), tf.ones([2, d])], 0)
      return [
        mixturesOf(0)(start).dataSync(),
        mixturesOf(3)(start).dataSync(),
        tf.grad(mixturesOf(0))(start, last).dataSync(),
        tf.grad(mixturesOf(3))(start, last).dataSync(),
      ]
    })
    expect(reset).toEqual(plain)
    expect(plainGradient.some((value) => value !== 0)).toBe(true)
    expect(resetGradient.every((value) => value === 0)).toBe(true)
  })
})
