import { describe, expect, it } from 'vitest'
import { forward } from '../model/reference/index.ts'
import { SignalPath, WindowPath } from './signal-path.ts'
import type { SignalState } from './signal-path.ts'
import { randomModel, randomTokens, testConfigs } from './test-models.ts'

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 2e-6): void {
  expect(actual.length).toBe(expected.length)
  for (let i = 0; i < actual.length; i++)
    expect(Math.abs(actual[i] - expected[i])).toBeLessThan(tolerance * (1 + Math.abs(expected[i])))
}

describe.each(Object.entries(testConfigs))('a path of %s', (_, changes) => {
  const { model, config, graph, parameters } = randomModel(11, changes)
  const d = config.d

  it('has the signals and mixtures of the reference after every token', () => {
    const tokens = randomTokens(11, 60, 3)
    const expected = forward({ config, graph, parameters }, tokens, 'decoding')
    const path = new SignalPath(model)
    tokens.forEach((token, j) => {
      path.append(token)
      expectClose(path.signal, expected.signals.subarray(j * d, (j + 1) * d), 1e-5)
      expectClose(path.mixture, expected.mixtures.subarray(j * d, (j + 1) * d), 1e-5)
      expect(path.length).toBe(j + 1)
      expect(path.last).toBe(token)
    })
  })

  it('of a window equals the path of its last tokens', () => {
    const tokens = randomTokens(11, 40, 4)
    for (const window of [1, 2, 7, 100]) {
      const path: SignalState = new WindowPath(model, window)
      tokens.forEach((token, j) => {
        path.append(token)
        const whole = new SignalPath(model)
        for (const each of tokens.subarray(Math.max(0, j + 1 - window), j + 1)) whole.append(each)
        expect(path.mixture).toEqual(whole.mixture)
        expect(path.signal).toEqual(whole.signal)
        expect([path.position, path.last, path.length]).toEqual([whole.position, token, j + 1])
      })
    }
  })
})

describe('a window', () => {
  it('that nobody asks about is not made anew', () => {
    const { model } = randomModel(7)
    let propagated = 0
    const path = new WindowPath({ ...model, propagate: (...of) => (propagated++, model.propagate(...of)) }, 8)
    for (const token of randomTokens(7, 1000, 1)) path.append(token)
    expect(propagated).toBe(7)
    expect(path.mixture).toBe(path.mixture)
    expect(propagated).toBe(14)
  })
})

describe('alphas of any size', () => {
  it.each([
    ['rising', (k: number) => 40 * k],
    ['falling', (k: number) => -40 * k],
    ['huge', (k: number) => (k % 2 === 0 ? 3e4 : -3e4)],
  ])('%s do not overflow', (_, alphaOf) => {
    const { model, config, graph, parameters } = randomModel(7, { maxContext: 64 })
    parameters.alpha.forEach((_value, k) => (parameters.alpha[k] = alphaOf(k)))
    const tokens = randomTokens(7, 64, 5)
    const expected = forward({ config, graph, parameters }, tokens, 'decoding')
    const path = new SignalPath(model)
    tokens.forEach((token, j) => {
      path.append(token)
      expectClose(path.mixture, expected.mixtures.subarray(j * config.d, (j + 1) * config.d), 1e-5)
    })
  })
})

describe('long texts', () => {
  it('of 40,000 tokens keep a finite signal and nothing else', () => {
    const { model } = randomModel(7, { positionalEncoding: 'none', maxContext: 16 })
    const path = new SignalPath(model)
    for (const token of randomTokens(7, 40_000, 6)) path.append(token)
    expect(path.length).toBe(40_000)
    expect(path.mixture.every(Number.isFinite)).toBe(true)
    // Whatever a path keeps, it is as long as a signal.
    expect(path.mixture.byteLength + path.signal.byteLength).toBe(2 * 4 * model.config.d)
  })
})

describe('tokens that are no nodes', () => {
  it.each([-1, 7, 1.5, NaN])('%s is refused', (token) => {
    const { model } = randomModel(7)
    expect(() => new SignalPath(model).append(token)).toThrow(RangeError)
    expect(() => new WindowPath(model, 4).append(token)).toThrow(RangeError)
  })
})
