import { describe, expect, it } from 'vitest'
import type { EngineFinding, EngineName } from '../../../src-shared/engine.ts'
import { smallWish } from '../../engine/choice/fakes.fixture.ts'
import { speedShapeOf, unfinishedTrial } from '../../engine/choice/index.ts'
import { Engines } from './engines.ts'
import { RememberedFindings } from './remembered.ts'
import type { StartTrial, TrialAssignment } from './trial.ts'
import { speedOnDevice, whereItWouldRun } from './whereabouts.ts'

class Facts {
  readonly #facts = new Map<string, string>()

  get(name: string): unknown {
    const text = this.#facts.get(name)
    return text === undefined ? undefined : JSON.parse(text)
  }

  set(name: string, value: unknown): void {
    this.#facts.set(name, JSON.stringify(value ?? null))
  }
}

type Kept = ConstructorParameters<typeof RememberedFindings>[0]
const keeper = (): Kept => ({ facts: new Facts() as unknown as Kept['facts'] })

const wish = smallWish()
const ready = (engine: EngineName, tokensPerSecond?: number): EngineFinding => ({
  engine,
  state: 'ready',
  at: 1,
  device: { device: `a ${engine} device`, threads: 1, variant: '', limits: [], memory: 1e6 },
  speeds: tokensPerSecond === undefined ? [] : [{ ...speedShapeOf(wish), tokensPerSecond, at: 1 }],
})
const gone = (engine: EngineName): EngineFinding => ({
  engine,
  state: 'unavailable',
  at: 1,
  speeds: [],
  problem: { kind: 'unsupported', message: 'There is none.', hint: 'Buy one.' },
})

/** A trial that finds these, and what it was asked. */
function finding(...all: EngineFinding[]): { start: StartTrial; asked: TrialAssignment[] } {
  const asked: TrialAssignment[] = []
  return {
    asked,
    start: async (assignment, onFinding) => {
      asked.push(assignment)
      for (const one of all) if (assignment.engines.includes(one.engine)) onFinding(one)
    },
  }
}

const nobody = [gone('webgpu'), gone('tensorflow')]

describe('the engines of a machine', () => {
  it('are not tried until somebody does, and nothing is said of them', () => {
    const engines = new Engines(keeper(), finding().start)
    const { chosen, engines: all } = engines.report(wish)
    expect(chosen).toBe(undefined)
    expect(all.map(({ state }) => state)).toEqual(['not-tried', 'not-tried', 'not-tried'])
    expect(all.map(({ available }) => available)).toEqual([true, false, false])
    for (const status of all) expect(status.measured ?? status.deviation ?? status.generation).toBe(undefined)
  })

  it('are looked at once, without a measurement', async () => {
    const { start, asked } = finding(ready('wasm'), ...nobody)
    const engines = new Engines(keeper(), start)
    await Promise.all([engines.look(wish), engines.look(wish)])
    await engines.look(wish)
    expect(asked.map(({ options }) => options.measure)).toEqual(['never'])
    const { chosen, engines: all } = engines.report(wish)
    expect(chosen).toBe('wasm')
    expect(all[1]).toMatchObject({
      available: false,
      reason: 'There is none.',
      problem: { hint: 'Buy one.' },
    })
  })

  it('are tested anew one by one or all, and two that are right are chosen between by speed', async () => {
    const { start, asked } = finding(ready('wasm', 10), ready('webgpu', 20), gone('tensorflow'))
    const engines = new Engines(keeper(), start)
    expect((await engines.test('wasm', wish)).chosen).toBe(undefined)
    const { chosen, engines: all } = await engines.test(undefined, wish)
    expect(chosen).toBe('webgpu')
    expect(asked.map((one) => one.engines.length)).toEqual([1, 3])
    expect(asked[1].options).toMatchObject({ measure: 'always', again: ['wasm', 'webgpu', 'tensorflow'] })
    expect(all[0].measured).toMatchObject({ tokensPerSecond: 10, isCurrent: true })
  })

  it('are not chosen between for a size that nobody measured: the figure says that it is another’s', async () => {
    const engines = new Engines(
      keeper(),
      finding(ready('wasm', 10), ready('webgpu', 20), gone('tensorflow')).start,
    )
    await engines.test(undefined, wish)
    const { chosen, engines: all } = engines.report({ ...wish, ownEdges: 4 })
    expect(chosen).toBe(undefined)
    expect(all[1].measured).toMatchObject({ tokensPerSecond: 20, isCurrent: false })
    expect(all[1].reason).toMatch(/not been measured/)
  })

  it('are forgotten on another machine', () => {
    const workspace = keeper()
    new RememberedFindings(workspace, 'one').keep(ready('wasm', 10))
    expect(new RememberedFindings(workspace, 'one').get('wasm')).toEqual(ready('wasm', 10))
    expect(new RememberedFindings(workspace, 'other').get('wasm')).toBe(undefined)
  })

  it('leave a mark while they are tried, for a driver may end the process, and none when the trial failed', async () => {
    const workspace = keeper()
    const during: (boolean | undefined)[] = []
    const engines = new Engines(workspace, async () => {
      during.push(new RememberedFindings(workspace).get('webgpu')?.unfinished)
      throw new Error('no thread')
    })
    new RememberedFindings(workspace).keep(ready('webgpu', 5))
    await expect(engines.test('webgpu', wish)).rejects.toThrow('no thread')
    expect(during).toEqual([true])
    expect(engines.get('webgpu')).toEqual(ready('webgpu', 5))
    await expect(engines.test('tensorflow', wish)).rejects.toThrow()
    expect(engines.get('tensorflow')).toBe(undefined)
    new RememberedFindings(workspace).keep(unfinishedTrial('webgpu'))
    expect(engines.report(wish).engines[1].problem?.message).toMatch(/ended while/)
  })

  it('leave no mark when the studio is closed meanwhile: what was known before is known again', async () => {
    const workspace = keeper()
    const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
    const engines = new Engines(workspace, async (_, onFinding) => {
      await ended
      onFinding(gone('webgpu'))
    })
    new RememberedFindings(workspace).keep(ready('webgpu', 5))
    const tests = [engines.test('webgpu', wish), engines.test('tensorflow', wish)]
    await Promise.resolve()
    expect(engines.get('webgpu')?.unfinished).toBe(true)
    const closed = engines.close()
    expect(engines.get('webgpu')).toEqual(ready('webgpu', 5))
    end(undefined)
    await Promise.all([closed, ...tests])
    expect(engines.get('webgpu')).toEqual(ready('webgpu', 5))
  })

  it('are really tried in a thread of their own, which ends by itself', async () => {
    const engines = new Engines(keeper())
    const { engines: all } = await engines.test('wasm', wish, 20)
    expect(all[0]).toMatchObject({ state: 'ready', measured: { isCurrent: true } })
    expect(all[0].deviation).toBeLessThan(1e-3)
  })
})

