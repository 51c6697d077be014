/** Clients that say what is in no contract, too much of it, or nothing; and clients that come, go and lag behind. */
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pause, RawClient } from '../../../fixtures/raw-client.ts'
import { smallFile, smallSettings } from '../../../fixtures/small-studio.ts'
import { type Client, clientOf, untilJob } from '../../../fixtures/studio-client.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import type { RunEvent } from '../../../src-shared/contract/index.ts'
import { limits } from '../../../src-shared/contract/limits.ts'
import { protocolVersion } from '../../../src-shared/contract/wire.ts'
import { Door, Workbench } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let door: Door
let file: string

beforeAll(() => {
  folder = temporaryFolder()
  door = new Door(Workbench.open(path.join(folder.path, 'workspace')))
  file = smallFile(folder.path)
})

afterAll(async () => {
  await door.close()
  folder.remove()
})

describe('a client', () => {
  it('is welcomed after its hello, and again when it asks for a sign of life', async () => {
    const said = await new RawClient(door).hello().hello().heard(2)
    expect(said).toEqual(
      [1, 2].map(() => ({ kind: 'welcome', version: protocolVersion, session: door.bench.session })),
    )
  })

  it('that asks before its hello is refused and cut off', async () => {
    const raw = new RawClient(door).say({ kind: 'request', id: 1, name: 'app.info', body: {} })
    const [answer] = await raw.heard(1)
    expect(answer.body?.kind).toBe('refused')
    await raw.untilClosed()
    raw.say({ kind: 'request', id: 2, name: 'app.info', body: {} })
    await pause(20)
    expect(raw.said).toHaveLength(1)
  })

  it('with a wrong token or of another version is refused and cut off', async () => {
    const admits = (token: string | undefined): boolean => token === 'right'
    for (const raw of [
      new RawClient(door, { admits }).hello('wrong'),
      new RawClient(door, { admits }).hello(),
      new RawClient(door).say({ kind: 'hello', version: protocolVersion + 1 }),
    ]) {
      expect((await raw.heard(1))[0].body?.kind).toBe('refused')
      await raw.untilClosed()
    }
    expect((await new RawClient(door, { admits }).hello('right').heard(1))[0].kind).toBe('welcome')
    expect(door.bench.log.recent().join('\n')).toContain('The token is not the one of this studio.')
  })

  it('that says nothing is sent away after a while', async () => {
    const raw = new RawClient(door, { patience: 20 })
    await raw.untilClosed()
    expect(raw.said[0].body?.kind).toBe('refused')
  })
})

