import { describe, expect, it } from 'vitest'
import { StudioError } from '../../src-shared/errors.ts'
import type { ErrorKind } from '../../src-shared/errors.ts'
import { generationRanges, generationSettings } from '../../src-shared/generation.ts'
import type { GeneratedToken, GenerationEnd } from '../../src-shared/generation.ts'
import type { Progress } from '../../src-shared/progress.ts'
import type { SignalModel } from '../engine/engine.ts'
import { createWasmSignalModel } from '../engine/wasm/index.ts'
import { decodeStep } from '../model/reference/index.ts'
import { TokenizerTrainer } from '../tokenizer/index.ts'
import type { Tokenizer } from '../tokenizer/index.ts'
import { complete, generate } from './generate.ts'
import type { GenerationRequest } from './generate.ts'
import { randomModel } from './test-models.ts'

function trained(): Tokenizer {
  const trainer = new TokenizerTrainer({ kind: 'bpe', vocabulary: 256 })
  trainer.add('the capital of France is Paris and the capital of Italy is Rome '.repeat(20))
  return trainer.train()
}

const tokenizer = trained()
const made = randomModel(256, { sharedWeighting: 'continuation' }, { density: 0.1 })
const { model } = made
const prompt = 'the capital of '

async function run(request: Partial<GenerationRequest>): Promise<[GeneratedToken[], GenerationEnd]> {
  const tokens: GeneratedToken[] = []
  const generation = generate({ model, tokenizer, prompt, ...request })
  for (;;) {
    const step = await generation.next()
    if (step.done) return [tokens, step.value]
    tokens.push(step.value)
  }
}

async function kindOf(request: Partial<GenerationRequest>): Promise<ErrorKind> {
  try {
    await run(request)
  } catch (error) {
    if (error instanceof StudioError) return error.kind
    throw error
  }
  throw new Error('nothing was thrown')
}

const ids = (tokens: readonly GeneratedToken[]): number[] => tokens.map(({ id }) => id)
const free = { stopAtSeparator: false } as const

describe('greedy', () => {
  it('follows the reference', async () => {
    const [tokens, end] = await run({ settings: { ...free, temperature: 0, maxTokens: 20 } })
    const text = [...tokenizer.encode(prompt)]
    for (const token of tokens) {
      const expected = decodeStep(made, text)
      expect(token.id).toBe(expected.chosen)
      expect(token.energy).toBeCloseTo(expected.energies[token.id], 4)
      expect(token.margin).toBeGreaterThanOrEqual(0)
      text.push(token.id)
    }
    expect(end).toMatchObject({ reason: 'length', tokens: 20, promptTokens: tokenizer.encode(prompt).length })
  })

  it('chooses the same on the kernels', async () => {
    const kernels = createWasmSignalModel(made.config, made.graph, made.parameters)
    kernels.writeEdges(0, made.parameters.edges)
    const settings = { ...free, temperature: 0, maxTokens: 200, repetitionGuard: 3 }
    const [expected] = await run({ settings })
    const [tokens] = await run({ settings, model: kernels })
    expect(ids(tokens)).toEqual(ids(expected))
    tokens.forEach(({ energy }, n) => expect(energy).toBeCloseTo(expected[n].energy, 4))
    kernels.dispose()
  })

  it('does not ask for the seed', async () => {
    const [one] = await run({ settings: { ...free, temperature: 0, seed: 1 } })
    const [two] = await run({ settings: { ...free, temperature: 0, seed: 2 } })
    expect(ids(one)).toEqual(ids(two))
  })
})

describe('sampling', () => {
  it('is the same for the same seed and differs for another', async () => {
    const settings = { ...free, temperature: 1, maxTokens: 40 }
    const [one] = await run({ settings })
    const [again] = await run({ settings })
    const [other] = await run({ settings: { ...settings, seed: 2 } })
    expect(again).toEqual(one)
    expect(ids(other)).not.toEqual(ids(one))
  })

  it('tells how sure the model was', async () => {
    const [tokens] = await run({ settings: { ...free, temperature: 1, maxTokens: 40 } })
    for (const { probability, own, count } of tokens) {
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThanOrEqual(1)
      expect(count > 0).toBe(own)
    }
  })
})

