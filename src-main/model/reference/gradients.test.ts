/** Central differences of the loss against the hand-written gradients, entry by entry. */
import { describe, expect, it } from 'vitest'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import type { Batch } from '../batch.ts'
import { graphOfPairs } from '../graph-of-pairs.ts'
import { outDegree } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import { forward, lossAndGradients } from './index.ts'
import type { Gradients, LossSettings, Model } from './index.ts'
import { plainConfig, randomBatch, randomGraph, randomParameters, toFloat64 } from './random-model.ts'

const exact: LossSettings = { signalReset: 0, candidates: 'all', reduction: 'mean' }

interface Variant {
  name: string
  config: Partial<ModelConfig>
  settings: Partial<LossSettings>
  length: number
}

const variants: Variant[] = [
  { name: 'paper', config: {}, settings: {}, length: 9 },
  { name: 'paper, sampled', config: {}, settings: { candidates: 3 }, length: 9 },
  { name: 'paper, one candidate', config: {}, settings: { candidates: 1 }, length: 5 },
  { name: 'paper, summed, scaled', config: { energyScale: 1.7 }, settings: { reduction: 'sum' }, length: 6 },
  { name: 'paper, weighted', config: { sharedWeighting: 'continuation' }, settings: {}, length: 8 },
  {
    name: 'paper, weighted and sampled',
    config: { sharedWeighting: 'continuation' },
    settings: { candidates: 4 },
    length: 8,
  },
  { name: 'paper, shared edge trained', config: { trainShared: true }, settings: {}, length: 8 },
  { name: 'paper, beyond alpha', config: { maxContext: 3, trainShared: true }, settings: {}, length: 9 },
  { name: 'paper, no encoding', config: { positionalEncoding: 'none' }, settings: {}, length: 7 },
  { name: 'paper, two tokens', config: {}, settings: {}, length: 2 },
  { name: 'released', config: { dialect: 'brillm-0.5', trainShared: true }, settings: {}, length: 9 },
  {
    name: 'released, sampled, beyond alpha',
    config: { dialect: 'brillm-0.5', trainShared: true, maxContext: 4 },
    settings: { candidates: 3 },
    length: 9,
  },
  { name: 'released, two tokens', config: { dialect: 'brillm-0.5' }, settings: {}, length: 2 },
]

function modelAndBatch({ config: changes, length }: Variant, seed: number): { model: Model; batch: Batch } {
  const random = new Random(seed)
  const config = plainConfig(6, changes)
  const graph = randomGraph(config, 0.5, random)
  const parameters = toFloat64(randomParameters(config, graph, random))
  return { model: { config, graph, parameters }, batch: randomBatch(graph, 2, length, random) }
}

function reducedLoss(model: Model, batch: Batch, settings: LossSettings): number {
  const { loss, predictions } = lossAndGradients(model, batch, settings)
  return settings.reduction === 'mean' ? loss / predictions : loss
}

/** (f(x + h) − f(x − h)) / 2h for one number. */
function slope(array: Float32Array | Float64Array, at: number, f: () => number): number {
  const h = 1e-5
  const kept = array[at]
  array[at] = kept + h
  const above = f()
  array[at] = kept - h
  const below = f()
  array[at] = kept
  return (above - below) / (2 * h)
}

const close = 2e-8 // rounding of the differences at h = 1e-5

describe.each(variants)('gradients: $name', (variant) => {
  const settings = { ...exact, ...variant.settings }
  const { model, batch } = modelAndBatch(variant, 11)
  const { parameters, config, graph } = model
  const length = recordLength(config.d)
  const f = (): number => reducedLoss(model, batch, settings)
  const gradients: Gradients = lossAndGradients(model, batch, settings)

  it('of every edge', () => {
    const random = new Random(5)
    let nonZero = 0
    for (let edge = 0; edge < graph.targets.length; edge++)
      for (let n = 0; n < 8; n++) {
        // Some of W, some of b.
        const i = n < 5 ? random.below(config.d ** 2) : config.d ** 2 + random.below(config.d)
        const expected = slope(parameters.edges, edge * length + i, f)
        const actual = gradients.edges.get(edge)?.record[i] ?? 0
        expect(Math.abs(actual - expected)).toBeLessThan(close)
        if (Math.abs(actual) > 1e-6) nonZero++
      }
    expect(nonZero).toBeGreaterThan(10)
  })

  it('of node biases, alpha and the shared edge', () => {
    for (let u = 0; u < graph.nodes; u++)
      for (let i = 0; i < config.d; i++) {
        const expected = slope(parameters.nodeBias, u * config.d + i, f)
        expect(Math.abs((gradients.nodeBias.get(u)?.[i] ?? 0) - expected)).toBeLessThan(close)
      }
    for (let k = 0; k < config.maxContext && k < batch.length + 1; k++)
      expect(Math.abs((gradients.alpha[k] ?? 0) - slope(parameters.alpha, k, f))).toBeLessThan(close)
    if (!config.trainShared) {
      expect(gradients.shared.every((g) => g === 0)).toBe(true)
      return
    }
    for (let i = 0; i < length; i++)
      expect(Math.abs(gradients.shared[i] - slope(parameters.shared, i, f))).toBeLessThan(close)
  })
})

