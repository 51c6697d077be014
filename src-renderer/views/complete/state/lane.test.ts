import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../../src-shared/errors.ts'
import { defaultGeneration as settings } from '../../../../src-shared/generation.ts'
import { candidate, FakeStudio, idOf } from './fake-studio.ts'
import { Lane } from './lane.svelte.ts'

/** A lane that has read 'The cat' and is being continued. */
async function running(studio = new FakeStudio()): Promise<{ lane: Lane; studio: FakeStudio }> {
  const lane = new Lane(studio.client)
  lane.choose(3)
  await lane.run('The cat', settings)
  return { lane, studio }
}

function words(lane: Lane): string {
  return lane.text.texts.join('')
}

describe('a lane', () => {
  it('reads the prompt, then writes token by token', async () => {
    const { lane, studio } = await running()
    expect(lane.state).toBe('reading')
    expect(studio.stream.input).toMatchObject({
      model: 3,
      prompt: 'The cat',
      continuation: [],
      candidates: 8,
    })
    studio.stream.tell({ tokens: [], candidates: [], reading: { done: 1, total: 2 } })
    expect(lane.reading).toEqual({ done: 1, total: 2 })
    studio.stream.write(' sat', ' on')
    expect(lane.state).toBe('writing')
    expect(lane.reading).toBeUndefined()
    expect(words(lane)).toBe('The cat sat on')
    expect(lane.tokensPerSecond).toBe(100)
    studio.stream.end('separator')
    expect(lane.state).toBe('idle')
    expect(lane.end).toBe('separator')
  })

  it('colours the prompt when its probabilities have come', async () => {
    const { lane } = await running()
    await Promise.resolve()
    expect(lane.prompt.probabilities).toEqual(Float32Array.of(NaN, 0.5))
  })

  it('does nothing without a model', async () => {
    const studio = new FakeStudio()
    const lane = new Lane(studio.client)
    await lane.run('The cat', settings)
    lane.continue(settings)
    expect(studio.asked).toEqual([])
    expect(studio.streams).toEqual([])
  })

  it('stops with what there is, and hears nothing afterwards', async () => {
    const { lane, studio } = await running()
    studio.stream.write(' sat')
    lane.stop()
    expect(studio.stream.isStopped).toBe(true)
    expect(lane.state).toBe('idle')
    expect(lane.end).toBe('cancelled')
    studio.stream.isStopped = false
    studio.stream.write(' late')
    studio.stream.end()
    expect(words(lane)).toBe('The cat sat')
    expect(lane.end).toBe('cancelled')
  })

  it('keeps what was written when it breaks off, and says why', async () => {
    const { lane, studio } = await running()
    studio.stream.write(' sat')
    const error = new StudioError('connection-lost', 'It broke.', 'Again.')
    studio.stream.fail(error)
    expect(lane.error).toBe(error)
    expect(lane.end).toBe('failed')
    expect(words(lane)).toBe('The cat sat')
    lane.continue(settings)
    expect(lane.error).toBeUndefined()
  })

  it('says why a prompt cannot be read', async () => {
    const error = new StudioError('prompt-empty', 'Empty.', 'Write.')
    const studio = new FakeStudio({
      'completion.tokenise': () => {
        throw error
      },
    })
    const { lane } = await running(studio)
    expect(lane.error).toBe(error)
    expect(lane.isBusy).toBe(false)
    expect(studio.streams).toEqual([])
  })

  it('drops the answer to a prompt that was overtaken', async () => {
    const studio = new FakeStudio()
    const lane = new Lane(studio.client)
    lane.choose(3)
    const first = lane.run('one', settings)
    const second = lane.run('two three', settings)
    await Promise.all([first, second])
    expect(lane.prompt.prompt).toBe('two three')
    expect(studio.streams).toHaveLength(1)
  })

  it('steps back, takes another token and keeps both', async () => {
    const { lane, studio } = await running()
    studio.stream.write(' sat', ' on', ' it')
    studio.stream.end()
    lane.select(3)
    lane.force(3, candidate(' under', 0.1), [candidate(' on', 0.5), candidate(' under', 0.1)])
    expect(words(lane)).toBe('The cat sat under')
    expect(lane.tokenAt(3)).toMatchObject({ forced: true, text: ' under' })
    expect(lane.tokenAt(3)?.margin).toBeCloseTo(Math.log(0.1 / 0.5))
    expect(lane.selected).toBe(4)
    lane.continue(settings)
    expect(studio.stream.input.continuation).toEqual([idOf(' sat'), idOf(' under')])
    studio.stream.write(' the')
    studio.stream.end()
    expect(words(lane)).toBe('The cat sat under the')
    lane.show(0)
    expect(words(lane)).toBe('The cat sat on it')
    expect(lane.tree.size).toBe(2)
  })

  it('goes on from the token that is looked at, in a branch of its own', async () => {
    const { lane, studio } = await running()
    studio.stream.write(' sat', ' on')
    studio.stream.end()
    lane.select(3)
    lane.continue(settings)
    expect(studio.stream.input.continuation).toEqual([idOf(' sat')])
    studio.stream.write(' down')
    studio.stream.end()
    expect(words(lane)).toBe('The cat sat down')
    expect(lane.tree.size).toBe(2)
    lane.remove(lane.branch)
    expect(words(lane)).toBe('The cat sat on')
    expect(lane.tree.size).toBe(1)
  })

  it('forces nothing inside the prompt', async () => {
    const { lane, studio } = await running()
    studio.stream.end()
    lane.force(1, candidate(' dog'))
    expect(words(lane)).toBe('The cat')
  })

  it('is empty again with another model', async () => {
    const { lane, studio } = await running()
    studio.stream.write(' sat')
    lane.choose(4)
    expect(studio.stream.isStopped).toBe(true)
    expect(lane.length).toBe(0)
    expect(lane.view).toBeUndefined()
  })

  it('asks for no candidates along with a very long completion', async () => {
    const studio = new FakeStudio()
    const lane = new Lane(studio.client)
    lane.choose(3)
    await lane.run('The cat', { ...settings, maxTokens: 100_000 })
    expect(studio.stream.input.candidates).toBe(0)
  })

  it('of 40,000 tokens grows without delay', async () => {
    const studio = new FakeStudio()
    const lane = new Lane(studio.client)
    lane.choose(3)
    await lane.run('word '.repeat(40_000), settings)
    expect(lane.prompt.ids).toHaveLength(40_000)
    expect(studio.inputs('graph.flow')).toEqual([])
    for (let i = 0; i < 100; i++) studio.stream.write(' more')
    expect(lane.length).toBe(40_100)
    expect(lane.prefix(40_050)).toMatchObject({ continuation: { length: 50 } })
  })
})
