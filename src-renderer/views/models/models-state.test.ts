import { describe, expect, it } from 'vitest'
import type { ModelRow, RunRow } from '../../../src-shared/contract/index.ts'
import { defaultSettings, modelConfigOf } from '../../../src-shared/settings.ts'
import type { Client } from '../../client/index.ts'
import { ModelsState } from './models-state.svelte.ts'

function model(run: number, changes: Partial<ModelRow> = {}): ModelRow {
  return {
    run,
    name: `model ${run}`,
    state: 'finished',
    corpus: 1,
    corpusName: 'Corpus',
    settings: defaultSettings,
    tags: [],
    notes: '',
    archived: false,
    deleted: false,
    created: run,
    steps: 10,
    checkpoints: 1,
    config: modelConfigOf(defaultSettings, 4000),
    bytes: 100,
    checkpointList: [],
    best: run,
    children: [],
    ...changes,
  }
}

interface World {
  models: ModelRow[]
  deleted: RunRow[]
  asked: { name: string; input: Record<string, unknown> }[]
  recovery: { corpora: number[]; runs: number[]; chunks: number }
  failing: boolean
  state: ModelsState
}

function world(models: ModelRow[]): World {
  const made: Omit<World, 'state'> = {
    models,
    deleted: [],
    asked: [],
    recovery: { corpora: [], runs: [], chunks: 0 },
    failing: false,
  }
  const request = async (name: string, input: Record<string, unknown>): Promise<unknown> => {
    made.asked.push({ name, input })
    await Promise.resolve()
    if (made.failing) throw new Error('no')
    if (name === 'models.list') return { models: made.models }
    if (name === 'runs.list') return { runs: [...made.models, ...made.deleted] }
    if (name === 'runs.describe') return { ...made.models.find(({ run }) => run === input.run), ...input }
    if (name === 'runs.delete') {
      const gone = made.models.filter(({ run }) => (input.runs as number[]).includes(run))
      made.models = made.models.filter((other) => !gone.includes(other))
      made.deleted = gone.map((row) => ({ ...row, deleted: true }))
      return {}
    }
    if (name === 'runs.restore') {
      made.models = [
        ...made.models,
        ...(made.deleted as ModelRow[]).map((row) => ({ ...row, deleted: false })),
      ]
      made.deleted = []
      return {}
    }
    if (name === 'app.info') return { recovery: made.recovery, session: 's1' }
    return { bytes: 50 }
  }
  return Object.assign(made, { state: new ModelsState({ request: request as Client['request'] }) })
}

function shown({ state }: World): string[] {
  return state.rows.map(({ model: { run }, depth }) => `${'-'.repeat(depth)}${run}`)
}

describe('the models view’s state', () => {
  it('has models in the order of their lineage, with their sizes', async () => {
    const there = world([model(1, { children: [2] }), model(2), model(3, { bytes: 7 })])
    expect(there.state.models).toBeUndefined()
    await there.state.refresh()
    expect(shown(there)).toEqual(['3', '1', '-2'])
    expect(there.state.totalBytes).toBe(207)
    expect(there.state.parentOf(2)?.run).toBe(1)
  })

  it('finds by name, notes, tags and text', async () => {
    const there = world([model(1, { notes: 'for the talk' }), model(2, { tags: ['Talk'] }), model(3)])
    await there.state.refresh()
    there.state.query = 'talk'
    expect(shown(there)).toEqual(['2', '1'])
    there.state.query = 'talk model 1'
    expect(shown(there)).toEqual(['1'])
  })

  it('hides archived ones until they are asked for', async () => {
    const there = world([model(1, { archived: true }), model(2)])
    await there.state.refresh()
    expect(shown(there)).toEqual(['2'])
    there.state.showsArchived = true
    expect(shown(there)).toEqual(['2', '1'])
  })

  it('sends what differs, and nothing else', async () => {
    const there = world([model(1, { tags: ['a'] })])
    await there.state.refresh()
    expect(await there.state.describe(1, { name: 'model 1', tags: ['a'], notes: '' })).toBe(false)
    expect(await there.state.describe(1, { name: '  ' })).toBe(false)
    expect(await there.state.describe(9, { name: 'x' })).toBe(false)
    expect(await there.state.describe(1, { name: 'model 1', tags: ['a', 'b'] })).toBe(true)
    expect(there.asked.at(-1)).toEqual({ name: 'runs.describe', input: { run: 1, tags: ['a', 'b'] } })
    expect(there.state.find(1)?.tags).toEqual(['a', 'b'])
  })

  it('deletes, and brings back', async () => {
    const there = world([model(1), model(2)])
    await there.state.refresh()
    await there.state.delete(1)
    expect(shown(there)).toEqual(['2'])
    expect(there.state.deleted.map(({ run }) => run)).toEqual([1])
    await there.state.restore(1)
    expect(shown(there)).toEqual(['2', '1'])
    expect(there.state.deleted).toEqual([])
  })

  it('says what deleting checkpoints frees, and reads the list again afterwards', async () => {
    const there = world([model(1)])
    expect(await there.state.freedBy([4, 5])).toBe(50)
    expect(await there.state.deleteCheckpoints([4])).toBe(50)
    expect(there.asked.map(({ name }) => name)).toContain('models.list')
  })

  it('keeps the list when it cannot be read again', async () => {
    const there = world([model(1)])
    await there.state.refresh()
    there.failing = true
    await there.state.refresh()
    expect(shown(there)).toEqual(['1'])
    expect(there.state.error).toBeDefined()
    await there.state.readWorkspace()
    expect(there.state.workspaceError).toBeDefined()
  })

  it('tells of a recovery once', async () => {
    const there = world([])
    await there.state.readRecovery()
    expect(there.state.recovery).toBeUndefined()
    there.recovery = { corpora: [], runs: [3], chunks: 0 }
    await there.state.readRecovery()
    expect(there.state.recovery?.runs).toEqual([3])
    there.state.dismissRecovery()
    await there.state.readRecovery()
    expect(there.state.recovery).toBeUndefined()
  })
})
