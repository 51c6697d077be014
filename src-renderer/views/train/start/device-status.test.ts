import { describe, expect, it } from 'vitest'
import type { Reply, RequestInput } from '../../../../src-shared/contract/index.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import type { Studio } from '../studio.ts'
import { DeviceStatus } from './device-status.svelte.ts'
import { untriedCard, withCard } from './made-engines.fixture.ts'

type Report = Reply<'devices.list'>

/** A studio whose answers are given by hand, in any order. */
function studioOf() {
  const asked: {
    name: string
    input: unknown
    give: (report: Report) => void
    refuse: (error: unknown) => void
  }[] = []
  const request = (name: string, input: unknown): Promise<Report> =>
    new Promise((give, refuse) => asked.push({ name, input, give, refuse }))
  return { asked, studio: { request, subscribe: () => () => undefined } as unknown as Studio }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const untried: Report = { ...withCard, engines: [withCard.engines[0], untriedCard, withCard.engines[2]] }

describe('what is known of the engines', () => {
  it('is of the model as it is when it is asked for, and the latest question wins', async () => {
    const { asked, studio } = studioOf()
    let model: RequestInput<'devices.list'> = { preset: 'demo' }
    const devices = new DeviceStatus(studio, () => model)
    const first = devices.load()
    model = { preset: 'demo', settings: { d: 16 } }
    const second = devices.load()
    expect(asked.map(({ input }) => input)).toEqual([
      { preset: 'demo' },
      { preset: 'demo', settings: { d: 16 } },
    ])
    asked[1].give(withCard)
    asked[0].give(untried)
    await Promise.all([first, second])
    expect(devices.known).toBe(withCard)
  })

  it('is not lost by a question that fails', async () => {
    const { asked, studio } = studioOf()
    const devices = new DeviceStatus(studio, () => ({}))
    const first = devices.load()
    asked[0].give(withCard)
    await first
    const second = devices.load()
    const error = new StudioError('defect', 'No.', 'Try again.')
    asked[1].refuse(error)
    await second
    expect([devices.known, devices.error]).toEqual([withCard, error])
  })
})

describe('a trial', () => {
  it('of one says which, and shows no progress', async () => {
    const { asked, studio } = studioOf()
    const devices = new DeviceStatus(studio, () => ({ corpus: 3 }))
    const trial = devices.test('webgpu')
    expect([devices.testing, devices.progress]).toEqual(['webgpu', undefined])
    expect(asked[0]).toMatchObject({ name: 'devices.test', input: { corpus: 3, engine: 'webgpu' } })
    // A second wish meanwhile is none.
    await devices.test('wasm')
    asked[0].give(withCard)
    await trial
    expect(asked).toHaveLength(1)
    expect([devices.testing, devices.known]).toEqual([undefined, withCard])
  })

  it('of all goes from one to the next, and shows what each found', async () => {
    const { asked, studio } = studioOf()
    const devices = new DeviceStatus(studio, () => ({}))
    const trial = devices.test()
    expect(devices.progress).toEqual({ done: 0, total: 3, isStopping: false })
    asked[0].give(untried)
    await turn()
    expect([devices.testing, devices.progress?.done, devices.known]).toEqual(['webgpu', 1, untried])
    asked[1].give(withCard)
    await turn()
    asked[2].give(withCard)
    await trial
    expect(asked.map(({ input }) => (input as { engine: string }).engine)).toEqual([
      'wasm',
      'webgpu',
      'tensorflow',
    ])
    expect(devices.progress).toBeUndefined()
  })

  it('that is cancelled ends after the one that is being tried', async () => {
    const { asked, studio } = studioOf()
    const devices = new DeviceStatus(studio, () => ({}))
    const trial = devices.test()
    devices.stop()
    expect(devices.progress).toEqual({ done: 0, total: 3, isStopping: true })
    asked[0].give(withCard)
    await trial
    expect(asked).toHaveLength(1)
    expect([devices.testing, devices.known]).toEqual([undefined, withCard])
  })

  it('that fails says so, and a later answer to an earlier question does not undo it', async () => {
    const { asked, studio } = studioOf()
    const devices = new DeviceStatus(studio, () => ({}))
    const listed = devices.load()
    const trial = devices.test('wasm')
    asked[1].give(withCard)
    await trial
    asked[0].give(untried)
    await listed
    expect(devices.known).toBe(withCard)
    const failing = devices.test('webgpu')
    asked[2].refuse(new StudioError('device-lost', 'Lost.', 'Try again.'))
    await failing
    expect(devices.error).toMatchObject({ kind: 'device-lost' })
    expect(devices.testing).toBeUndefined()
  })
})
