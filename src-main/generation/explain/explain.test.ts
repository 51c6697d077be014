import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { attention, encodings, forward, gelu, transform } from '../../model/reference/index.ts'
import type { Model } from '../../model/reference/index.ts'
import { toFloat64 } from '../../model/reference/random-model.ts'
import { TokenizerTrainer } from '../../tokenizer/index.ts'
import { measureNorms } from '../norm-statistics.ts'
import { randomModel, randomTokens, testConfigs } from '../test-models.ts'
import { exactPath, attentionOf, longestExplained } from './exact-path.ts'
import { explain } from './explain.ts'
import { gradientsOf } from './influences.ts'
import { energyOf, predictionOf } from './prediction.ts'
import { trace } from './trace.ts'

const nodes = 260
const trainer = new TokenizerTrainer({ kind: 'bpe', vocabulary: nodes })
trainer.add('the capital of France is Paris and the capital of Italy is Rome '.repeat(20))
const tokenizer = trainer.train()

/** Index of the first signal in S_j. */
function firstInMixture({ config }: Model, j: number): number {
  const { firstMixed } = dialects[config.dialect]
  return j < firstMixed ? 0 : firstMixed
}

/** Energy of a candidate of the last token whose mixture is given: brute force over the reference. */
function energyFrom(model: Model, tokens: Uint32Array, mixture: Float64Array, target: number): number {
  const { d } = model.config
  const j = tokens.length - 1
  const position = j + dialects[model.config.dialect].positionOffset.decoding
  const potential = new Float64Array(d)
  const edge = findEdge(model.graph, tokens[j], target)
  transform(model, edge, mixture, 0, encodings(model, position + 1), position * d, potential, 0)
  return energyOf(potential)
}

/** Energy of a candidate when r_k is scaled on its way into everything that follows. */
function energyScaled(model: Model, tokens: Uint32Array, target: number, k: number, scale: number): number {
  const { config, graph, parameters } = model
  const { d } = config
  const dialect = dialects[config.dialect]
  const encoding = encodings(model, tokens.length + 1)
  const signals = new Float64Array(tokens.length * d)
  let mixture = new Float64Array(d)
  const potential = new Float64Array(d)
  tokens.forEach((token, j) => {
    if (j === 0)
      for (let i = 0; i < d; i++)
        potential[i] = dialect.initialSignal(d) + parameters.nodeBias[token * d + i] + encoding[i]
    else {
      const input = dialect.chainInput === 'signal' ? signals.slice((j - 1) * d, j * d) : mixture
      const peAt = (j - 1 + dialect.positionOffset.decoding) * d
      transform(model, findEdge(graph, tokens[j - 1], token), input, 0, encoding, peAt, potential, 0)
    }
    for (let i = 0; i < d; i++) signals[j * d + i] = gelu(potential[i]) * (j === k ? scale : 1)
    mixture = new Float64Array(d)
    const first = firstInMixture(model, j)
    attention(model, j).forEach((weight, n) => {
      for (let i = 0; i < d; i++) mixture[i] += weight * signals[(first + n) * d + i]
    })
  })
  return energyFrom(model, tokens, mixture, target)
}

