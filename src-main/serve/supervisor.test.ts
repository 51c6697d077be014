import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FromServing, ToServing } from './messages.ts'
import { Supervisor } from './supervisor.ts'

class Child extends EventEmitter {
  readonly told: ToServing[] = []

  send(message: ToServing): void {
    this.told.push(message)
  }

  kill(signal: string): void {
    this.emit('exit', null, signal)
  }

  says(message: FromServing): void {
    this.emit('message', message)
  }

  serves(port = 4000): void {
    this.says({ kind: 'serving', port, address: `http://127.0.0.1:${port}/#token=t`, workspace: '/w' })
  }
}

function supervised(port?: number) {
  const children: Child[] = []
  const said: string[] = []
  const complaints: string[] = []
  const supervisor = new Supervisor({
    fork: () => {
      const child = new Child()
      children.push(child)
      return child
    },
    wish: { port, token: 't', workspace: '/w' },
    say: (text) => said.push(text),
    complain: (text) => complaints.push(text),
  })
  let code: number | undefined
  void supervisor.ended.then((ended) => (code = ended))
  const ended = async (): Promise<number | undefined> => {
    await vi.advanceTimersByTimeAsync(0)
    return code
  }
  return { supervisor, children, said, complaints, ended, last: () => children[children.length - 1] }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what keeps serve alive', () => {
  it('starts it with the wish, and prints its address once', () => {
    const { children, said, last } = supervised(7000)
    expect(last().told).toEqual([
      { kind: 'serve', port: 7000, token: 't', workspace: '/w', after: undefined },
    ])
    last().serves(7000)
    expect(said.join('')).toContain('http://127.0.0.1:7000/#token=t\n')
    expect(said.join('')).toContain('/w')
    expect(children).toHaveLength(1)
  })

  it('starts it again after a kill, at the same port with the same token, and says so', () => {
    const { children, said, complaints, last } = supervised()
    last().serves(4321)
    last().emit('exit', null, 'SIGKILL')
    expect(complaints.join('')).toContain('SIGKILL')
    vi.advanceTimersByTime(1000)
    expect(children).toHaveLength(2)
    expect(last().told).toEqual([
      { kind: 'serve', port: 4321, token: 't', workspace: '/w', after: 'SIGKILL' },
    ])
    last().serves(4321)
    expect(said.filter((text) => text.includes('token'))).toHaveLength(1)
    expect(said.at(-1)).toContain('back')
  })

  it('gives up on one that dies again and again', async () => {
    const { children, complaints, ended, last } = supervised()
    for (let death = 0; death < 4; death++) {
      last().serves()
      last().emit('exit', 1, null)
      vi.advanceTimersByTime(3000)
    }
    expect(await ended()).toBe(1)
    expect(children).toHaveLength(4)
    expect(complaints.at(-1)).toContain('4 times')
  })

  it('does not try again what cannot work, and passes on why', async () => {
    const { children, complaints, ended, last } = supervised()
    const problem = { kind: 'workspace-locked', message: 'Somebody has it.', hint: 'Close it.' } as const
    last().says({ kind: 'failed', problem })
    last().emit('exit', 1, null)
    expect([await ended(), children.length]).toEqual([1, 1])
    expect(complaints).toEqual(['Somebody has it.\nClose it.\n'])
  })

  it('does not try again what died before it ever served', async () => {
    const { children, complaints, ended, last } = supervised()
    last().emit('exit', 1, null)
    expect([await ended(), children.length]).toEqual([1, 1])
    expect(complaints[0]).toContain('before it could serve')
  })

  it('takes an end without fault for a wish: somebody asked the process itself', async () => {
    const { children, ended, last } = supervised()
    last().serves()
    last().emit('exit', 0, null)
    expect([await ended(), children.length]).toEqual([0, 1])
  })

  it('lets it save when it is to end', async () => {
    const { supervisor, children, said, ended, last } = supervised()
    last().serves()
    supervisor.close()
    expect(last().told.at(-1)).toEqual({ kind: 'close' })
    expect(said.at(-1)).toContain('Saving')
    expect(await ended()).toBeUndefined()
    last().emit('exit', 0, null)
    expect([await ended(), children.length]).toEqual([0, 1])
  })

  it('hears one Ctrl+C that comes twice once, and a later one as impatience', async () => {
    const { supervisor, ended, last } = supervised()
    last().serves()
    supervisor.close()
    vi.advanceTimersByTime(50)
    supervisor.close()
    expect(await ended()).toBeUndefined()
    vi.advanceTimersByTime(2000)
    supervisor.close()
    expect(await ended()).toBe(1)
  })

  it('does not wait for ever', async () => {
    const { supervisor, ended, last } = supervised()
    last().serves()
    supervisor.close()
    vi.advanceTimersByTime(29_000)
    expect(await ended()).toBeUndefined()
    vi.advanceTimersByTime(1000)
    expect(await ended()).toBe(1)
  })

  it('ends at once while it waits to start again', async () => {
    const { supervisor, children, ended, last } = supervised()
    last().serves()
    last().emit('exit', null, 'SIGKILL')
    supervisor.close()
    expect(await ended()).toBe(0)
    vi.advanceTimersByTime(60_000)
    expect(children).toHaveLength(1)
  })
})
