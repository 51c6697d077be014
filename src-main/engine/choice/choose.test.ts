import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { chooseEngine, speedOf, unfinishedTrial } from './choose.ts'
import type { ChoiceOptions } from './choose.ts'
import type { EngineEntry } from './entry.ts'
import { absent, fakeEntry, KeptFindings, smallWish } from './fakes.fixture.ts'
import type { Ranking } from './rank.ts'

const wish = smallWish()

function choose(
  entries: readonly EngineEntry[],
  findings = new KeptFindings(),
  options: ChoiceOptions = {},
): Promise<Ranking> {
  return chooseEngine(entries, wish, findings, { milliseconds: 20, ...options })
}

describe('the choice between engines', () => {
  it('takes the fastest that is right, with a reason for each other', async () => {
    const entries = [fakeEntry('wasm', { delay: 30 }), fakeEntry('webgpu'), fakeEntry('tensorflow', absent)]
    const findings = new KeptFindings()
    const { order, reason, reasons } = await choose(entries, findings)
    expect(order).toEqual(['webgpu', 'wasm'])
    expect(reason).toMatch(/fastest/)
    expect(reasons.get('wasm')).toMatch(/slower/)
    expect(reasons.get('tensorflow')).toBe('There is no such device.')
    expect(findings.get('tensorflow')).toMatchObject({ state: 'unavailable', problem: { hint: 'Buy one.' } })
    expect(findings.get('webgpu')?.generation?.single).toBeGreaterThan(0)
    expect(speedOf(findings.get('webgpu'), wish)).toMatchObject({ d: 8, vocabulary: 16, ownEdges: 32 })
  })

  it.each([
    ['energies', 'evaluate'],
    ['gradients', 'train'],
  ] as const)('refuses an engine whose %s are wrong, however fast it is', async (_, method) => {
    const wrong = fakeEntry('webgpu', {
      change: (engine) =>
        method === 'evaluate'
          ? {
              ...engine,
              async evaluate(...given) {
                const scores = await engine.evaluate(...given)
                return { ...scores, energy: scores.energy.map((energy) => energy * 1.001) }
              },
            }
          : { ...engine, train: async (batch, step) => engine.train(batch, { ...step, learningRate: 0 }) },
    })
    const findings = new KeptFindings()
    const { order, reasons } = await choose([fakeEntry('wasm', { delay: 30 }), wrong], findings)
    expect(order).toEqual(['wasm'])
    expect(findings.get('webgpu')?.state).toBe('wrong')
    expect(findings.get('webgpu')?.deviation).toBeGreaterThan(9e-4)
    expect(reasons.get('webgpu')).toMatch(/off the reference/)
  })

  it('refuses what computes no numbers', async () => {
    const empty = fakeEntry('webgpu', {
      change: (engine) => ({
        ...engine,
        async evaluate(...given) {
          const scores = await engine.evaluate(...given)
          return { ...scores, loss: scores.loss.map(() => NaN) }
        },
      }),
    })
    const findings = new KeptFindings()
    expect((await choose([fakeEntry('wasm'), empty], findings)).order).toEqual(['wasm'])
    expect(findings.get('webgpu')).toMatchObject({ state: 'wrong' })
    expect(findings.get('webgpu')).not.toHaveProperty('deviation')
  })

  it('measures nothing where one engine alone can run, and says so', async () => {
    const findings = new KeptFindings()
    const { order, reason } = await choose([fakeEntry('wasm'), fakeEntry('webgpu', absent)], findings)
    expect(order).toEqual(['wasm'])
    expect(reason).toMatch(/nothing had to be measured/)
    expect(findings.get('wasm')?.speeds).toEqual([])
  })

  it('measures it all the same when asked to, and not even two when told not to', async () => {
    const findings = new KeptFindings()
    await choose([fakeEntry('wasm')], findings, { measure: 'always' })
    expect(speedOf(findings.get('wasm'), wish)?.tokensPerSecond).toBeGreaterThan(0)
    const others = new KeptFindings()
    const { order } = await choose([fakeEntry('wasm'), fakeEntry('webgpu')], others, { measure: 'never' })
    expect(order).toEqual(['wasm', 'webgpu'])
    expect(others.get('webgpu')?.speeds).toEqual([])
  })

  it.each([
    ['is lost in the middle', 'device-lost'],
    ['runs out of memory', 'memory-insufficient'],
  ] as const)('an engine that %s of its measurement is not taken', async (_, kind) => {
    let steps = 0
    const failing = fakeEntry('webgpu', {
      change: (engine) => ({
        ...engine,
        train: async (...step) => {
          if (++steps > 3) throw new StudioError(kind, 'It is gone.', 'Find it.')
          return await engine.train(...step)
        },
      }),
    })
    const findings = new KeptFindings()
    const { order, reasons } = await choose([fakeEntry('wasm', { delay: 30 }), failing], findings)
    expect(order).toEqual(['wasm'])
    expect(reasons.get('webgpu')).toBe('It is gone.')
    expect(findings.get('webgpu')).toMatchObject({ state: 'unavailable', problem: { kind } })
  })

  it('an error that is nobody’s is kept as one of the program', async () => {
    const broken = fakeEntry('webgpu', {
      create() {
        throw new TypeError('x is not a function')
      },
    })
    const findings = new KeptFindings()
    await choose([fakeEntry('wasm'), broken], findings)
    expect(findings.get('webgpu')?.problem).toMatchObject({ kind: 'defect' })
    expect(findings.get('webgpu')?.problem?.message).toContain('x is not a function')
  })

  it('has no engine where none can run', async () => {
    expect((await choose([fakeEntry('wasm', absent)])).order).toEqual([])
  })

  it('stops when it is no longer wanted', async () => {
    const signal = AbortSignal.abort()
    await expect(choose([fakeEntry('wasm')], undefined, { signal })).rejects.toMatchObject({
      kind: 'cancelled',
    })
  })
})

