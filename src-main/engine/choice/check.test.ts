/** The real engines pass the check that they are chosen by, for every kind of model. */
import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../src-shared/model/config.ts'
import { createTensorFlowEngine } from '../tensorflow/index.ts'
import { checkEngine, scoreTolerance } from './check.ts'
import { engineEntries } from './entries.ts'
import { fakeEntry, smallWish } from './fakes.fixture.ts'

const [wasm] = engineEntries
const plain = {
  ...wasm,
  create: (options: Parameters<typeof wasm.create>[0]) => createTensorFlowEngine(options, 'plain'),
}

describe('the check of an engine', () => {
  it('finds nothing wrong with the reference itself', async () => {
    const { isRight, deviation } = await checkEngine(fakeEntry('wasm'), smallWish(), 1)
    expect(isRight).toBe(true)
    expect(deviation).toBeLessThan(scoreTolerance)
  })

  it.each(dimensions)('passes the CPU engine at d = %i', async (d) => {
    for (const optimiser of ['edge-normalised', 'adamw-factored', 'adamw-half', 'adamw']) {
      const { isRight, report } = await checkEngine(wasm, smallWish({ d, optimiser }), 2)
      expect([optimiser, isRight, report.threads]).toEqual([optimiser, true, 2])
    }
  })

  it.each([
    ['the published recipe', { recipe: 'published', d: 8 }],
    ['sampled candidates', { candidates: 5 }],
    ['bigram start', { recipe: 'bigram', d: 16 }],
  ])('passes TensorFlow and the CPU engine with %s', async (_, changes) => {
    for (const entry of [wasm, plain])
      expect((await checkEngine(entry, smallWish(changes), 1)).isRight).toBe(true)
  })
})
