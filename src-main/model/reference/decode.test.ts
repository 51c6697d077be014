import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { graphOfPairs } from '../graph-of-pairs.ts'
import { findEdge, sharedEdge } from '../graph.ts'
import {
  allCandidates,
  attention,
  byFrequency,
  decodeStep,
  listedCandidates,
  lossAndGradients,
  mostFrequentCandidates,
  rankOf,
  scoresOf,
} from './index.ts'
import type { Model } from './index.ts'
import { plainConfig, randomBatch, randomGraph, randomParameters } from './random-model.ts'

function modelOf(changes: Parameters<typeof plainConfig>[1] = {}, seed = 1): Model {
  const random = new Random(seed)
  const config = plainConfig(9, changes)
  const graph = randomGraph(config, 0.4, random)
  return { config, graph, parameters: randomParameters(config, graph, random) }
}

describe('candidates', () => {
  const graph = graphOfPairs(6, [
    [0, 1, 2],
    [0, 3, 7],
    [0, 4, 2],
    [2, 2, 1],
  ])

  it('come by bigram count, then id, those without own edge last', () => {
    expect(byFrequency(graph, 0, 10)).toEqual([3, 1, 4, 0, 2, 5])
    expect(byFrequency(graph, 5, 2)).toEqual([0, 1])
  })

  it('are the target and the K most frequent others', () => {
    expect([...mostFrequentCandidates(graph, 0, 5, 2)]).toEqual([5, 3, 1])
    expect([...mostFrequentCandidates(graph, 0, 3, 2)]).toEqual([3, 1, 4])
    expect([...mostFrequentCandidates(graph, 0, 1, 4)]).toEqual([1, 3, 4, 0, 2])
    expect([...mostFrequentCandidates(graph, 0, 1, 99)]).toEqual([1, 3, 4, 0, 2, 5])
  })

  it('are the whole vocabulary when as many are listed', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (source, target) => {
        const all = allCandidates(graph, source, target)
        const listed = listedCandidates(graph, source, mostFrequentCandidates(graph, source, target, 5))
        expect(Array.from(listed.edges).sort()).toEqual(Array.from(all.edges).sort())
        expect(listed.sharedMass).toBe(all.sharedMass)
        const targetEdge = findEdge(graph, source, target)
        expect(all.target < 0 ? sharedEdge : all.edges[all.target]).toBe(targetEdge)
        expect(listed.target < 0 ? sharedEdge : listed.edges[listed.target]).toBe(targetEdge)
      }),
    )
  })

  it('count a token twice when it is listed twice', () => {
    const candidates = listedCandidates(graph, 0, [1, 1, 2, 2, 9])
    expect(candidates.edges).toEqual([0, 0])
    expect(candidates.sharedMass).toBe(3)
  })
})

describe('greedy decoding', () => {
  it('chooses the token with the greatest score, and ranks agree with sorting', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('uniform', 'continuation'), (seed, sharedWeighting) => {
        const model = modelOf({ sharedWeighting, energyScale: 1.5 }, seed)
        const prompt = randomBatch(model.graph, 1, 5, new Random(seed)).tokens
        const { scores, chosen } = decodeStep(model, prompt)
        const source = prompt[4]
        const nodes = [...model.graph.nodeCounts.keys()]
        const order = nodes.sort((a, b) => {
          const count = (v: number): number => model.graph.counts[findEdge(model.graph, source, v)] ?? 0
          return scores[b] - scores[a] || count(b) - count(a) || a - b
        })
        expect(order[0]).toBe(chosen)
        for (const [rank, v] of order.entries()) expect(rankOf(model, source, v, scores, order)).toBe(rank)
      }),
    )
  })

  it('prefers the likelier token: scores order as probabilities do', () => {
    const model = modelOf({ sharedWeighting: 'continuation' })
    const { scores } = decodeStep(model, [3], 'training')
    const loss = (v: number): number =>
      lossAndGradients(
        model,
        { sequences: 1, length: 2, tokens: Uint32Array.of(3, v) },
        { signalReset: 0, candidates: 'all', reduction: 'sum' },
      ).loss
    for (let v = 1; v < 9; v++) expect(loss(0) - loss(v)).toBeCloseTo(scores[v] - scores[0], 9)
  })

  it('breaks ties by bigram count, then by id', () => {
    const graph = graphOfPairs(5, [
      [0, 2, 3],
      [0, 3, 8],
      [0, 4, 8],
    ])
    const model = { ...modelOf(), config: plainConfig(5), graph }
    const scores = scoresOf(model, 0, new Float64Array(5).fill(2))
    const ranks = [0, 1, 2, 3, 4].map((v) => rankOf(model, 0, v, scores, [0, 1, 2, 3, 4]))
    expect(ranks).toEqual([3, 4, 2, 0, 1])
  })

  it('leaves out the current token in the released code’s dialect only', () => {
    for (const dialect of ['paper', 'brillm-0.5'] as const) {
      const model = modelOf({ dialect })
      for (let v = 0; v < 9; v++) {
        const { chosen, scores } = decodeStep(model, [4, v])
        if (dialect === 'paper') expect(scores[v]).toBeGreaterThan(0)
        else {
          expect(chosen).not.toBe(v)
          expect(rankOf(model, v, v, scores, [...model.graph.nodeCounts.keys()])).toBe(8)
        }
      }
    }
  })
})

describe('attention', () => {
  it('is a softmax that repeats the last alpha beyond maxContext', () => {
    const model = modelOf({ maxContext: 3 })
    const { alpha } = model.parameters
    const numerators = [alpha[0], alpha[1], alpha[2], alpha[2], alpha[2]].map(Math.exp)
    const sum = numerators.reduce((a, b) => a + b, 0)
    const weights = attention(model, 4)
    for (const [k, n] of numerators.entries()) expect(weights[k]).toBeCloseTo(n / sum, 12)
  })

  it('does not overflow for steep starts', () => {
    const model = modelOf({ maxContext: 512 })
    model.parameters.alpha.set(Float32Array.from({ length: 512 }, (_, k) => 2 * k))
    const weights = attention(model, 511)
    expect(weights[511]).toBeCloseTo(1 - Math.exp(-2), 12)
    expect(weights.every(Number.isFinite)).toBe(true)
  })
})
