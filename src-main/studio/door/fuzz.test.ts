/** Messages by the contract's schemas, and past them, at a real door with something behind it. */
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RawClient } from '../../../fixtures/raw-client.ts'
import { admitted, junk, nearly } from '../../../fixtures/schema-arbitrary.ts'
import { smallFile, smallSettings } from '../../../fixtures/small-studio.ts'
import { clientOf, untilJob } from '../../../fixtures/studio-client.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import { encode } from '../../../src-shared/contract/codec.ts'
import { requests, subscriptions, type RequestName } from '../../../src-shared/contract/index.ts'
import { Door, Workbench } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let door: Door
let raw: RawClient
let id = 0

beforeAll(async () => {
  folder = temporaryFolder()
  door = new Door(Workbench.open(path.join(folder.path, 'workspace')))
  const { client } = clientOf(() => door)
  const source = { path: smallFile(folder.path) }
  const { corpus } = await untilJob(
    client,
    (await client.request('corpora.import', { source, vocabulary: 300 })).job,
  )
  const { job } = await client.request('runs.start', { corpus: corpus ?? 0, settings: smallSettings })
  await untilJob(client, job)
  client.close()
  raw = await new RawClient(door).welcomed()
})

afterAll(async () => {
  await door.close()
  folder.remove()
})

/** Start long work, or write where they are told: only their malformed forms are tried. */
const consequential =
  /^(corpora\.(import|preview)|runs\.(start|resume|evaluate)|jobs\.resume|devices\.test|workspace\.(move|backup|compact|check))$/

/** The answer to one request: its number, and what came under no number. */
async function ask(name: string, body: unknown): Promise<{ kind: string; problem: string | undefined }> {
  const before = raw.said.length
  const number = ++id
  raw.say({ kind: 'request', id: number, name, body })
  let answer: (typeof raw.said)[number] | undefined
  for (let count = before + 1; answer === undefined; count++) {
    await raw.heard(count)
    expect(raw.closed).toBeUndefined()
    answer = raw.said.slice(before).find((said) => said.id === number)
  }
  return { kind: answer.kind, problem: answer.kind === 'error' ? answer.body?.kind : undefined }
}

describe('a request', () => {
  // What deletes comes last: until then there is something to ask for.
  const isLast = (name: string): number => (name.endsWith('.delete') ? 1 : 0)
  const names = (Object.keys(requests) as RequestName[]).sort((a, b) => isLast(a) - isLast(b))

  it.each(names.filter((name) => !consequential.test(name)))(
    '%s that the contract admits is answered, or refused for what it names',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(admitted(requests[name].input), async (body) => {
          const { kind, problem } = await ask(name, body)
          expect(['reply', 'error']).toContain(kind)
          expect(problem, JSON.stringify(body)).not.toBe('defect')
        }),
        { numRuns: 12 },
      )
    },
  )

  it.each(names)('%s that is nearly one of the contract is no defect', async (name) => {
    const { input } = requests[name]
    const malformed = nearly(input).filter(
      (body) => !consequential.test(name) || !input.safeParse(body).success,
    )
    await fc.assert(
      fc.asyncProperty(malformed, async (body) => {
        const { problem } = await ask(name, body)
        if (!input.safeParse(body).success) expect(problem).toBe('usage')
        else expect(problem, JSON.stringify(body)).not.toBe('defect')
      }),
      { numRuns: 12 },
    )
  })
})

describe('a subscription', () => {
  it.each(Object.keys(subscriptions))('%s begins or is refused, whatever it asks for', async (name) => {
    const { input } = subscriptions[name as keyof typeof subscriptions]
    await fc.assert(
      fc.asyncProperty(fc.oneof(admitted(input), nearly(input)), async (body) => {
        const before = raw.said.length
        raw.say({ kind: 'subscribe', id: ++id, name, body })
        raw.say({ kind: 'credit', id, count: 3 })
        raw.say({ kind: 'stop', id })
        await ask('jobs.list', {})
        const said = raw.said.slice(before).filter((message) => message.body?.kind === 'defect')
        expect(said).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})

describe('anything', () => {
  it('else is an error under number 0 and a line in the log, and the door goes on', async () => {
    const message = fc.oneof(
      junk,
      fc.record({
        kind: fc.oneof(fc.constantFrom('request', 'subscribe', 'stop', 'credit'), junk),
        id: junk,
      }),
      fc.record({ kind: fc.constant('request'), id: fc.constant(1), name: junk, body: junk }),
    )
    const lines = door.bench.log.recent().length
    await fc.assert(
      fc.asyncProperty(message, async (value) => {
        raw.port.send(encode(value))
        expect((await ask('jobs.list', {})).kind).toBe('reply')
      }),
      { numRuns: 200 },
    )
    expect(raw.closed).toBeUndefined()
    expect(door.bench.log.recent().length).toBeGreaterThan(lines)
    expect(door.bench.log.recent().join('\n')).not.toContain('defect in')
  })
})
