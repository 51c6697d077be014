import { describe, expect, it } from 'vitest'
import { finish } from '../../../src-shared/pieces.ts'
import { Random } from '../../../src-shared/random.ts'
import type { Batch, Engine, Scores } from '../../engine/engine.ts'
import { buildKneserNey } from '../baselines/index.ts'
import { evaluateBaseline, evaluateBaselines, evaluateModel, EvaluationAccumulator } from './index.ts'

const batch = (...windows: number[][]): Batch => ({
  sequences: windows.length,
  length: windows[0].length,
  tokens: Uint32Array.from(windows.flat()),
})

const trainingCounts = [0, 5, 10, 99, 100, 1234]
const tokenBytes = [1, 2, 3, 4, 5, 6]

describe('EvaluationAccumulator', () => {
  const accumulated = (): EvaluationAccumulator => {
    const sums = new EvaluationAccumulator({ trainingCounts, tokenBytes, candidates: 'all' })
    const scores = (loss: number[], rank: number[], energy: number[]): Scores => ({
      loss: Float32Array.from(loss),
      rank: Uint32Array.from(rank),
      energy: Float32Array.from(energy),
    })
    sums.add(batch([0, 1, 2], [5, 3, 0]), scores([1, 2, 3, 4], [0, 4, 5, 9], [10, 20, 30, 40]))
    sums.add(batch([5, 5]), scores([0.5], [0], [0]))
    return sums
  }

  it('has perplexity, bits per byte, accuracies and energy over all batches', () => {
    const result = accumulated().result()
    expect(result.predictions).toBe(5)
    expect(result.loss).toBeCloseTo(2.1, 12)
    expect(result.perplexity).toBeCloseTo(Math.exp(2.1), 12)
    expect(result.bytes).toBe(2 + 3 + 4 + 1 + 6)
    expect(result.bitsPerByte).toBeCloseTo(10.5 / Math.LN2 / 16, 12)
    expect(result.accuracy1).toBeCloseTo(2 / 5, 12)
    expect(result.accuracy5).toBeCloseTo(3 / 5, 12)
    expect(result.energy).toBe(20)
  })

  it('divides predictions by decades of the training count', () => {
    const { byFrequency } = accumulated().result()
    expect(byFrequency.map(({ from, below, predictions }) => [from, below, predictions])).toEqual([
      [0, 1, 1],
      [1, 10, 1],
      [10, 100, 2],
      [1000, 10000, 1],
    ])
    expect(byFrequency[2].perplexity).toBeCloseTo(Math.exp(2.5), 12)
    expect(byFrequency.map(({ accuracy1 }) => accuracy1)).toEqual([0, 1, 0, 1])
  })

  it('averages the loss by position, also over batches of different length', () => {
    expect(accumulated().result().byPosition).toEqual([(1 + 3 + 0.5) / 3, 3])
  })

  it('leaves out what was not scored', () => {
    const sums = new EvaluationAccumulator({ trainingCounts, tokenBytes, candidates: 400 })
    sums.add(batch([0, 1]), { loss: Float32Array.of(1) })
    const result = sums.result()
    expect(result.candidates).toBe(400)
    expect('accuracy1' in result || 'accuracy5' in result || 'energy' in result).toBe(false)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
})

describe('evaluateModel', () => {
  it('asks the engine for the same candidates and counts by its graph', async () => {
    const asked: unknown[] = []
    const engine = {
      graph: { nodeCounts: Uint32Array.from(trainingCounts) },
      evaluate(given: Batch, candidates: unknown): Promise<Scores> {
        asked.push(candidates)
        const predictions = given.sequences * (given.length - 1)
        const loss = new Float32Array(predictions).fill(Math.log(7))
        return Promise.resolve({
          loss,
          rank: new Uint32Array(predictions),
          energy: new Float32Array(predictions),
        })
      },
    } as unknown as Engine
    const result = await evaluateModel(
      engine,
      [batch([1, 2, 3], [3, 4, 5]), batch([0, 1, 2])],
      tokenBytes,
      50,
    )
    expect(asked).toEqual([50, 50])
    expect(result.perplexity).toBeCloseTo(7, 5)
    expect(result.predictions).toBe(6)
    expect(result.accuracy1).toBe(1)
  })
})

describe('baselines on the same windows', () => {
  const random = new Random(3)
  // A noisy cycle: what follows depends on the last two tokens.
  const text = Uint32Array.from({ length: 6000 }, () => 0)
  for (let i = 2; i < text.length; i++)
    text[i] = random.uniform() < 0.8 ? (text[i - 1] + text[i - 2] + 1) % 11 : random.below(12)
  const training = text.subarray(0, 5000)
  const heldOut = batch(
    ...Array.from({ length: 30 }, (_, w) => [...text.subarray(5000 + w * 32, 5033 + w * 32)]),
  )
  const bytes = new Uint8Array(12).fill(2)

  it('begin their history with each window', () => {
    const model = finish(buildKneserNey(training, 5, 12))
    const result = finish(
      evaluateBaseline(model, [heldOut], {
        trainingCounts: bytes,
        tokenBytes: bytes,
        ranks: false,
      }),
    )
    let loss = 0
    for (let w = 0; w < 30; w++)
      for (let j = 1; j <= 32; j++) {
        const start = 5000 + w * 32
        const history = text.subarray(start + Math.max(0, j - 4), start + j)
        loss -= Math.log(model.probability(history, history.length, text[start + j]))
      }
    expect(result.predictions).toBe(960)
    expect(result.loss).toBeCloseTo(loss / 960, 6)
    expect(result.bitsPerByte).toBeCloseTo(loss / 960 / 2 / Math.LN2, 6)
    expect(result.byPosition).toHaveLength(32)
    expect(result.byPosition[0]).toBeGreaterThan(result.byPosition[5])
  })

  it('are ordered as the text demands, and rank what they score', () => {
    const result = finish(
      evaluateBaselines(training, 12, () => [heldOut], { tokenBytes: bytes, ranks: true }),
    )
    expect(result.kneserNey3.perplexity).toBeLessThan(result.kneserNey2.perplexity - 1)
    expect(result.kneserNey3.perplexity).toBeLessThan(result.bigram.perplexity)
    expect(result.kneserNey5.accuracy1).toBeGreaterThan(0.7)
    expect(result.unigram.accuracy1).toBeLessThan(0.3)
    expect(result.unigram.accuracy5).toBeGreaterThanOrEqual(result.unigram.accuracy1 as number)
    const unranked = finish(
      evaluateBaselines(training, 12, () => [heldOut], { tokenBytes: bytes, ranks: false }),
    )
    expect(unranked.kneserNey3.loss).toBeCloseTo(result.kneserNey3.loss, 6)
    expect(unranked.kneserNey3.accuracy1).toBeUndefined()
  })
})