describe('messages', () => {
  it('that cannot be read earn an error and a line in the log, and nothing else happens', async () => {
    const raw = await new RawClient(door).welcomed()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const before = raw.said.length
        raw.port.send(Uint8Array.from(bytes))
        const answer = (await raw.heard(before + 1))[before]
        expect([answer.kind, answer.id, answer.body?.kind]).toEqual(['error', 0, 'usage'])
      }),
      { numRuns: 50 },
    )
    expect(raw.closed).toBeUndefined()
    expect(door.bench.log.recent().at(-1)).toContain('a message was refused')
  })

  it('that are too large are not looked at', async () => {
    const raw = new RawClient(door).hello()
    raw.port.send(new Uint8Array(limits.clientMessage + 1))
    expect((await raw.heard(2))[1]).toMatchObject({ id: 0, body: { kind: 'input-too-large' } })
  })

  it('of no contract, or of one with other words, are answered under their number', async () => {
    const raw = new RawClient(door).hello()
    for (const [i, name] of ['nothing', 'constructor', 'jobs', '__proto__'].entries())
      raw.say({ kind: 'request', id: i + 1, name, body: {} })
    raw.say({ kind: 'subscribe', id: 5, name: 'runs.list', body: {} })
    raw.say({ kind: 'request', id: 6, name: 'runs.get', body: { run: 'one' } })
    raw.say({ kind: 'subscribe', id: 7, name: 'run', body: {} })
    raw.say({ kind: 'subscribe', id: 8, name: 'run', body: { run: 99 } })
    const said = (await raw.heard(9)).slice(1).sort((a, b) => (a.id ?? 0) - (b.id ?? 0))
    expect(said.map(({ kind, id, body }) => [kind, id, body?.kind])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((id) => ['error', id, 'usage']),
      ['error', 8, 'not-found'],
    ])
    expect(said[5].body?.message).toContain('runs.get')
    expect(said[5].body?.message).toContain('run')
  })

  it('beyond the number that may wait are refused, the others answered', async () => {
    const raw = new RawClient(door).hello()
    for (let id = 1; id <= limits.openRequests + 20; id++)
      raw.say({ kind: 'request', id, name: 'workspace.info', body: {} })
    const said = (await raw.heard(limits.openRequests + 21)).slice(1)
    const busy = said.filter(({ body }) => body?.kind === 'busy')
    expect(busy.length).toBeLessThanOrEqual(20)
    expect(new Set(said.map(({ id }) => id)).size).toBe(limits.openRequests + 20)
    for (let id = 1; id <= limits.subscriptions + 1; id++)
      raw.say({ kind: 'subscribe', id: 1000 + id, name: 'app', body: {} })
    while (!raw.said.some(({ id }) => id === 1000 + limits.subscriptions + 1)) await pause(5)
    expect(raw.said.at(-1)?.body?.kind).toBe('busy')
  })
})