describe('what a batch touches', () => {
  const { model, batch } = modelAndBatch(variants[0], 3)
  const { graph } = model
  const sources = new Set<number>()
  for (let i = 0; i < batch.tokens.length; i++)
    if (i % batch.length !== batch.length - 1) sources.add(batch.tokens[i])

  it('is every out-edge of a source, with the exact softmax', () => {
    const { edges } = lossAndGradients(model, batch, exact)
    let expected = 0
    for (const source of sources) expected += outDegree(graph, source)
    expect(edges.size).toBe(expected)
    for (const edge of edges.keys()) {
      const source = [...sources].find((u) => edge >= graph.offsets[u] && edge < graph.offsets[u + 1])
      expect(source).toBeDefined()
    }
  })

  it('is candidates and paths only, with the sampled softmax', () => {
    const all = lossAndGradients(model, batch, exact).edges
    const sampled = lossAndGradients(model, batch, { ...exact, candidates: 1 }).edges
    expect(sampled.size).toBeLessThan(all.size)
    expect([...sampled.keys()].every((edge) => all.has(edge))).toBe(true)
  })
})

describe('the loss', () => {
  const { model, batch } = modelAndBatch(variants[4], 9)

  it('does not change with the order of sequences, and is the sum of theirs', () => {
    const whole = lossAndGradients(model, batch, exact)
    const parts = [0, 1].map((s) => {
      const tokens = batch.tokens.slice(s * batch.length, (s + 1) * batch.length)
      return lossAndGradients(model, { sequences: 1, length: batch.length, tokens }, exact).loss
    })
    expect(whole.loss).toBeCloseTo(parts[0] + parts[1], 12)
    expect(whole.predictions).toBe(2 * (batch.length - 1))
  })

  it('comes from probabilities that sum to 1 over the vocabulary', () => {
    const source = batch.tokens[0]
    let sum = 0
    for (let v = 0; v < model.graph.nodes; v++) {
      const tokens = Uint32Array.of(source, v)
      sum += Math.exp(-lossAndGradients(model, { sequences: 1, length: 2, tokens }, exact).loss)
    }
    expect(sum).toBeCloseTo(1, 12)
  })

  it('is ln V where every candidate is on the shared edge', () => {
    const graph = graphOfPairs(6, [])
    const bare = { ...model, config: plainConfig(6), graph }
    const tokens = Uint32Array.of(1, 2, 3, 1)
    const { loss, edges } = lossAndGradients(bare, { sequences: 1, length: 4, tokens }, exact)
    expect(loss).toBeCloseTo(3 * Math.log(6), 12)
    expect(edges.size).toBe(0)
  })
})

describe('signal reset', () => {
  const { model, batch } = modelAndBatch({ ...variants[0], length: 12 }, 21)
  const first = batch.tokens.slice(0, 12)

  it('changes gradients and no value', () => {
    const free = lossAndGradients(model, batch, exact)
    const reset = lossAndGradients(model, batch, { ...exact, signalReset: 4 })
    expect(reset.loss).toBe(free.loss)
    // The paper's chain does not pass through mixtures, so attention learns as before.
    expect(reset.alpha).toEqual(free.alpha)
    const differing = [...free.edges].filter(
      ([edge, { record }]) => !reset.edges.get(edge)!.record.every((g, i) => g === record[i]),
    )
    expect(differing.length).toBeGreaterThan(0)
  })

  it('with a period beyond the sequence changes nothing', () => {
    const free = lossAndGradients(model, batch, exact)
    const reset = lossAndGradients(model, batch, { ...exact, signalReset: 12 })
    expect(reset.alpha).toEqual(free.alpha)
    expect(reset.edges).toEqual(free.edges)
  })

  it.each(['paper', 'brillm-0.5'] as const)(
    'every position leaves candidates alone to learn (%s)',
    (dialect) => {
      const config = { ...model.config, dialect }
      const settings = { ...exact, signalReset: 1 }
      const { nodeBias } = lossAndGradients(
        { ...model, config },
        { sequences: 1, length: 12, tokens: first },
        settings,
      )
      // Every signal is a constant to all that follows it.
      for (const row of nodeBias.values()) expect(row.every((g) => g === 0)).toBe(true)
    },
  )

  it('keeps the node bias within reach of the first positions only', () => {
    const settings = { ...exact, signalReset: 3 }
    const gradient = (length: number): Float64Array => {
      const tokens = first.slice(0, length)
      const all = { ...settings, reduction: 'sum' } as const
      return lossAndGradients(model, { sequences: 1, length, tokens }, all).nodeBias.get(first[0])!
    }
    // Positions 0 and 1 can reach it; from position 2 = R − 1 on it is a constant.
    expect(gradient(2)).not.toEqual(gradient(3))
    expect(gradient(4)).toEqual(gradient(3))
    expect(gradient(12)).toEqual(gradient(3))
  })
})

describe('signals', () => {
  it('flow forward only: a longer prompt leaves the earlier ones as they are', () => {
    for (const variant of variants) {
      const { model, batch } = modelAndBatch(variant, 2)
      const tokens = batch.tokens.slice(0, batch.length)
      const long = forward(model, tokens)
      const short = forward(model, tokens.slice(0, 2))
      expect(long.signals.slice(0, short.signals.length)).toEqual(short.signals)
      expect(long.mixtures.slice(0, short.mixtures.length)).toEqual(short.mixtures)
    }
  })
})
