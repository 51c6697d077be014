import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { finish } from '../../../src-shared/pieces.ts'
import { Random } from '../../../src-shared/random.ts'
import { BigramCounter, buildGraph } from '../../model/graph-build.ts'
import { recordLength } from '../../model/parameters.ts'
import { gelu, lossAndGradients } from '../../model/reference/index.ts'
import { buildKneserNey } from '../baselines/index.ts'
import { heldOutBatches } from '../batches.ts'
import { evaluateBaseline } from '../evaluation/index.ts'
import { lengthFor } from './bigram.ts'
import { initialParameters } from './index.ts'
import type { InitialParameters, StartTerms, WarmStart } from './index.ts'
import { geluInverse } from './trigram.ts'

/** Text whose next token depends on the last two: half the time by one of a few rules, else by a skewed draw. */
function madeText(vocabulary: number, length: number, seed: number): Uint32Array {
  const random = new Random(seed)
  const text = new Uint32Array(length)
  for (let i = 2; i < length; i++)
    text[i] =
      random.uniform() < 0.6
        ? (3 * text[i - 1] + 5 * text[i - 2] + random.below(3)) % vocabulary
        : Math.floor(random.uniform() ** 3 * vocabulary)
  return text
}

function config(vocabularySize: number, over: Partial<ModelConfig> = {}): ModelConfig {
  return {
    dialect: 'paper',
    d: 32,
    vocabularySize,
    maxContext: 64,
    minBigramCount: 1,
    positionalEncoding: 'none',
    energyScale: 1,
    sharedWeighting: 'continuation',
    trainShared: false,
    ...over,
  }
}

function termsOf(training: Uint32Array, model: ModelConfig, seed = 1): StartTerms {
  const counter = new BigramCounter(model.vocabularySize)
  counter.add(training)
  return { config: model, graph: buildGraph(counter.counts(), model), training, seed }
}

/** The float64 reference's perplexity of an untrained model, and a baseline's on the same windows. */
function perplexities(start: WarmStart, terms: StartTerms, heldOut: Uint32Array, order: number) {
  const { graph, training } = terms
  const initial = finish(initialParameters(start, terms, 0.01))
  const parameters = { ...initial.small, edges: initial.edges(0, graph.targets.length) }
  let loss = 0
  let predictions = 0
  for (const batch of heldOutBatches(heldOut, 16, 64)) {
    const result = lossAndGradients({ config: terms.config, graph, parameters }, batch, {
      signalReset: 0,
      candidates: 'all',
      reduction: 'sum',
    })
    loss += result.loss
    predictions += batch.sequences * (batch.length - 1)
  }
  const counts = graph.nodeCounts
  const kneserNey = finish(buildKneserNey(training, order, graph.nodes))
  const scored = { trainingCounts: counts, tokenBytes: counts, ranks: false }
  const baseline = finish(evaluateBaseline(kneserNey, heldOutBatches(heldOut, 16, 64), scored))
  return { model: Math.exp(loss / predictions), baseline: baseline.perplexity }
}

const training = madeText(60, 12_000, 1)
const heldOut = madeText(60, 700, 2)

describe('bigram start', () => {
  it.each([
    ['paper', {}],
    ['d = 16', { d: 16 }],
    ['released code', { dialect: 'brillm-0.5' }],
    ['energy scale 2', { energyScale: 2 }],
  ] as const)('is a Kneser-Ney bigram model before any training: %s', (_name, over) => {
    const { model, baseline } = perplexities('bigram', termsOf(training, config(60, over)), heldOut, 2)
    expect(model / baseline).toBeGreaterThan(0.98)
    expect(model / baseline).toBeLessThan(1.02)
  })

  it('stays near it with a positional encoding and with rare bigrams on the shared edge', () => {
    for (const over of [{ positionalEncoding: 'sine-cosine' }, { minBigramCount: 3 }] as const) {
      const { model, baseline } = perplexities('bigram', termsOf(training, config(60, over)), heldOut, 2)
      expect(model / baseline).toBeLessThan(1.15)
    }
  })

  it('finds the length that gives a direction its energy', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.double({ min: 0.3, max: 40, noNaN: true }),
        (values, energy) => {
          const direction = Float64Array.from([...values, 1])
          const length = lengthFor(energy, direction, [new Float64Array(9)])
          const norm = Math.hypot(...direction.map((x) => gelu(length * x)))
          expect(norm / energy).toBeCloseTo(1, 5)
        },
      ),
    )
  })
})

