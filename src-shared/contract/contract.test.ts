/** The table itself, and bodies of every kind against it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requests, subscriptions, type RequestName, type SubscriptionName } from './index.ts'
import { mayRepeatRequest, mayRepeatSubscription } from './repetition.ts'
import { asClientMessage, asStudioMessage } from './wire.ts'

const names = Object.keys(requests) as RequestName[]

describe('the contract', () => {
  it.each([...Object.entries(requests), ...Object.entries(subscriptions)])(
    '%s says what it does',
    (_name, one) => {
      expect(one.summary).toMatch(/^\S.{10,}[.)]$/s)
    },
  )

  it('names every request once, by its domain and its deed', () => {
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z]+$/)
    const both = names.filter((name) => Object.hasOwn(subscriptions, name))
    expect(both).toEqual([])
  })

  it('lets only those be repeated that change nothing', () => {
    const deeds =
      /\.(import|start|pause|resume|stop|cancel|dismiss|rename|describe|delete|restore|save|move|compact|check|backup|evaluate|test)$/
    for (const name of names) expect([name, mayRepeatRequest(name)]).toEqual([name, !deeds.test(name)])
    for (const name of Object.keys(subscriptions) as SubscriptionName[])
      expect([name, mayRepeatSubscription(name)]).toEqual([name, name !== 'complete'])
  })
})

describe('bodies', () => {
  it.each(names)('of %s are accepted or refused, whatever they are; never more', (name) => {
    fc.assert(
      fc.property(
        fc.anything({ withTypedArray: true, withNullPrototype: true, withBigInt: true }),
        (body) => {
          const { success } = requests[name].input.safeParse(body)
          expect(typeof success).toBe('boolean')
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['graph.top', { model: 1, by: 'frequency', count: 1e9 }],
    ['graph.top', { model: 1.5, by: 'frequency', count: 1 }],
    ['graph.top', { model: 1, by: 'constructor', count: 1 }],
    ['graph.neighbourhood', { model: 1, nodes: Array.from({ length: 1001 }, () => 1), depth: 1 }],
    ['graph.energies', { model: 1, prompt: 'x', steps: 65 }],
    ['graph.energies', { model: 1, prompt: 'x'.repeat(1_000_001) }],
    ['runs.curves', { runs: [1], metrics: ['loss'], buckets: Infinity }],
    ['runs.describe', { run: 1, name: ' ' }],
    ['runs.describe', { run: 1, tags: Array.from({ length: 33 }, (_, i) => `t${i}`) }],
    ['runs.start', { corpus: 1, settings: { learningRate: {} } }],
    ['runs.start', { corpus: 1, settings: { __proto__x: 1 } }],
    ['corpora.import', { source: { upload: '../../etc/passwd' } }],
    ['corpora.import', { source: {} }],
    ['corpora.preview', { source: { path: 'x'.repeat(5000) } }],
    ['jobs.dismiss', { jobs: [NaN] }],
  ] as [RequestName, unknown][])('%s is refused for %j', (name, body) => {
    expect(requests[name].input.safeParse(body).success).toBe(false)
  })

  it('lose what the contract does not know', () => {
    expect(requests['runs.get'].input.parse({ run: 1, admin: true })).toEqual({ run: 1 })
  })
})

describe('messages', () => {
  it('are told from everything else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        asClientMessage(value)
        asStudioMessage(value)
      }),
    )
    for (const wrong of [
      null,
      [],
      { kind: 'request', id: 0, name: 'app.info', body: {} },
      { kind: 'request', id: 1.5, name: 'app.info', body: {} },
      { kind: 'request', id: 1, name: 7, body: {} },
      { kind: 'request', id: 1, name: 'x'.repeat(101), body: {} },
      { kind: 'reply', id: 1, body: {} },
      { kind: 'credit', id: 1, count: -1 },
      { kind: 'hello', version: '1' },
      { kind: 'hello', version: 1, token: {} },
      { kind: 'toString', id: 1 },
    ])
      expect(asClientMessage(wrong)).toBeUndefined()
    const request = { kind: 'request', id: 1, name: 'app.info', body: {} }
    expect(asClientMessage({ ...request, extra: 1 })).toEqual(request)
    expect(asStudioMessage({ kind: 'error', id: 1, body: {} })).toBeUndefined()
  })
})