describe('where a training would run', () => {
  const at = (findings: EngineFinding[], changes = {}) => {
    const workspace = keeper()
    for (const one of findings) new RememberedFindings(workspace).keep(one)
    return whereItWouldRun(workspace, { ...wish, settings: { ...wish.settings, ...changes } })
  }

  it('is the processor where nothing else can run', () => {
    const place = at([ready('wasm'), ...nobody])
    expect(place).toMatchObject({ engine: 'wasm', takesHostMemory: true })
    expect(place.device).toMatch(/threads$/)
  })

  it('is the card that is faster, whose model need not fit into the machine’s memory', () => {
    const place = at([ready('wasm', 1), ready('webgpu', 2), gone('tensorflow')])
    expect(place).toMatchObject({ engine: 'webgpu', device: 'a webgpu device', takesHostMemory: false })
  })

  it('is open where a measurement will decide', () => {
    const place = at([ready('wasm'), ready('webgpu'), gone('tensorflow')])
    expect(place.engine).toBe(undefined)
    expect(place.device).toMatch(/ \/ a webgpu device$/)
    expect(place.takesHostMemory).toBe(false)
  })

  it('is what was asked for, with its memory, or the reason why it cannot be', () => {
    const findings = [ready('wasm', 9), ready('webgpu', 2), gone('tensorflow')]
    expect(at(findings, { engine: 'webgpu' })).toMatchObject({ engine: 'webgpu', cardMemory: 1e6 })
    expect(at(findings, { engine: 'tensorflow' }).refusal).toMatchObject({
      kind: 'unsupported',
      message: 'There is none.',
    })
    expect(
      at([{ ...ready('webgpu'), state: 'wrong', deviation: 0.5 }], { engine: 'webgpu' }).refusal,
    ).toMatchObject({
      kind: 'unsupported',
    })
  })

  it('has a speed of the same kernels only', () => {
    const workspace = keeper()
    new RememberedFindings(workspace).keep(ready('wasm', 10))
    expect(speedOnDevice(workspace, 'wasm', wish.settings)?.tokensPerSecond).toBe(10)
    expect(speedOnDevice(workspace, 'wasm', { ...wish.settings, d: 64 })).toBe(undefined)
    expect(speedOnDevice(workspace, 'webgpu', wish.settings)).toBe(undefined)
  })
})
