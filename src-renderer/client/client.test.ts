// @vitest-environment node
/**
 * The client at a studio that the test plays: connections that break, answers that do not come, events too fast. One file,
 * because the played studio and what it has heard are what every test looks at.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { portPair, type TestPort } from '../../fixtures/ports.ts'
import { decode, encode } from '../../src-shared/contract/codec.ts'
import { limits } from '../../src-shared/contract/limits.ts'
import { protocolVersion } from '../../src-shared/contract/wire.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { Client } from './client.ts'

interface Heard {
  readonly kind: string
  readonly id?: number
  readonly name?: string
  readonly body?: unknown
}

/** A studio that answers as the test says. */
class Studio {
  readonly ports: TestPort[] = []
  readonly heard: Heard[] = []
  /** Whether connections succeed. */
  isThere = true
  /** Whether hellos are answered. */
  isPolite = true
  session = 'one'

  readonly connect = async (): Promise<TestPort> => {
    if (!this.isThere) throw new Error('nobody is there')
    const [mine, theirs] = portPair()
    this.ports.push(theirs)
    theirs.onMessage((frame) => {
      const message = decode(frame, limits.clientMessage) as Heard
      if (message.kind !== 'hello') this.heard.push(message)
      else if (this.isPolite) this.say({ kind: 'welcome', version: protocolVersion, session: this.session })
    })
    return mine
  }

  say(message: unknown): void {
    this.ports.at(-1)?.send(encode(message))
  }

