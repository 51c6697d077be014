import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../src-shared/random.ts'
import { decodeStep, rankOf } from '../model/reference/index.ts'
import { Candidates, decodesBefore } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import { choose } from './choose.ts'
import { SignalPath } from './signal-path.ts'
import { randomModel, randomTokens, testConfigs } from './test-models.ts'
import type { TestModel } from './test-models.ts'

const nodes = 13

function measured(made: TestModel, tokens: Uint32Array, barred?: ReadonlySet<number>): Candidates {
  const path = new SignalPath(made.model)
  for (const token of tokens) path.append(token)
  const candidates = new Candidates(made.model)
  candidates.measure(path, barred)
  return candidates
}

/** [V] probabilities at a temperature, one by one. */
function probabilities(candidates: Candidates, temperature = 1): number[] {
  const scores = Array.from({ length: nodes }, (_, id) => candidates.of(id).score / temperature)
  const greatest = Math.max(...scores)
  const sum = scores.reduce((total, score) => total + Math.exp(score - greatest), 0)
  return scores.map((score) => Math.exp(score - greatest) / sum)
}

describe.each(Object.entries(testConfigs))('candidates of %s', (_, changes) => {
  const made = randomModel(nodes, changes)
  const texts = Array.from({ length: 30 }, (_, seed) => randomTokens(nodes, 1 + (seed % 9), seed))

  it('have the energies, scores and greedy choice of the reference', () => {
    for (const tokens of texts) {
      const candidates = measured(made, tokens)
      const expected = decodeStep(made, tokens)
      for (let id = 0; id < nodes; id++) {
        const { energy, score } = candidates.of(id)
        expect(energy).toBeCloseTo(expected.energies[id], 4)
        if (Number.isFinite(expected.scores[id])) expect(score).toBeCloseTo(expected.scores[id], 4)
        else expect(score).toBe(-Infinity)
      }
      expect(candidates.best()?.id).toBe(expected.chosen)
    }
  })

  it('rank as the reference does, and each once', () => {
    for (const tokens of texts) {
      const candidates = measured(made, tokens)
      const ranked = [...candidates.ranked()]
      const source = tokens[tokens.length - 1]
      const ids = Array.from({ length: nodes }, (_, id) => id)
      const scores = Float64Array.from(ids, (id) => candidates.of(id).score)
      expect(ranked.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
        ids.filter((id) => candidates.isPossible(id)),
      )
      ranked.forEach(({ id }, rank) => {
        expect(candidates.rank(id)).toBe(rank)
        expect(rankOf(made, source, id, scores, ids)).toBe(rank)
      })
    }
  })

  it('share a probability of 1', () => {
    for (const tokens of texts) {
      const candidates = measured(made, tokens)
      const expected = probabilities(candidates)
      const logNormaliser = candidates.logNormaliser()
      for (let id = 0; id < nodes; id++)
        expect(Math.exp(candidates.of(id).score - logNormaliser)).toBeCloseTo(expected[id], 10)
    }
  })

  it('keep their probabilities when some are barred, and leave those out of choices', () => {
    for (const tokens of texts) {
      const free = measured(made, tokens)
      const barred = new Set([0, 4, 5, free.best()?.id ?? 1])
      const candidates = measured(made, tokens, barred)
      expect(candidates.logNormaliser()).toBeCloseTo(free.logNormaliser(), 10)
      const ids = [...candidates.ranked()].map(({ id }) => id)
      expect(ids).toEqual([...free.ranked()].map(({ id }) => id).filter((id) => !barred.has(id)))
      expect(candidates.best()?.id).toBe(ids[0])
      expect(candidates.best(ids[0])?.id).toBe(ids[1])
      const mass = ids.reduce((sum, id) => sum + Math.exp(candidates.of(id).score / 0.7), 0)
      expect(candidates.mass(0.7, 0) / mass).toBeCloseTo(1, 10)
    }
  })

  it('are undefined when all are barred', () => {
    const all = new Set(Array.from({ length: nodes }, (_, id) => id))
    const candidates = measured(made, texts[3], all)
    expect(candidates.best()).toBeUndefined()
    expect(choose(candidates, { temperature: 1, topK: 0, topP: 1 }, new Random(1))).toBeUndefined()
  })

  it('leave no trace in the next measurement', () => {
    const path = new SignalPath(made.model)
    const used = new Candidates(made.model)
    for (const token of randomTokens(nodes, 40, 99)) {
      path.append(token)
      used.measure(path, new Set([token, 3]))
      used.measure(path)
      const fresh = new Candidates(made.model)
      fresh.measure(path)
      expect([...used.ranked()]).toEqual([...fresh.ranked()])
    }
  })
})