describe.each(Object.entries(testConfigs))('explaining %s', (_, changes) => {
  const made = randomModel(nodes, changes, { density: 0.3 })
  const reference: Model = { ...made, parameters: toFloat64(made.parameters) }
  const { d } = made.config
  const tokens = randomTokens(nodes, 9, 21)
  const last = tokens.length - 1
  const pass = forward(reference, tokens, 'decoding')
  const own = made.graph.targets[made.graph.offsets[tokens[last]]]
  const onShared = Array.from({ length: nodes }, (_, id) => id).find(
    (id) => id !== tokens[last] && findEdge(made.graph, tokens[last], id) === sharedEdge,
  )
  const targets = [own, onShared ?? 0]

  it('uses the path of the reference', () => {
    const path = exactPath(made.model, tokens)
    for (const [actual, expected] of [
      [path.signals, pass.signals],
      [path.potentials, pass.potentials],
      [path.mixtures, pass.mixtures],
    ])
      actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 10))
    for (let j = 0; j < tokens.length; j++) {
      const first = firstInMixture(reference, j)
      attention(reference, j).forEach((weight, n) =>
        expect(attentionOf(path, j, first + n)).toBeCloseTo(weight, 12),
      )
      const sum = Array.from(tokens, (_, k) => attentionOf(path, j, k)).reduce(
        (total, share) => total + share,
        0,
      )
      expect(sum).toBeCloseTo(1, 12)
    }
  })

  it.each([1, 2, 9])('agrees with removing each signal by hand, after %d tokens', (length) => {
    const text = tokens.subarray(0, length)
    const j = length - 1
    const mixture = pass.mixtures.slice(j * d, (j + 1) * d)
    const weights = attention(reference, j)
    const first = firstInMixture(reference, j)
    for (const chosen of [own, 7]) {
      const { chosen: candidate } = explain(made.model, tokenizer, text, { chosen })
      const energy = energyFrom(reference, text, mixture, chosen)
      expect(candidate.energy).toBeCloseTo(energy, 10)
      expect(candidate.contributions).toHaveLength(length)
      for (const { position, attention: share, removed, renormalised } of candidate.contributions) {
        const weight = weights[position - first] ?? 0
        expect(share).toBeCloseTo(weight, 12)
        const without = mixture.map((value, i) => value - weight * pass.signals[position * d + i])
        expect(removed).toBeCloseTo(energy - energyFrom(reference, text, without, chosen), 10)
        const others = weight < 1 ? without.map((value) => value / (1 - weight)) : without
        expect(renormalised).toBeCloseTo(energy - energyFrom(reference, text, others, chosen), 8)
      }
    }
  })

  it('divides an energy into mixture, bias and encoding', () => {
    for (const target of targets) {
      const { product, bias, encoding, energy } = predictionOf(
        made.model,
        exactPath(made.model, tokens),
        last,
        target,
      )
      const { parts } = explain(made.model, tokenizer, tokens, { chosen: target }).chosen
      const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i])
      expect(parts.mixture).toBeCloseTo(energy - energyOf(sum(bias, encoding)), 12)
      expect(parts.bias).toBeCloseTo(energy - energyOf(sum(product, encoding)), 12)
      expect(parts.encoding).toBeCloseTo(energy - energyOf(sum(product, bias)), 12)
    }
  })

  it('has the gradients of finite differences for every signal', () => {
    const step = 1e-5
    for (const target of targets) {
      const path = exactPath(made.model, tokens)
      const { direct, total } = gradientsOf(
        made.model,
        path,
        last,
        predictionOf(made.model, path, last, target),
      )
      for (let k = 0; k < tokens.length; k++) {
        const up = energyScaled(reference, tokens, target, k, 1 + step)
        const down = energyScaled(reference, tokens, target, k, 1 - step)
        expect(total[k]).toBeCloseTo((up - down) / (2 * step), 6)
        const share = attentionOf(path, last, k)
        const moved = (scale: number): number =>
          energyFrom(
            reference,
            tokens,
            pass.mixtures
              .slice(last * d)
              .map((value, i) => value + (scale - 1) * share * pass.signals[k * d + i]),
            target,
          )
        expect(direct[k]).toBeCloseTo((moved(1 + step) - moved(1 - step)) / (2 * step), 6)
      }
    }
  })

  it('has the gradients of finite differences for every matrix', () => {
    const step = 1e-5
    const length = recordLength(d)
    for (const target of targets) {
      const path = exactPath(made.model, tokens)
      const { edges } = gradientsOf(made.model, path, last, predictionOf(made.model, path, last, target))
      expect(edges).toHaveLength(tokens.length)
      const sums = new Map<number, number>()
      for (const { edge, gradientTimesInput } of edges)
        sums.set(edge, (sums.get(edge) ?? 0) + gradientTimesInput)
      for (const [edge, expected] of sums) {
        const energyAt = (scale: number): number => {
          const parameters = toFloat64(made.parameters)
          const [array, at] = edge === sharedEdge ? [parameters.shared, 0] : [parameters.edges, edge * length]
          for (let n = 0; n < d * d; n++) array[at + n] *= scale
          return energyScaled({ ...reference, parameters }, tokens, target, -1, 1)
        }
        expect(expected).toBeCloseTo((energyAt(1 + step) - energyAt(1 - step)) / (2 * step), 5)
      }
    }
  })

  it('gives the gain per unit of a matrix moved in the best direction', () => {
    const path = exactPath(made.model, tokens)
    const prediction = predictionOf(made.model, path, last, own)
    const { edges } = gradientsOf(made.model, path, last, prediction)
    // ∂E/∂W of the edge to the candidate, by finite differences of every entry.
    let squares = 0
    const step = 1e-5
    for (let k = 0; k < d; k++)
      for (let i = 0; i < d; i++) {
        const energyAt = (change: number): number =>
          energyOf(
            prediction.potential.map((z, n) => z + (n === i ? change * path.mixtures[last * d + k] : 0)),
          )
        squares += ((energyAt(step) - energyAt(-step)) / (2 * step)) ** 2
      }
    expect(edges[last].gradientNorm).toBeCloseTo(Math.sqrt(squares), 6)
  })

  it('names the strongest, and the expected token where one is given', () => {
    const [expected, chosen] = targets
    const { influences, ...explanation } = explain(made.model, tokenizer, tokens, { chosen, expected })
    expect(explanation.chosen.id).toBe(chosen)
    expect(explanation.expected?.id).toBe(expected)
    expect(influences.id).toBe(expected)
    const totals = influences.nodes.map(({ total }) => Math.abs(total))
    expect(totals[influences.strongestNode]).toBe(Math.max(...totals))
    const moves = influences.edges.map(({ gradientTimesInput }) => Math.abs(gradientTimesInput))
    expect(moves[influences.strongestEdge]).toBe(Math.max(...moves))
    expect(influences.edges.map(({ source }) => source)).toEqual([...tokens])
    expect(influences.edges.at(-1)?.target).toBe(expected)
    expect(explain(made.model, tokenizer, tokens).expected).toBeUndefined()
  })

  it('traces path and candidates', () => {
    const statistics = measureNorms(made.model, [tokens])
    const traced = trace(made.model, tokenizer, tokens, { top: 5, statistics })
    expect(traced.tokens.map(({ id }) => id)).toEqual([...tokens])
    expect(traced.steps).toHaveLength(tokens.length)
    traced.tokens.forEach(({ signal, norm, zScore }, j) => {
      signal.forEach((value, i) => expect(value).toBeCloseTo(pass.signals[j * d + i], 10))
      expect(norm).toBeCloseTo(Math.hypot(...signal), 10)
      expect(zScore).toBeCloseTo((norm - statistics.mean) / statistics.deviation, 10)
    })
    expect(traced.tokens.reduce((sum, token) => sum + token.attention, 0)).toBeCloseTo(1, 10)
    traced.steps.forEach(({ candidates, actual }, j) => {
      expect(candidates).toHaveLength(5)
      expect(actual?.id).toBe(j < last ? tokens[j + 1] : undefined)
      if (actual !== undefined && actual.rank < 5)
        expect(candidates[actual.rank]).toMatchObject({ id: actual.id })
      for (const candidate of candidates) expect(candidate.count > 0).toBe(candidate.own)
    })
    expect(trace(made.model, tokenizer, tokens, { from: last }).steps).toEqual(
      trace(made.model, tokenizer, tokens).steps.slice(last),
    )
    expect(trace(made.model, tokenizer, tokens, { top: 0 }).steps).toEqual([])
    expect(JSON.parse(JSON.stringify(traced))).toEqual(traced)
  })
})

