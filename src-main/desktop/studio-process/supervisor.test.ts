import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StudioState } from '../../../src-shared/contract/index.ts'
import type { FromStudio, ToStudio } from './messages.ts'
import { StudioSupervisor } from './supervisor.ts'

class Child extends EventEmitter {
  readonly pid = 42
  readonly told: [ToStudio, string[]][] = []
  killed = false

  postMessage(message: ToStudio, ports: string[] = []): void {
    this.told.push([message, ports])
  }

  kill(): boolean {
    this.killed = true
    this.emit('exit', 9)
    return true
  }

  says(message: FromStudio): void {
    this.emit('message', message)
  }
}

function supervised() {
  const children: Child[] = []
  const states: StudioState[] = []
  const jobs: (readonly string[])[] = []
  const log: string[] = []
  const supervisor = new StudioSupervisor<string>(
    () => {
      children.push(new Child())
      return children[children.length - 1]
    },
    {
      onState: (state) => states.push(state),
      onJobs: (titles) => jobs.push(titles),
      log: (line) => log.push(line),
    },
  )
  return { supervisor, children, states, jobs, log, last: () => children[children.length - 1] }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the supervisor', () => {
  it('hands over ports once the studio is ready, in order', () => {
    const { supervisor, last } = supervised()
    supervisor.connect('early')
    supervisor.start()
    supervisor.connect('soon')
    expect(last().told).toEqual([])
    last().says({ kind: 'ready' })
    supervisor.connect('late')
    expect(last().told).toEqual(['early', 'soon', 'late'].map((port) => [{ kind: 'connect' }, [port]]))
  })

  it('starts one studio, however often it is asked', () => {
    const { supervisor, children } = supervised()
    supervisor.start()
    supervisor.start()
    expect(children).toHaveLength(1)
  })

  it('brings a dead studio back within three seconds and says what was interrupted', () => {
    const { supervisor, children, states, jobs, last } = supervised()
    supervisor.start()
    last().says({ kind: 'ready' })
    last().says({ kind: 'jobs', titles: ['training of run 3'] })
    expect(supervisor.jobs).toEqual(['training of run 3'])
    last().emit('exit', 137)
    expect(states.at(-1)?.state).toBe('died')
    expect(states.at(-1)?.message).toContain('training of run 3')
    expect(jobs.at(-1)).toEqual([])
    supervisor.connect('waits for the next one')
    vi.advanceTimersByTime(3000)
    expect(children).toHaveLength(2)
    last().says({ kind: 'ready' })
    expect(last().told).toEqual([[{ kind: 'connect' }, ['waits for the next one']]])
    expect(states.map(({ state }) => state)).toEqual(['starting', 'running', 'died', 'starting', 'running'])
  })

  it('gives up on one that dies again and again, until the person asks', () => {
    const { supervisor, children, states, last } = supervised()
    supervisor.start()
    for (let death = 0; death < 4; death++) {
      last().says({ kind: 'ready' })
      last().emit('exit', 1)
      vi.advanceTimersByTime(3000)
    }
    expect(states.at(-1)?.state).toBe('stopped')
    vi.advanceTimersByTime(600_000)
    expect(children).toHaveLength(4)
    supervisor.start()
    last().emit('exit', 1)
    expect(states.at(-1)?.state).toBe('died')
  })

  it('forgets deaths of long ago', () => {
    const { supervisor, states, last } = supervised()
    supervisor.start()
    for (let death = 0; death < 10; death++) {
      last().emit('exit', 1)
      expect(states.at(-1)?.state).toBe('died')
      vi.advanceTimersByTime(61_000)
    }
  })

  it('does not try again what cannot work, and passes on why', () => {
    const { supervisor, children, states, last } = supervised()
    supervisor.start()
    const problem = {
      kind: 'workspace-locked',
      message: 'Somebody has it.',
      hint: 'Close it there.',
    } as const
    last().says({ kind: 'failed', problem })
    last().emit('exit', 1)
    vi.advanceTimersByTime(60_000)
    expect(states.at(-1)).toEqual({ state: 'stopped', message: 'Somebody has it. Close it there.' })
    expect(children).toHaveLength(1)
    supervisor.start()
    last().says({ kind: 'ready' })
    expect(states.at(-1)?.state).toBe('running')
  })

  it('waits for the studio to save when closing, and starts no other', async () => {
    const { supervisor, children, last } = supervised()
    supervisor.start()
    last().says({ kind: 'ready' })
    const closed = supervisor.close()
    expect(supervisor.close()).toBe(closed)
    expect(last().told).toEqual([[{ kind: 'close' }, []]])
    last().emit('exit', 0)
    await closed
    supervisor.start()
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(1)
    expect(children[0].killed).toBe(false)
  })

  it('does not wait for ever', async () => {
    const { supervisor, last } = supervised()
    supervisor.start()
    const closed = supervisor.close()
    vi.advanceTimersByTime(30_000)
    await closed
    expect(last().killed).toBe(true)
  })

  it('closes while it waits to start again', async () => {
    const { supervisor, children, last } = supervised()
    supervisor.start()
    last().emit('exit', 1)
    await supervisor.close()
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(1)
  })
})
