import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attentionAt,
  candidatesAt,
  energiesAt,
  hasStep,
  sharedAt,
  signalNodes,
  stepsPerRequest,
  type SignalData,
} from './signal.ts'

const data: SignalData = {
  tokens: Uint32Array.of(3, 1),
  texts: ['d', 'b'],
  attention: Float32Array.of(0.75, 0.25),
  norms: Float32Array.of(1, 1),
  from: 0,
  energies: Float32Array.of(1, 5, 2, 4, 9, 1, 1, 1),
  probabilities: Float32Array.of(0.1, 0.4, 0.2, 0.3, 0.7, 0.1, 0.1, 0.1),
  shared: Float32Array.of(1, 0),
  nodes: 4,
}

describe('signal', () => {
  it('shares the attention among the tokens so far', () => {
    expect([...attentionAt(data.attention, 0)]).toEqual([1])
    expect([...attentionAt(data.attention, 1)]).toEqual([0.75, 0.25])
    const weights = fc.array(fc.float({ min: Math.fround(0.001), max: 1, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(weights, fc.nat(), (given, place) => {
        const sum = attentionAt(Float32Array.from(given), place % given.length).reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo(1, 4)
      }),
    )
  })

  it('names the best candidates, best first, ties by id', () => {
    expect(candidatesAt(data, 0, 2).map(({ node }) => node)).toEqual([1, 3])
    expect(candidatesAt(data, 1, 3).map(({ node }) => node)).toEqual([0, 1, 2])
    expect(candidatesAt(data, 1, 99)).toHaveLength(4)
    // The first has the energy of the shared edge.
    expect(candidatesAt(data, 0, 99).map(({ node }) => node)).toEqual([1, 3, 2])
    expect(candidatesAt(data, 2, 3)).toEqual([])
  })

  it('names the same as sorting would', () => {
    const energies = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(energies, fc.integer({ min: 1, max: 12 }), (given, count) => {
        const row = Float32Array.from(given)
        const one = {
          ...data,
          energies: row,
          probabilities: row,
          shared: Float32Array.of(-1),
          nodes: row.length,
        }
        const sorted = given.map((energy, node) => ({ energy, node }))
        sorted.sort((a, b) => b.energy - a.energy || a.node - b.node)
        expect(candidatesAt(one, 0, count).map(({ node }) => node)).toEqual(
          sorted.slice(0, count).map(({ node }) => node),
        )
      }),
    )
  })

  it('counts those on the shared edge together', () => {
    const found = sharedAt(data, 0)
    expect(found?.energy).toBe(1)
    expect(found?.probability).toBeCloseTo(0.1)
    expect(sharedAt(data, 1)?.probability).toBe(0)
    expect(sharedAt(data, 7)).toBeUndefined()
  })

  it('knows only the steps of its table', () => {
    const later = { ...data, from: 10 }
    expect(hasStep(later, 9)).toBe(false)
    expect(energiesAt(later, 11)?.[0]).toBe(9)
    expect(energiesAt(later, 12)).toBeUndefined()
  })

  it('shows each node once, tokens first', () => {
    expect(signalNodes(data, 1)).toEqual([3, 1, 0])
  })

  it('asks for fewer steps at a time where the vocabulary is large', () => {
    expect(stepsPerRequest(100)).toBe(64)
    expect(stepsPerRequest(50_000)).toBe(40)
    expect(stepsPerRequest(1e9)).toBe(1)
  })
})
