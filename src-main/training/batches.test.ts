import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldOutBatches, heldOutStarts, TrainingBatches } from './batches.ts'

const counting = (length: number): Uint32Array => Uint32Array.from({ length }, (_, i) => i)

describe('TrainingBatches', () => {
  it('predicts no token twice within an epoch, and nearly all of them once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 2000 }),
        fc.integer({ min: 1, max: 32 }),
        fc.integer({ min: 1, max: 9 }),
        (length, window, sequences) => {
          const batches = new TrainingBatches(counting(length), window, sequences, 3)
          const predicted = new Set<number>()
          let windows = 0
          while (windows + batches.sequences <= batches.windowsPerEpoch) {
            const batch = batches.at(windows)
            for (let s = 0; s < batch.sequences; s++)
              for (let j = 1; j < batch.length; j++) {
                const token = batch.tokens[s * batch.length + j]
                expect(predicted.has(token)).toBe(false)
                predicted.add(token)
              }
            windows += batch.sequences
          }
          expect(predicted.size).toBe(windows * window)
          expect(length - 1 - batches.windowsPerEpoch * window).toBeLessThan(window)
        },
      ),
    )
  })

  it('depends on nothing but the seed and the place', () => {
    const text = counting(5000)
    const through = new TrainingBatches(text, 16, 7, 11)
    for (let i = 0; i < 120; i++) through.at(i * 7)
    const fresh = new TrainingBatches(text, 16, 7, 11)
    expect(fresh.at(120 * 7)).toEqual(through.at(120 * 7))
    expect(fresh.at(0)).toEqual(through.at(0))
    expect(new TrainingBatches(text, 16, 7, 12).at(0)).not.toEqual(fresh.at(0))
  })

  it('cuts every epoch elsewhere and in another order', () => {
    const batches = new TrainingBatches(counting(3001), 10, 5, 1)
    expect(batches.at(0).tokens).not.toEqual(batches.at(batches.windowsPerEpoch).tokens)
  })

  it('makes smaller batches when the text is short', () => {
    const batches = new TrainingBatches(counting(65), 32, 256, 1)
    expect(batches.sequences).toBe(2)
    expect(batches.at(0).tokens).toHaveLength(66)
  })
})

describe('heldOutBatches', () => {
  it('predicts every token but the first and the remainder exactly once, in order', () => {
    const predicted: number[] = []
    for (const batch of heldOutBatches(counting(1000), 32, 5))
      for (let s = 0; s < batch.sequences; s++)
        for (let j = 1; j < batch.length; j++) predicted.push(batch.tokens[s * batch.length + j])
    expect(predicted).toEqual(Array.from({ length: 31 * 32 }, (_, i) => i + 1))
  })

  it('spreads a limited number of windows over the text', () => {
    const starts = heldOutStarts(10_001, 10, 4)
    expect([...starts]).toEqual([0, 2500, 5000, 7500])
    expect([...heldOutStarts(5, 10)]).toEqual([])
  })
})