describe('trigram start', () => {
  it('is a Kneser-Ney trigram model where codes have room for all contexts', () => {
    const text = madeText(24, 9_000, 3)
    for (const over of [
      {},
      { dialect: 'brillm-0.5' },
      { energyScale: 0.5 },
      { minBigramCount: 2 },
    ] as const) {
      const terms = termsOf(text, config(24, over))
      const { model, baseline } = perplexities('trigram', terms, madeText(24, 800, 4), 3)
      expect(model / baseline).toBeLessThan(1.02)
      expect(model / baseline).toBeGreaterThan(0.9)
    }
  })

  it('comes near it, and far below the bigram model, where codes are short', () => {
    const terms = termsOf(training, config(60, { d: 16 }))
    const { model, baseline } = perplexities('trigram', terms, heldOut, 3)
    expect(model / baseline).toBeLessThan(1.12)
    const bigram = perplexities('bigram', terms, heldOut, 2)
    expect(model / bigram.model).toBeLessThan(0.9)
  })

  it('inverts GeLU', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (signal) => {
        expect(gelu(geluInverse(signal))).toBeCloseTo(signal, 10)
      }),
    )
  })

  it('refuses a positional encoding', () => {
    const terms = termsOf(training, config(60, { positionalEncoding: 'sine-cosine' }))
    expect(() => finish(initialParameters('trigram', terms, 0))).toThrow(
      expect.objectContaining({ kind: 'unsupported' }) as Error,
    )
  })
})

describe('every start', () => {
  const terms = termsOf(madeText(40, 3000, 5), config(40, { d: 8 }))
  const edges = terms.graph.targets.length
  const record = recordLength(8)
  const starts = ['none', 'bigram', 'trigram'] as const

  it.each(starts)('%s: any block is the same as in one piece', (start) => {
    const whole = finish(initialParameters(start, terms, 0.1)).edges(0, edges)
    const again = finish(initialParameters(start, terms, 0.1))
    expect(whole).toHaveLength(edges * record)
    fc.assert(
      fc.property(fc.nat(edges), fc.nat(50), (first, length) => {
        const count = Math.min(length, edges - first)
        expect(again.edges(first, count)).toEqual(whole.subarray(first * record, (first + count) * record))
      }),
      { numRuns: 30 },
    )
  })

  it.each(starts)('%s: is finite everywhere and of the right sizes', (start) => {
    const initial: InitialParameters = finish(initialParameters(start, terms, 0.1))
    expect(initial.small.nodeBias).toHaveLength(40 * 8)
    expect(initial.small.alpha).toHaveLength(64)
    expect(initial.small.shared).toHaveLength(record)
    const { nodeBias, alpha, shared } = initial.small
    for (const values of [initial.edges(0, edges), nodeBias, alpha, shared])
      expect(values.every(Number.isFinite)).toBe(true)
  })

  it('none: is uniform in its range, with equal attention', () => {
    const initial = finish(initialParameters('none', terms, 0.5))
    const values = initial.edges(0, edges)
    expect(Math.max(...values)).toBeLessThanOrEqual(0.5)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.5)
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const squares = values.reduce((sum, x) => sum + x * x, 0) / values.length
    expect(mean).toBeCloseTo(0, 2)
    expect(squares).toBeCloseTo(1 / 12, 2)
    expect(new Set(initial.small.alpha).size).toBe(1)
  })

  it('random numbers follow the seed', () => {
    for (const start of ['none', 'bigram'] as const) {
      const one = finish(initialParameters(start, terms, 0.1)).edges(3, 1)
      const other = finish(initialParameters(start, { ...terms, seed: 2 }, 0.1)).edges(3, 1)
      expect(one).not.toEqual(other)
    }
  })
})