describe('ties', () => {
  it('go to the more frequent bigram, then the lower id', () => {
    const tie = (id: number, count: number): Candidate => ({ id, count, edge: id, energy: 1, score: 1 })
    expect(decodesBefore(tie(5, 3), tie(1, 2))).toBe(true)
    expect(decodesBefore(tie(1, 2), tie(5, 2))).toBe(true)
    expect(decodesBefore(tie(1, 0), tie(5, 2))).toBe(false)
    expect(decodesBefore({ ...tie(9, 0), score: 2 }, tie(1, 9))).toBe(true)
  })

  it('of a model whose edges are all alike are decided by counts and ids alone', () => {
    const made = randomModel(nodes)
    const { edges, shared } = made.parameters
    for (let e = 0; e < edges.length; e++) edges[e] = shared[e % shared.length]
    for (let source = 0; source < nodes; source++) {
      const candidates = measured(made, Uint32Array.of(source))
      const ranked = [...candidates.ranked()]
      const sorted = ranked.toSorted((a, b) => b.count - a.count || a.id - b.id)
      expect(ranked.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
      expect(candidates.best()?.id).toBe(ranked[0].id)
    }
  })
})

describe('drawing', () => {
  const made = randomModel(nodes, { sharedWeighting: 'continuation' })
  const tokens = Uint32Array.of(1, 2, 3)
  const draws = 20_000

  function frequencies(sampling: { temperature: number; topK: number; topP: number }): number[] {
    const candidates = measured(made, tokens)
    const random = new Random(11)
    const counts = new Array<number>(nodes).fill(0)
    for (let n = 0; n < draws; n++) counts[choose(candidates, sampling, random)?.id ?? -1]++
    return counts.map((count) => count / draws)
  }

  it.each([0.5, 1, 3])('follows the probabilities at temperature %s', (temperature) => {
    const expected = probabilities(measured(made, tokens), temperature)
    frequencies({ temperature, topK: 0, topP: 1 }).forEach((frequency, id) =>
      // Five standard deviations.
      expect(Math.abs(frequency - expected[id])).toBeLessThan(5 * Math.sqrt(expected[id] / draws) + 1e-9),
    )
  })

  it('keeps to the k best', () => {
    const ids = [...measured(made, tokens).ranked()].slice(0, 3).map(({ id }) => id)
    const found = frequencies({ temperature: 1, topK: 3, topP: 1 })
    found.forEach((frequency, id) => expect(frequency > 0).toBe(ids.includes(id)))
    expect(choose(measured(made, tokens), { temperature: 1, topK: 1, topP: 1 }, new Random(1))?.id).toBe(
      ids[0],
    )
  })

  it('keeps to the fewest that hold topP', () => {
    const ranked = [...measured(made, tokens).ranked()].map(({ id }) => id)
    const p = probabilities(measured(made, tokens))
    for (const topP of [0.001, 0.3, 0.6, 0.95]) {
      let sum = 0
      const kept = ranked.filter((id) => {
        const isKept = sum < topP
        sum += p[id]
        return isKept
      })
      frequencies({ temperature: 1, topK: 0, topP }).forEach((frequency, id) =>
        expect(kept.includes(id) || frequency === 0).toBe(true),
      )
      // And of the first few to the same ones among them.
      frequencies({ temperature: 1, topK: 4, topP }).forEach((frequency, id) =>
        expect(frequency === 0 || ranked.slice(0, 4).includes(id)).toBe(true),
      )
    }
  })

  it('needs one random number, and none when greedy', () => {
    const candidates = measured(made, tokens)
    fc.assert(
      fc.property(fc.constantFrom(0, 0.5), fc.nat(5), fc.constantFrom(0.4, 1), (temperature, topK, topP) => {
        const random = new Random(7)
        choose(candidates, { temperature, topK, topP }, random)
        const expected = new Random(7)
        if (temperature > 0) expected.uniform()
        expect(random.state()).toEqual(expected.state())
      }),
    )
  })
})
