import { describe, expect, it, vi } from 'vitest'
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import type { Command } from '../../shell/index.ts'
import { corpusCommands, draftCommands, importCommands } from './commands.ts'
import type { Draft } from './draft.svelte.ts'

function byId(commands: readonly Command[], id: string): Command {
  const found = commands.find((command) => command.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('commands of the data view', () => {
  it('start a file only when it can be started', () => {
    const actions = { start: vi.fn(), discard: vi.fn() }
    const draft = { name: 'a.xml', canStart: false }
    const commands = draftCommands(draft as Draft, actions)
    expect(byId(commands, 'data.start').enabled?.()).toBe(false)
    draft.canStart = true
    expect(byId(commands, 'data.start').enabled?.()).toBe(true)
    byId(commands, 'data.start').run()
    byId(commands, 'data.discard').run()
    expect(actions.start).toHaveBeenCalledOnce()
    expect(actions.discard).toHaveBeenCalledOnce()
    expect(byId(commands, 'data.start').title()).toContain('a.xml')
  })

  it('pause and resume by one key, each when it is possible', () => {
    let job = { canPause: true, canResume: false, canCancel: true } as JobView
    const act = vi.fn()
    const commands = importCommands(() => job, act)
    const possible = (): string[] =>
      commands.filter(({ enabled }) => enabled?.() !== false).map(({ id }) => id)
    expect(possible()).toEqual(['data.pause', 'data.cancel'])
    job = { canPause: false, canResume: true, canCancel: false } as JobView
    expect(possible()).toEqual(['data.resume'])
    for (const command of commands) command.run()
    expect(act.mock.calls.flat()).toEqual(['jobs.pause', 'jobs.resume', 'jobs.cancel'])
  })

  it('show every part of a corpus, and train only on a whole one', () => {
    let corpus = { name: 'My text', state: 'importing' } as CorpusView
    const actions = { show: vi.fn(), train: vi.fn(), rename: vi.fn(), remove: vi.fn() }
    const commands = corpusCommands(() => corpus, actions)
    const parts = commands.filter(({ id }) => id.startsWith('data.show.'))
    for (const command of parts) command.run()
    expect(actions.show.mock.calls.flat()).toEqual(['report', 'articles', 'skipped', 'bigrams', 'recipe'])
    expect(parts.map(({ shortcut }) => shortcut)).toEqual(['1', '2', '3', '4', '5'])
    expect(byId(commands, 'data.train').enabled?.()).toBe(false)
    corpus = { ...corpus, state: 'ready' }
    expect(byId(commands, 'data.train').enabled?.()).toBe(true)
    expect(byId(commands, 'data.delete').title()).toContain('My text')
  })
})
