import { describe, expect, it } from 'vitest'
import type { ModelConfig } from '../../../../src-shared/model/config.ts'
import { gelu } from '../../../../src-shared/model/gelu.ts'
import { formulaOf, formulaParts } from './formulas.ts'
import {
  arrivalAt,
  encodingAt,
  firstArrival,
  inputOf,
  largestPlace,
  lengthOf,
  mixtureAt,
  shareOfBest,
  signalAt,
} from './numbers.ts'
import { tourSteps } from './tour.svelte.ts'

const paper: ModelConfig = {
  dialect: 'paper',
  d: 8,
  vocabularySize: 10,
  maxContext: 16,
  minBigramCount: 1,
  positionalEncoding: 'sine-cosine',
  energyScale: 1,
  sharedWeighting: 'uniform',
  trainShared: false,
}
const released: ModelConfig = { ...paper, dialect: 'brillm-0.5' }
const bias = Float32Array.from({ length: 8 }, (_, i) => i / 8)

/** W[i][k] = 1 where k follows i, so that W·x is x moved by one. */
const shift = Float32Array.from({ length: 64 }, (_, at) => Number((Math.floor(at / 8) + 1) % 8 === at % 8))

describe('the figures of the tour', () => {
  it('begin with ones, the bias of the node and the first place', () => {
    const { term, encoding, potential, signal } = firstArrival(paper, bias)
    expect([...term]).toEqual(Array(8).fill(1))
    expect([...encoding]).toEqual([0, 1, 0, 1, 0, 1, 0, 1])
    expect(potential[3]).toBeCloseTo(1 + 3 / 8 + 1)
    expect([...signal]).toEqual([...potential].map(gelu))
    expect(firstArrival(released, bias).term[0]).toBe(1 / 8)
  })

  it('go through an edge by rows of its matrix, with the encoding of the place they arrive at', () => {
    const input = Float64Array.from({ length: 8 }, (_, i) => i)
    const { term, potential } = arrivalAt(paper, { weights: shift, bias }, input, 3)
    expect([...term]).toEqual([1, 2, 3, 4, 5, 6, 7, 0])
    expect(potential[0]).toBeCloseTo(1 + Math.sin(3))
    expect(potential[1]).toBeCloseTo(2 + 1 / 8 + Math.cos(3))
  })

  it('have no encoding where the model has none', () => {
    expect([...encodingAt({ ...paper, positionalEncoding: 'none' }, 5)]).toEqual(Array(8).fill(0))
  })

  const signals = Float32Array.from({ length: 24 }, (_, i) => i)

  it('are mixed by their shares', () => {
    expect(mixtureAt(paper, signals, [0.5, 0.25, 0.25], 2)[0]).toBeCloseTo(0.25 * 8 + 0.25 * 16)
    expect([...signalAt(signals, 8, 2)]).toEqual([16, 17, 18, 19, 20, 21, 22, 23])
  })

  it('of an earlier place are mixed in the same proportion', () => {
    expect(mixtureAt(paper, signals, [0.2, 0.2, 0.6], 1)[0]).toBeCloseTo(4)
    expect(mixtureAt(paper, signals, [0, 0, 1], 1)[0]).toBe(8)
  })

  it('leave the first signal out where the dialect does', () => {
    expect(mixtureAt(released, signals, [0, 0.5, 0.5], 2)[0]).toBeCloseTo(12)
    expect(mixtureAt(released, signals, [1], 0)[0]).toBe(0)
  })

  it('take the signal or the mixture into an edge, as the dialect does', () => {
    expect(inputOf(paper, signals, [0, 0.5, 0.5], 2)[0]).toBe(8)
    expect(inputOf(released, signals, [0, 0.25, 0.75], 2)[1]).toBeCloseTo(9)
  })

  it('have a length, a largest place and a share of the best', () => {
    expect(lengthOf([3, -4])).toBe(5)
    expect(largestPlace([1, -7, 3])).toBe(1)
    expect(shareOfBest({ ...paper, energyScale: 2 }, 3, 4)).toBeCloseTo(Math.exp(-2))
  })
})

describe('the formulas of the tour', () => {
  it('follow the dialect and what the model has', () => {
    expect(formulaOf('edge', paper)).toContain('r_{j−1} + b(t_{j−1}, t_j) + PE_{j})')
    expect(formulaOf('energy', paper)).toContain('PE_{j+1}')
    expect(formulaOf('edge', released)).toContain('· S_{j−1} + b(t_{j−1}, t_j) + PE_{j−1})')
    expect(formulaOf('first', released)).toContain('1/d')
    expect(formulaOf('energy', { ...paper, positionalEncoding: 'none' })).not.toContain('PE')
    expect(formulaOf('probability', { ...paper, energyScale: 2 })).toContain('exp(2 · E(v))')
  })

  it('are cut into text and subscripts', () => {
    expect(formulaParts('r_0 = W(t_{j−1})')).toEqual([
      { text: 'r', isSubscript: false },
      { text: '0', isSubscript: true },
      { text: ' = W(t', isSubscript: false },
      { text: 'j−1', isSubscript: true },
      { text: ')', isSubscript: false },
    ])
    for (const step of tourSteps) {
      const whole = formulaParts(formulaOf(step, paper))
      expect(whole.map(({ text }) => text).join('')).not.toMatch(/[_{}]/)
    }
  })
})