  cut(): void {
    this.ports.at(-1)?.close('a cable was pulled')
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const until = async (isReady: () => boolean): Promise<void> => {
  while (!isReady()) await pause(2)
}

const clients: Client[] = []
afterEach(() => clients.splice(0).forEach((client) => client.close()))

function open(studio: Studio, patience = {}): Client {
  const client = new Client(studio.connect, { patience: { shortest: 5, longest: 20, ...patience } })
  clients.push(client)
  return client
}

const stateOf = (client: Client): string => client.status.current.state

/** What a promise is rejected with. */
async function failureOf(promise: Promise<unknown>): Promise<StudioError> {
  return await promise.then(
    () => Promise.reject(new Error('it was fulfilled')),
    (error: unknown) => error as StudioError,
  )
}

describe('a request', () => {
  it('is answered under its number, whatever the order', async () => {
    const studio = new Studio()
    const client = open(studio)
    const first = client.request('app.info', {})
    const second = client.request('runs.list', {})
    await until(() => studio.heard.length === 2)
    const [one, two] = studio.heard
    expect([one.name, two.name]).toEqual(['app.info', 'runs.list'])
    studio.say({ kind: 'reply', id: two.id, body: { runs: [] } })
    studio.say({ kind: 'reply', id: one.id, body: { version: '1' } })
    expect(await second).toEqual({ runs: [] })
    expect(await first).toEqual({ version: '1' })
  })

  it('is rejected with what the studio says', async () => {
    const studio = new Studio()
    const failed = failureOf(open(studio).request('runs.get', { run: 7 }))
    await until(() => studio.heard.length === 1)
    const body = { kind: 'not-found', message: 'There is no run 7.', hint: 'List them.' }
    studio.say({ kind: 'error', id: studio.heard[0].id, body })
    const error = await failed
    expect(error).toBeInstanceOf(StudioError)
    expect(error).toMatchObject(body)
  })

  it('waits for a connection, and is asked again after a break when it only reads', async () => {
    const studio = new Studio()
    studio.isThere = false
    const client = open(studio)
    const reading = client.request('runs.list', {})
    await until(() => stateOf(client) === 'lost')
    studio.isThere = true
    await until(() => studio.heard.length === 1)
    studio.cut()
    await until(() => studio.heard.length === 2)
    expect(studio.heard[1]).toEqual(studio.heard[0])
    studio.say({ kind: 'reply', id: studio.heard[1].id, body: { runs: [] } })
    expect(await reading).toEqual({ runs: [] })
  })

  it('that changes something is told to be in doubt after a break, but not when it was never sent', async () => {
    const studio = new Studio()
    const client = open(studio)
    const changing = failureOf(client.request('runs.delete', { runs: [1] }))
    await until(() => studio.heard.length === 1)
    studio.cut()
    expect((await changing).kind).toBe('connection-lost')
    studio.isThere = false
    studio.cut()
    await until(() => stateOf(client) === 'lost')
    const unsent = client.request('runs.delete', { runs: [2] })
    studio.isThere = true
    await until(() => studio.heard.length === 2)
    studio.say({ kind: 'reply', id: studio.heard[1].id, body: {} })
    expect(await unsent).toEqual({})
  })

  it('can be withdrawn', async () => {
    const studio = new Studio()
    const client = open(studio)
    const withdrawing = new AbortController()
    const failed = failureOf(client.request('app.info', {}, { signal: withdrawing.signal }))
    await until(() => studio.heard.length === 1)
    withdrawing.abort()
    expect((await failed).kind).toBe('cancelled')
    studio.say({ kind: 'reply', id: studio.heard[0].id, body: {} })
    const early = client.request('app.info', {}, { signal: withdrawing.signal })
    expect((await failureOf(early)).kind).toBe('cancelled')
  })

  it('fails when the client is closed', async () => {
    const client = open(new Studio())
    const failed = failureOf(client.request('app.info', {}))
    client.close()
    expect((await failed).kind).toBe('connection-lost')
    expect(stateOf(client)).toBe('closed')
  })
})

describe('a subscription', () => {
  it('gets its events, and the studio a word for each that was dealt with', async () => {
    const studio = new Studio()
    const events: unknown[] = []
    let release: () => void = () => undefined
    open(studio).subscribe('jobs', {}, (event) => {
      events.push(event)
      return new Promise((resolve) => (release = resolve))
    })
    await until(() => studio.heard.length === 1)
    const { id } = studio.heard[0]
    studio.say({ kind: 'event', id, body: { jobs: [], waiting: 0 } })
    await until(() => events.length === 1)
    await pause(20)
    expect(studio.heard).toHaveLength(1)
    release()
    await until(() => studio.heard.length === 2)
    expect(studio.heard[1]).toEqual({ kind: 'credit', id, count: 1 })
  })

  it('ends when it is stopped: nothing is called back afterwards', async () => {
    const studio = new Studio()
    const events: unknown[] = []
    const stop = open(studio).subscribe('jobs', {}, (event) => void events.push(event))
    await until(() => studio.heard.length === 1)
    stop()
    await until(() => studio.heard.length === 2)
    expect(studio.heard[1]).toMatchObject({ kind: 'stop', id: studio.heard[0].id })
    studio.say({ kind: 'event', id: studio.heard[0].id, body: {} })
    await pause(20)
    expect(events).toEqual([])
    stop()
    await pause(10)
    expect(studio.heard).toHaveLength(2)
  })

  it('begins again after a break, from where it is', async () => {
    const studio = new Studio()
    let afterStep = 4
    open(studio).subscribe(
      'run',
      () => ({ run: 1, afterStep }),
      () => undefined,
    )
    await until(() => studio.heard.length === 1)
    afterStep = 9
    studio.session = 'two'
    studio.cut()
    await until(() => studio.heard.length === 2)
    expect(studio.heard.map(({ body }) => body)).toEqual([
      { run: 1, afterStep: 4 },
      { run: 1, afterStep: 9 },
    ])
  })

  it('of a generation breaks off instead', async () => {
    const studio = new Studio()
    const errors: StudioError[] = []
    const client = open(studio)
    client.subscribe('complete', { model: 1, prompt: 'x' }, () => undefined, {
      onError: (error) => errors.push(error),
    })
    await until(() => studio.heard.length === 1)
    studio.cut()
    await until(() => errors.length === 1)
    expect(errors[0].kind).toBe('connection-lost')
    await until(() => stateOf(client) === 'connected')
    await pause(20)
    expect(studio.heard).toHaveLength(1)
  })

  it('ends without a word when the client is closed', async () => {
    const studio = new Studio()
    const told: unknown[] = []
    const client = open(studio)
    client.subscribe('complete', { model: 1, prompt: 'x' }, (event) => void told.push(event), {
      onEnd: (end) => told.push(end),
      onError: (error) => told.push(error),
    })
    // Of this one an error would be the page's: nobody listens to it.
    client.subscribe('complete', { model: 1, prompt: 'y' }, () => undefined)
    await until(() => studio.heard.length === 2)
    client.close()
    await pause(10)
    expect(told).toEqual([])
  })

  it('tells its end and its error, once', async () => {
    const studio = new Studio()
    const told: unknown[] = []
    const client = open(studio)
    const listeners = {
      onEnd: (end: unknown) => told.push(end),
      onError: ({ kind }: StudioError) => told.push(kind),
    }
    client.subscribe('complete', { model: 1, prompt: 'x' }, () => undefined, listeners)
    client.subscribe('complete', { model: 1, prompt: '' }, () => undefined, listeners)
    await until(() => studio.heard.length === 2)
    const [first, second] = studio.heard
    studio.say({ kind: 'end', id: first.id, body: { reason: 'length' } })
    studio.say({
      kind: 'error',
      id: second.id,
      body: { kind: 'prompt-empty', message: 'Empty.', hint: 'Fill it.' },
    })
    studio.say({ kind: 'end', id: first.id, body: {} })
    await until(() => told.length === 2)
    await pause(10)
    expect(told).toEqual([{ reason: 'length' }, 'prompt-empty'])
  })
})

describe('the connection', () => {
  it('tells how it stands', async () => {
    const studio = new Studio()
    const client = open(studio)
    const states: string[] = []
    client.status.subscribe(({ state }) => states.push(state))
    await until(() => stateOf(client) === 'connected')
    expect(client.status.current).toEqual({ state: 'connected', session: 'one' })
    studio.isThere = false
    studio.cut()
    await until(() => stateOf(client) === 'lost')
    expect(client.status.current).toMatchObject({ reason: 'a cable was pulled', attempt: 1 })
    await until(() => (client.status.current as { attempt?: number }).attempt === 3)
    expect(client.status.current).toMatchObject({ reason: 'nobody is there' })
    studio.isThere = true
    await until(() => stateOf(client) === 'connected')
    expect(states[0]).toBe('connecting')
    expect(states.at(-1)).toBe('connected')
  })

  it('does not wait when it is told that the studio is back', async () => {
    const studio = new Studio()
    studio.isThere = false
    const client = open(studio, { shortest: 60_000, longest: 60_000 })
    await until(() => stateOf(client) === 'lost')
    studio.isThere = true
    client.reconnect()
    await until(() => stateOf(client) === 'connected')
    client.reconnect()
    await pause(10)
    expect(studio.ports).toHaveLength(1)
  })

  it('makes one attempt at a time, however often it is told so', async () => {
    const studio = new Studio()
    let attempts = 0
    const slow = async (): Promise<TestPort> => {
      attempts++
      await pause(30)
      return await studio.connect()
    }
    const client = new Client(slow, { patience: { attempt: 80 } })
    clients.push(client)
    const states: string[] = []
    client.status.subscribe(({ state }) => states.push(state))
    for (let i = 0; i < 5; i++) {
      await pause(3)
      client.reconnect()
    }
    await until(() => stateOf(client) === 'connected')
    await pause(120)
    expect(attempts).toBe(1)
    expect(states).toEqual(['connecting', 'connected'])
  })

  it('gives up on a studio that refuses it, and does not ask again', async () => {
    const studio = new Studio()
    studio.isPolite = false
    const client = open(studio)
    await until(() => studio.ports.length === 1)
    studio.say({
      kind: 'error',
      id: 0,
      body: { kind: 'refused', message: 'The token is wrong.', hint: 'Get another.' },
    })
    await until(() => stateOf(client) === 'refused')
    await pause(50)
    expect([studio.ports.length, stateOf(client)]).toEqual([1, 'refused'])
  })

  it('is made anew when nobody greets back, or nonsense comes', async () => {
    const studio = new Studio()
    studio.isPolite = false
    open(studio, { attempt: 20 })
    await until(() => studio.ports.length === 2)
    studio.isPolite = true
    studio.say({ kind: 'nonsense' })
    await until(() => studio.ports.length === 3)
  })

  it('is tried when it has been silent, and given up when it stays so', async () => {
    const studio = new Studio()
    const client = open(studio, { silence: 20 })
    await until(() => stateOf(client) === 'connected')
    // The sign of life keeps it.
    await pause(150)
    expect(studio.ports).toHaveLength(1)
    studio.isPolite = false
    await until(() => stateOf(client) === 'lost')
    expect(client.status.current).toMatchObject({ reason: 'the studio fell silent' })
  })
})
