import { describe, expect, it } from 'vitest'
import type { Client } from '../../client/index.ts'
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import { importDefaults } from '../../../src-shared/corpus.ts'
import { DataState } from './data-state.svelte.ts'

function corpus(number: number, changes: Partial<CorpusView> = {}): CorpusView {
  return {
    corpus: number,
    name: `corpus ${number}`,
    state: 'ready',
    pages: 1,
    articles: 1,
    redirects: 0,
    skipped: {},
    characters: 10,
    shareKept: 1,
    dropped: {},
    tokens: 5,
    vocabulary: 4,
    tokenizer: 'bpe',
    warnings: [],
    created: 0,
    fileName: 'a.txt',
    bytes: 10,
    sha256: '',
    importVersion: 1,
    format: 'text',
    compression: 'none',
    options: importDefaults,
    listedSkips: 0,
    runs: 0,
    ...changes,
  }
}

function job(number: number, changes: Partial<JobView> = {}): JobView {
  return {
    job: number,
    kind: 'import',
    title: 'a.txt',
    state: 'running',
    canPause: true,
    canResume: false,
    canCancel: true,
    created: 0,
    ...changes,
  }
}

interface World {
  corpora: CorpusView[]
  jobs: { all: JobView[] }
  asked: string[]
  failing: boolean
  state: DataState
}

function world(corpora: CorpusView[] = [], jobs: JobView[] = []): World {
  const made: Omit<World, 'state'> = { corpora, jobs: { all: jobs }, asked: [], failing: false }
  const request = async (name: string, input: Record<string, unknown>): Promise<unknown> => {
    made.asked.push(name)
    await Promise.resolve()
    if (made.failing) throw new Error('no')
    if (name === 'corpora.list') return { corpora: made.corpora }
    if (name === 'corpora.rename') return corpus(Number(input.corpus), { name: String(input.name) })
    if (name === 'corpora.import') return { job: 9 }
    if (name === 'corpora.preview')
      return {
        info: { path: '/x', format: 'text', compression: 'none', encoding: 'utf-8', bytes: 10 },
        articles: [],
        skipped: [],
        redirects: 0,
      }
    return {}
  }
  const state = new DataState({
    client: { request: request as Client['request'] },
    jobs: made.jobs,
    send: async ({ name }) => ({ name, source: { path: `/${name}` } }),
  })
  return Object.assign(made, { state })
}

describe('the data view’s state', () => {
  it('knows nothing, then the list, and keeps it when reading fails', async () => {
    const there = world([corpus(1)])
    expect(there.state.corpora).toBeUndefined()
    await there.state.refresh()
    expect(there.state.corpora?.map((view) => view.corpus)).toEqual([1])
    there.failing = true
    await there.state.refresh()
    expect(there.state.corpora).toHaveLength(1)
    expect(there.state.error).toBeDefined()
    there.failing = false
    await there.state.refresh()
    expect(there.state.error).toBeUndefined()
  })

  it('reads once more for all calls that come while it reads', async () => {
    const there = world()
    await Promise.all([there.state.refresh(), there.state.refresh(), there.state.refresh()])
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(there.asked).toHaveLength(2)
  })

  it('has one draft for each of several files dropped at once', async () => {
    const there = world()
    const files = ['a', 'b', 'c'].map((name) => ({ name, path: `/${name}`, file: undefined }))
    const first = there.state.receive(files)
    expect(there.state.drafts.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(first).toBe(there.state.drafts[0])
    expect(there.state.receive([])).toBeUndefined()
    there.state.remove(there.state.drafts[1])
    expect(there.state.drafts.map(({ name }) => name)).toEqual(['a', 'c'])
    expect(there.state.findDraft(first?.key ?? '')).toBe(first)
  })

  it('takes a draft from the list when its import has begun, and keeps it when it was refused', async () => {
    const there = world()
    const draft = there.state.receiveSample('en', 'Sample')
    await new Promise((resolve) => setTimeout(resolve, 10))
    there.failing = true
    expect(await there.state.start(draft)).toBeUndefined()
    expect(there.state.drafts).toHaveLength(1)
    there.failing = false
    expect(await there.state.start(draft)).toBe(9)
    expect(there.state.drafts).toHaveLength(0)
  })

  it('lists imports that have no corpus in the list, and no others', async () => {
    const there = world(
      [corpus(1)],
      [
        job(1),
        job(2, { corpus: 1 }),
        job(3, { corpus: 5, state: 'failed' }),
        job(4, { kind: 'training' }),
        job(5, { state: 'finished', corpus: 8 }),
      ],
    )
    await there.state.refresh()
    expect(there.state.imports.map((view) => view.job)).toEqual([1, 3])
  })

  it('finds the job of a corpus, and what holds a new import up', async () => {
    const there = world(
      [],
      [job(1, { state: 'queued' }), job(2, { kind: 'training', title: 'run', corpus: 3 })],
    )
    expect(there.state.jobOf(corpus(9, { job: 1 }))?.job).toBe(1)
    expect(there.state.jobOf(corpus(3))).toBeUndefined()
    expect(there.state.busyWith?.title).toBe('run')
  })

  it('changes its pulse with the states of jobs, not with their progress', () => {
    const before = world([], [job(1)]).state.pulse
    const progress = { phase: 'reading', done: 1, unit: 'bytes' } as const
    expect(world([], [job(1, { progress })]).state.pulse).toBe(before)
    expect(world([], [job(1, { state: 'finished' })]).state.pulse).not.toBe(before)
  })

  it('renames and deletes in the list', async () => {
    const there = world([corpus(1), corpus(2)])
    await there.state.refresh()
    await there.state.rename(1, 'new')
    expect(there.state.findCorpus(1)?.name).toBe('new')
    await there.state.delete(2)
    expect(there.state.findCorpus(2)).toBeUndefined()
    there.failing = true
    await expect(there.state.delete(1)).rejects.toThrow()
    expect(there.state.findCorpus(1)).toBeDefined()
  })
})