describe('the text', () => {
  it('is what the tokens decode to, and what streamed but for its end', async () => {
    for (let seed = 1; seed < 20; seed++) {
      const [tokens, end] = await run({ settings: { ...free, temperature: 2, seed } })
      expect(end.text).toBe(tokenizer.decode(ids(tokens)))
      expect(end.text.startsWith(tokens.map(({ text }) => text).join(''))).toBe(true)
    }
  })

  it('ends before a stop text, which is never shown', async () => {
    const [, whole] = await run({ settings: { ...free, temperature: 2, maxTokens: 60 } })
    for (const length of [1, 2, 5]) {
      const stop = whole.text.slice(10, 10 + length)
      const [tokens, end] = await run({
        settings: { ...free, temperature: 2, maxTokens: 60, stop: ['never there', stop] },
      })
      expect(end.reason).toBe('stop')
      expect(end.text).toBe(whole.text.slice(0, whole.text.indexOf(stop)))
      expect(tokens.map(({ text }) => text).join('')).toBe(end.text)
    }
  })

  it('ends before a stop token', async () => {
    const settings = { ...free, temperature: 1, maxTokens: 30 }
    const [whole] = await run({ settings })
    const stop = whole[7].id
    const [tokens, end] = await run({ settings: { ...settings, stopTokens: [stop] } })
    expect(end.reason).toBe('stop')
    expect(ids(tokens)).toEqual(ids(whole).slice(0, ids(whole).indexOf(stop)))
  })

  it('ends where another article would begin, unless told not to', async () => {
    const biased = separatorLover()
    const [tokens, end] = await run({ model: biased, settings: { temperature: 0 } })
    expect(end).toMatchObject({ reason: 'separator', text: '' })
    expect(tokens).toEqual([])
    const [more] = await run({
      model: biased,
      settings: { temperature: 0, stopAtSeparator: false, maxTokens: 3 },
    })
    expect(more[0].display).toBe('<|endoftext|>')
  })
})

/** A model that wants the separator everywhere. */
function separatorLover(): SignalModel {
  const other = randomModel(256, { sharedWeighting: 'continuation' }, { density: 0 })
  other.graph.sharedWeights[tokenizer.separator] = 1e6
  return other.model
}

describe('the repetition guard', () => {
  it.each([1, 2, 3])('lets no row of %d tokens come twice', async (n) => {
    const settings = { ...free, temperature: 0, maxTokens: 100, repetitionGuard: n }
    const [tokens] = await run({ settings })
    const text = [...tokenizer.encode(prompt), ...ids(tokens)]
    const rows = text.slice(n - 1).map((_, at) => text.slice(at, at + n).join(' '))
    const fromPrompt = tokenizer.encode(prompt).length - n + 1
    rows.forEach((row, at) => {
      if (at >= fromPrompt) expect(rows.indexOf(row)).toBe(at)
    })
  })

  it('gives way when there is nothing else', async () => {
    const small = randomModel(3)
    const tiny: GenerationRequest = {
      model: small.model,
      tokenizer,
      prompt: Uint32Array.of(1),
      settings: { ...free },
    }
    const [tokens] = await run({
      ...tiny,
      settings: { ...free, temperature: 0, maxTokens: 30, repetitionGuard: 1 },
    })
    expect(tokens).toHaveLength(30)
  })
})

