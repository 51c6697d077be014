import { describe, expect, it } from 'vitest'
import type { Completion, GenerationSettings } from '../../src-shared/generation.ts'
import { decodeBy } from '../engine/decoding/model-decoder.ts'
import type { Decoder } from '../engine/engine.ts'
import { TokenizerTrainer } from '../tokenizer/index.ts'
import { completeAll } from './complete-all.ts'
import { complete } from './generate.ts'
import { randomModel } from './test-models.ts'

const tokenizer = (() => {
  const trainer = new TokenizerTrainer({ kind: 'bpe', vocabulary: 256 })
  trainer.add('the capital of France is Paris and the capital of Italy is Rome '.repeat(20))
  return trainer.train()
})()
const { model } = randomModel(256, { sharedWeighting: 'continuation' }, { density: 0.1 })
const prompts = ['the capital of ', 'Rome', 'Paris is the capital of France and Italy '.repeat(20), 'a']

function untimed({ tokensPerSecond, ...rest }: Completion): Omit<Completion, 'tokensPerSecond'> {
  expect(tokensPerSecond).toBeGreaterThanOrEqual(0)
  return rest
}

const settings: [string, Partial<GenerationSettings>][] = [
  ['greedy', { temperature: 0, maxTokens: 30 }],
  ['sampling', { temperature: 1.3, seed: 7, maxTokens: 40, stopAtSeparator: false }],
  ['best candidates only', { topK: 5, topP: 0.9, repetitionGuard: 3, maxTokens: 40 }],
  ['a window', { contextWindow: 4, temperature: 1, maxTokens: 20 }],
  ['a window of one token', { contextWindow: 1, maxTokens: 20 }],
  ['a stop text', { stop: ['e', 'q'], temperature: 2, maxTokens: 60 }],
  ['a stop token', { stopTokens: [...tokenizer.encode('the ')], temperature: 2, maxTokens: 60 }],
  ['one token', { maxTokens: 1 }],
]

describe('texts continued at once', () => {
  it.each(settings)('end as each would by itself: %s', async (_, chosen) => {
    const decoder = decodeBy(model, 5)
    const together = await completeAll({ decoder, tokenizer, prompts, settings: chosen })
    for (const [s, prompt] of prompts.entries()) {
      const alone = await complete({ model, tokenizer, prompt, settings: chosen })
      expect(untimed(together[s])).toEqual(untimed(alone))
    }
    // Nothing of an earlier use is left in the sequences.
    expect((await completeAll({ decoder, tokenizer, prompts, settings: chosen })).map(untimed)).toEqual(
      together.map(untimed),
    )
  })

  it('end with what there is when they are cancelled, also while a long prompt is read', async () => {
    const control = new AbortController()
    let steps = 0
    const plain = decodeBy(model, prompts.length)
    const counted: Decoder = {
      ...plain,
      append(tokens) {
        if (++steps === 5) control.abort()
        for (const list of tokens) expect(list.length).toBeLessThanOrEqual(256)
        return plain.append(tokens)
      },
    }
    const free = { maxTokens: 1000, temperature: 1, stopAtSeparator: false }
    const request = { decoder: counted, tokenizer, prompts, settings: free, signal: control.signal }
    const completions = await completeAll(request)
    expect(steps).toBe(5)
    for (const { reason, tokens } of completions) {
      expect(reason).toBe('cancelled')
      expect(tokens.length).toBeLessThanOrEqual(5)
    }
    expect(completions[0].tokens).toHaveLength(5)
  })

  it('refuses an empty prompt before anything is decoded', async () => {
    const decoder = decodeBy(model, 2)
    await expect(completeAll({ decoder, tokenizer, prompts: ['a', ''] })).rejects.toMatchObject({
      kind: 'prompt-empty',
    })
  })
})