describe('two clients', () => {
  let one: Client
  let two: Client
  let corpus: number

  beforeAll(async () => {
    one = clientOf(() => door).client
    two = clientOf(() => door).client
    const { job } = await one.request('corpora.import', { source: { path: file }, vocabulary: 300 })
    corpus = (await untilJob(two, job)).corpus ?? 0
  })

  afterAll(() => {
    one.close()
    two.close()
  })

  it('see the same, and one of them may leave during a job', async () => {
    const leaving = clientOf(() => door).client
    const { job } = await leaving.request('runs.start', { corpus, settings: smallSettings })
    await untilJob(leaving, job, ({ state }) => state === 'running' || state === 'finished')
    leaving.close()
    const view = await untilJob(one, job)
    const rows: number[] = []
    await new Promise<void>((resolve) => {
      const stop = two.subscribe('runs', {}, ({ runs }) => {
        rows.push(...runs.map(({ run }) => run))
        if (rows.includes(view.run ?? 0)) resolve()
      })
      void stop
    })
    expect((await one.request('runs.get', { run: view.run ?? 0 })).state).toBe('finished')
  })

  it('hold a run that is paused, resumed and stopped, with every point once', async () => {
    const settings = { ...smallSettings, steps: 4000, checkpointMinutes: 100 }
    const { job } = await one.request('runs.start', { corpus, settings, name: 'Long' })
    const { run = 0 } = await untilJob(
      one,
      job,
      ({ run: made, progress }) => made !== undefined && progress?.phase === 'training' && progress.done > 20,
    )

    // A window that watches from the beginning, and loses its connection on the way.
    const { client: watcher, ports } = clientOf(() => door)
    const steps = new Map<number, number>()
    let state = ''
    let lastStep = -1
    const rewinds: number[] = []
    const onEvent = (event: RunEvent): void => {
      if (event.run !== undefined) state = event.run.state
      if (event.rewoundTo !== undefined) {
        rewinds.push(event.rewoundTo)
        for (const step of steps.keys()) if (step > event.rewoundTo) steps.delete(step)
        lastStep = Math.min(lastStep, event.rewoundTo)
      }
      const { points } = event
      if (points === undefined) return
      const loss = points.names.indexOf('loss')
      points.steps.forEach((step, i) => steps.set(step, points.values[loss * points.steps.length + i]))
      lastStep = points.steps.at(-1) ?? lastStep
    }
    watcher.subscribe('run', () => ({ run, afterStep: lastStep }), onEvent)
    const until = async (isReady: () => boolean): Promise<void> => {
      while (!isReady()) await pause(10)
    }
    await until(() => steps.size > 30)
    ports[0].studio.close('a cable was pulled')
    const before = steps.size
    await until(() => steps.size > before + 10)

    await two.request('runs.pause', { run })
    await untilJob(two, job, (view) => view.state === 'paused')
    await until(() => state === 'paused')
    const paused = await one.request('runs.get', { run })
    expect(paused.checkpointList.at(-1)?.step).toBe(paused.steps)
    await until(() => lastStep === paused.steps)

    await one.request('runs.resume', { run })
    await until(() => steps.size > paused.steps + 20)
    await one.request('runs.stop', { run })
    await untilJob(one, job, (view) => view.state === 'cancelled')
    const stopped = await one.request('runs.get', { run })
    expect(stopped.state).toBe('stopped')
    expect(stopped.steps).toBeGreaterThan(paused.steps)
    await until(() => state === 'stopped' && lastStep === stopped.steps)

    const { points } = await one.request('runs.points', { run })
    const loss = points.names.indexOf('loss')
    const stored = [...points.steps].map((step, i) => [step, points.values[loss * points.steps.length + i]])
    expect([...steps].sort(([a], [b]) => a - b)).toEqual(stored)
    expect(points.steps).toHaveLength(stopped.steps + 1)
    watcher.close()
  })

  it('may be slow: the newest state comes, and no queue grows', async () => {
    const raw = new RawClient(door).hello().say({ kind: 'subscribe', id: 1, name: 'jobs', body: {} })
    await raw.heard(2)
    // It has not answered for the first event, so nothing more comes, whatever happens.
    for (let i = 0; i < 10; i++) {
      door.bench.jobsChanged.emit()
      await pause(10)
    }
    expect(raw.said).toHaveLength(2)
    raw.say({ kind: 'credit', id: 1, count: 1000 })
    await raw.heard(3)
    await pause(150)
    expect(raw.said).toHaveLength(3)
    // A line that is stuck holds back events, and answers are not lost for it.
    raw.studio.isStuck = true
    raw.say({ kind: 'stop', id: 1 })
    raw.say({ kind: 'credit', id: 1, count: 1 })
    raw.studio.isStuck = false
    raw.say({ kind: 'request', id: 2, name: 'jobs.list', body: {} })
    expect((await raw.heard(4)).at(-1)).toMatchObject({ kind: 'reply', id: 2 })
  })

  it('lose nothing when the client goes while a file is imported', async () => {
    const other = smallFile(path.join(folder.path), 200)
    const { client: leaving, ports } = clientOf(() => door)
    const { job } = await leaving.request('corpora.import', { source: { path: other }, vocabulary: 310 })
    ports[0].client.close('the tab was closed')
    leaving.close()
    const view = await untilJob(one, job)
    expect((await one.request('corpora.get', { corpus: view.corpus ?? 0 })).state).toBe('ready')
  })

  it('stop a generation by leaving', async () => {
    const models = await one.request('models.list', {})
    const model = models.models[0].best
    const { client: leaving } = clientOf(() => door)
    await new Promise<void>((resolve) => {
      const settings = { maxTokens: 1_000_000, stopAtSeparator: false }
      leaving.subscribe('complete', { model, prompt: 'The', settings }, () => resolve())
    })
    leaving.close()
    // The model is no longer held once the generation has noticed.
    for (let i = 0; i < 100 && isHeld(model); i++) await pause(20)
    expect(isHeld(model)).toBe(false)
  })

  /** Whether somebody uses the model: one that nobody uses goes when it is forgotten. */
  function isHeld(model: number): boolean {
    door.bench.models.forget([model])
    return door.bench.models.list().some((loaded) => loaded.model === model)
  }
})