describe('prompts', () => {
  it('that are empty are refused', async () => {
    expect(await kindOf({ prompt: '' })).toBe('prompt-empty')
    expect(await kindOf({ prompt: new Uint32Array(0) })).toBe('prompt-empty')
  })

  it.each(['a', ' ', '\0', '龘', '😀\ud800', '<|endoftext|>'])('%j is continued', async (text) => {
    const [tokens] = await run({ prompt: text, settings: { ...free, maxTokens: 5 } })
    expect(tokens).toHaveLength(5)
  })

  it('of a megabyte are continued, with progress', async () => {
    const small = randomModel(256, { positionalEncoding: 'none' }, { density: 0.02 })
    const reports: Progress[] = []
    const [tokens, end] = await run({
      model: small.model,
      prompt: 'the capital of France '.repeat(45_500),
      settings: { ...free, maxTokens: 3 },
      onProgress: (progress) => reports.push(progress),
    })
    expect(tokens).toHaveLength(3)
    expect(end.promptTokens).toBeGreaterThan(100_000)
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.every(({ done, total }) => done <= (total ?? 0))).toBe(true)
  })

  it('of tokens that are no nodes are a defect of the caller', async () => {
    await expect(run({ prompt: Uint32Array.of(256) })).rejects.toThrow(RangeError)
  })

  it('longer than the context window leave only its tokens to count', async () => {
    const settings = { ...free, temperature: 0, maxTokens: 10, contextWindow: 4 }
    const [one] = await run({ prompt: Uint32Array.of(9, 9, 9, 100, 101, 102, 103), settings })
    const [two] = await run({ prompt: Uint32Array.of(5, 100, 101, 102, 103), settings })
    expect(one).toEqual(two)
  })
})

describe('cancelling', () => {
  it('ends with what there is', async () => {
    const controller = new AbortController()
    const generation = generate({ model, tokenizer, prompt, settings: free, signal: controller.signal })
    const first = await generation.next()
    controller.abort()
    const last = await generation.next()
    expect(first.done).toBe(false)
    expect(last.done).toBe(true)
    expect(last.value).toMatchObject({ reason: 'cancelled', tokens: 1 })
    if (last.done && !first.done) expect(last.value.text).toBe(tokenizer.decode([first.value.id]))
  })

  it('stops a long generation from a timer', async () => {
    const signal = AbortSignal.timeout(50)
    const [, end] = await run({ settings: { ...free, maxTokens: 1_000_000 }, signal })
    expect(end.reason).toBe('cancelled')
  })

  it('before the start gives nothing', async () => {
    const [tokens, end] = await run({ signal: AbortSignal.abort() })
    expect(tokens).toEqual([])
    expect(end).toMatchObject({ reason: 'cancelled', text: '', tokens: 0 })
  })

  it('is also leaving the loop', async () => {
    let seen = 0
    for await (const _token of generate({ model, tokenizer, prompt, settings: free })) if (++seen === 3) break
    expect(seen).toBe(3)
  })
})

describe('complete', () => {
  it('gives all of it at once', async () => {
    const request: GenerationRequest = { model, tokenizer, prompt, settings: { ...free, maxTokens: 9 } }
    const completion = await complete(request)
    const [tokens, end] = await run(request)
    expect(completion).toMatchObject({
      prompt,
      tokens,
      text: end.text,
      reason: 'length',
      promptTokens: end.promptTokens,
    })
    expect(completion.tokensPerSecond).toBeGreaterThan(0)
    expect(JSON.parse(JSON.stringify(completion))).toEqual(completion)
  })

  it('shows the text of a prompt of tokens', async () => {
    const completion = await complete({ model, tokenizer, prompt: tokenizer.encode('Rome'), settings: free })
    expect(completion.prompt).toBe('Rome')
  })
})

describe('settings', () => {
  it.each(Object.entries(generationRanges))(
    '%s is refused outside its range',
    async (name, { least, most, integer }) => {
      const wrong = [least - 1, most + 1, NaN, ...(integer ? [least + 0.5] : [])]
      for (const value of wrong) {
        const settings = { [name]: value }
        expect(await kindOf({ settings })).toBe('setting-out-of-range')
        expect(() => generationSettings(settings)).toThrow(name)
      }
      expect(generationSettings({ [name]: most })).toMatchObject({ [name]: most })
    },
  )

  it('that are undefined keep their default', () => {
    expect(generationSettings({ topK: undefined })).toEqual(generationSettings())
  })
})