describe('what is remembered', () => {
  it('is not tried again, while device and driver are the same', async () => {
    const findings = new KeptFindings()
    const make = (driver: string) => [fakeEntry('wasm', { delay: 30 }), fakeEntry('webgpu', { driver })]
    const first = await choose(make('1.0'), findings)
    const again = make('1.0')
    expect(await choose(again, findings)).toEqual(first)
    expect(again.map(({ asked }) => asked)).toEqual([['find'], ['find']])
    const updated = make('1.1')
    await choose(updated, findings)
    expect(updated[1].asked).toEqual(['find', 'create', 'create'])
  })

  it('is forgotten when a device goes away, and found again when it is back', async () => {
    const findings = new KeptFindings()
    const wasm = fakeEntry('wasm', { delay: 30 })
    await choose([wasm, fakeEntry('webgpu')], findings)
    expect((await choose([wasm, fakeEntry('webgpu', absent)], findings)).order).toEqual(['wasm'])
    expect((await choose([wasm, fakeEntry('webgpu')], findings)).order).toEqual(['webgpu', 'wasm'])
  })

  it('is of one shape and of one set of kernels', async () => {
    const findings = new KeptFindings()
    const entries = [fakeEntry('wasm'), fakeEntry('webgpu')]
    await choose(entries, findings)
    const larger = { ...wish, ownEdges: 60 }
    await chooseEngine(entries, larger, findings, { milliseconds: 20 })
    expect(findings.get('webgpu')?.speeds.map(({ ownEdges }) => ownEdges)).toEqual([64, 32])
    const other = smallWish({ optimiser: 'adamw' })
    await chooseEngine(entries, other, findings, { milliseconds: 20 })
    expect(findings.get('webgpu')?.checked).toEqual(['8 paper edge-normalised', '8 paper adamw'])
  })

  it('of those named is made anew', async () => {
    const findings = new KeptFindings()
    const entries = [fakeEntry('wasm'), fakeEntry('webgpu')]
    await choose(entries, findings)
    for (const { asked } of entries) asked.length = 0
    await choose(entries, findings, { again: ['webgpu'] })
    expect(entries.map(({ asked }) => asked)).toEqual([['find'], ['find', 'create', 'create']])
  })

  it('says during a trial that it has not ended, and a driver that ended the process is left alone', async () => {
    const findings = new KeptFindings()
    await choose([fakeEntry('wasm'), fakeEntry('webgpu')], findings)
    const states = findings.history.filter(({ engine }) => engine === 'webgpu').map((one) => one.unfinished)
    expect(states).toEqual([true, undefined, true, undefined])

    findings.keep(unfinishedTrial('webgpu'))
    const deadly = fakeEntry('webgpu')
    const { order, reasons } = await choose([fakeEntry('wasm'), deadly], findings)
    expect([order, deadly.asked]).toEqual([['wasm'], []])
    expect(reasons.get('webgpu')).toMatch(/ended while this engine was tried/)
    await choose([fakeEntry('wasm'), deadly], findings, { again: ['webgpu'] })
    expect(findings.get('webgpu')?.state).toBe('ready')
  })
})