describe('unusual signals', () => {
  it('are those three deviations from what is usual', () => {
    const { model } = randomModel(nodes, {}, { density: 0.02 })
    const tokens = randomTokens(nodes, 30, 5)
    const { tokens: traced } = trace(model, tokenizer, tokens, { top: 0 })
    const norms = traced.map(({ norm }) => norm)
    const statistics = {
      signals: 100,
      mean: Math.min(...norms),
      deviation: (Math.max(...norms) - Math.min(...norms)) / 6,
    }
    const expected = norms.flatMap((norm, j) =>
      norm - statistics.mean >= 3 * statistics.deviation ? [j] : [],
    )
    expect(explain(model, tokenizer, tokens, { statistics }).unusual).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
    expect(explain(model, tokenizer, tokens).unusual).toEqual([])
  })
})

describe('what cannot be explained', () => {
  const { model } = randomModel(nodes, {}, { density: 0.02 })

  it('is refused by kind', () => {
    const kinds = [new Uint32Array(0), new Uint32Array(longestExplained + 1)].map((tokens) => {
      try {
        explain(model, tokenizer, tokens)
        return undefined
      } catch (error) {
        return error instanceof StudioError ? error.kind : error
      }
    })
    expect(kinds).toEqual(['prompt-empty', 'input-too-large'])
    expect(() => trace(model, tokenizer, Uint32Array.of(nodes))).toThrow(RangeError)
  })

  it('does not include long texts', () => {
    const tokens = randomTokens(nodes, 5000, 8)
    const { chosen } = explain(model, tokenizer, tokens)
    expect(chosen.contributions).toHaveLength(5000)
    expect(chosen.contributions.every(({ removed }) => Number.isFinite(removed))).toBe(true)
  })
})
