import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client, UploadOptions } from '../../client/index.ts'
import type { CorpusPreview } from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { Draft, type DraftSurroundings } from './draft.svelte.ts'

interface Asked {
  readonly name: string
  readonly input: Record<string, unknown>
  readonly resolve: (reply: unknown) => void
  readonly reject: (error: unknown) => void
}

const info = { path: '/x', format: 'text', compression: 'none', encoding: 'utf-8', bytes: 1234 } as const
const preview: CorpusPreview = { info, articles: [], skipped: [], redirects: 0 }
const file = { name: 'a.txt', path: undefined, file: undefined }

function surroundings(): DraftSurroundings & { asked: Asked[]; sends: UploadOptions[]; arrive: () => void } {
  const asked: Asked[] = []
  const sends: UploadOptions[] = []
  let arrived: () => void = () => undefined
  const request = (name: string, input: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked.push({ name, input, resolve, reject })
    })
  return {
    asked,
    sends,
    arrive: () => arrived(),
    client: { request: request as Client['request'] },
    send: (sent, options) => {
      sends.push(options)
      return new Promise((resolve, reject) => {
        arrived = () => resolve({ name: sent.name, source: { upload: 'ab'.repeat(16) } })
        options.signal?.addEventListener('abort', () =>
          reject(new StudioError('cancelled', 'Cancelled.', '')),
        )
      })
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

async function opened(): Promise<{ draft: Draft; world: ReturnType<typeof surroundings> }> {
  const world = surroundings()
  const draft = new Draft('d1', { file }, world)
  void draft.open()
  world.arrive()
  await vi.runAllTimersAsync()
  world.asked[0].resolve(preview)
  await vi.runAllTimersAsync()
  return { draft, world }
}

describe('a draft', () => {
  it('is sent, looked at, set up and started', async () => {
    const world = surroundings()
    const draft = new Draft('d1', { file }, world)
    void draft.open()
    expect(draft.state).toBe('looking')
    world.sends[0].onProgress?.(40, 100)
    expect(draft.state).toBe('uploading')
    expect(draft.sent).toEqual({ sent: 40, total: 100 })
    world.arrive()
    await vi.runAllTimersAsync()
    expect(draft.state).toBe('looking')
    world.asked[0].resolve(preview)
    await vi.runAllTimersAsync()
    expect(draft.state).toBe('draft')
    expect(draft.bytes).toBe(1234)

    draft.choose({ tokenizer: 'bpe', vocabulary: 1000 })
    const started = draft.start()
    expect(draft.isStarting).toBe(true)
    expect(world.asked[1]).toMatchObject({
      name: 'corpora.import',
      input: { source: { upload: 'ab'.repeat(16) }, fileName: 'a.txt', tokenizer: 'bpe', vocabulary: 1000 },
    })
    world.asked[1].resolve({ job: 7 })
    expect(await started).toBe(7)
    expect(draft.isStarting).toBe(false)
  })

  it('looks again a moment after options changed, once for many changes', async () => {
    const { draft, world } = await opened()
    draft.choose({ minimumCharacters: 1 })
    draft.choose({ minimumCharacters: 10 })
    await vi.advanceTimersByTimeAsync(100)
    expect(world.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.asked).toHaveLength(2)
    expect(world.asked[1].input).toMatchObject({ options: { minimumCharacters: 10 } })
    draft.choose({ vocabulary: 500 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.asked).toHaveLength(2)
  })

  it('drops an answer that was overtaken', async () => {
    const { draft, world } = await opened()
    draft.choose({ minimumCharacters: 1 })
    await vi.advanceTimersByTimeAsync(1000)
    draft.choose({ minimumCharacters: 2 })
    await vi.advanceTimersByTimeAsync(1000)
    world.asked[2].resolve({ ...preview, redirects: 2 })
    await vi.advanceTimersByTimeAsync(0)
    world.asked[1].resolve({ ...preview, redirects: 1 })
    await vi.advanceTimersByTimeAsync(0)
    expect(draft.preview?.redirects).toBe(2)
    expect(draft.isLooking).toBe(false)
  })

  it('is refused with its reason, and can be tried again', async () => {
    const world = surroundings()
    const draft = new Draft('d1', { sample: 'en', name: 'Sample' }, world)
    void draft.open()
    await vi.runAllTimersAsync()
    expect(world.asked[0].input.source).toEqual({ sample: 'en' })
    world.asked[0].reject(new StudioError('format-unknown', 'What is this?', 'Another file.'))
    await vi.runAllTimersAsync()
    expect(draft.state).toBe('refused')
    expect(draft.error).toMatchObject({ kind: 'format-unknown' })
    expect(await draft.start()).toBeUndefined()
    void draft.open()
    await vi.runAllTimersAsync()
    world.asked[1].resolve(preview)
    await vi.runAllTimersAsync()
    expect(draft.state).toBe('draft')
  })

  it('stays where its start is refused, and says why', async () => {
    const { draft, world } = await opened()
    const started = draft.start()
    world.asked[1].reject(new StudioError('disk-full', 'Full.', 'Make room.'))
    expect(await started).toBeUndefined()
    expect(draft.state).toBe('draft')
    expect(draft.error).toMatchObject({ kind: 'disk-full' })
    expect(draft.canStart).toBe(true)
  })

  it('cannot start without a namespace, and is not looked at then', async () => {
    const { draft, world } = await opened()
    draft.choose({ namespaces: [] })
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.asked).toHaveLength(1)
    expect(draft.canStart).toBe(false)
    expect(await draft.start()).toBeUndefined()
  })

  it('ends its upload when it is put back, which is no error', async () => {
    const world = surroundings()
    const draft = new Draft('d1', { file }, world)
    void draft.open()
    draft.discard()
    await vi.runAllTimersAsync()
    expect(world.sends[0].signal?.aborted).toBe(true)
    expect(draft.error).toBeUndefined()
    expect(world.asked).toHaveLength(0)
  })
})
