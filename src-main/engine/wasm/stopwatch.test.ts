import { describe, expect, it } from 'vitest'
import { stepPhases } from '../engine.ts'
import type { Batch, EngineOptions, StepSettings } from '../engine.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { recordLength } from '../../model/parameters.ts'
import { Stopwatch } from './stopwatch.ts'
import { WasmEngine } from './wasm-engine.ts'

describe('the stopwatch', () => {
  it('gives every moment to one phase', () => {
    const began = performance.now()
    const watch = new Stopwatch()
    watch.lap('plan')
    while (performance.now() - began < 2) watch.lap('energies')
    watch.lap('plan')
    const all = performance.now() - began
    const { plan = NaN, energies = NaN } = watch.times
    expect(Object.keys(watch.times).sort()).toEqual(['energies', 'plan'])
    expect(plan + energies).toBeLessThanOrEqual(all)
    expect(energies).toBeGreaterThan(0)
  })

  it('takes the mean over threads, and what they did not count as waiting', () => {
    const began = performance.now()
    const watch = new Stopwatch()
    while (performance.now() - began < 2);
    watch.lapOfThreads([{ energies: 0.5 }, { energies: 1, backward: 1, waiting: 0.25 }])
    expect(watch.times.energies).toBeCloseTo(0.75)
    expect(watch.times.backward).toBeCloseTo(0.5)
    const sum = Object.values(watch.times).reduce((total, time) => total + time, 0)
    expect(sum).toBeGreaterThanOrEqual(2)
    expect(sum).toBeLessThanOrEqual(performance.now() - began)
  })
})

describe('a timed step', () => {
  const settings: StepSettings = {
    learningRate: 1e-2,
    weightDecay: 0,
    biasDecay: 0,
    clip: 0,
    signalReset: 0,
    candidates: 'all',
    reduction: 'mean',
  }
  const batch: Batch = { sequences: 2, length: 3, tokens: Uint32Array.of(0, 1, 2, 2, 0, 1) }
  const options: EngineOptions = {
    config: {
      dialect: 'paper',
      d: 8,
      vocabularySize: 3,
      maxContext: 4,
      minBigramCount: 1,
      positionalEncoding: 'none',
      energyScale: 1,
      sharedWeighting: 'uniform',
      trainShared: true,
    },
    graph: graphOfPairs(3, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ]),
    optimiser: { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, dense: true },
    threads: 2,
    maxBatch: { sequences: 2, length: 3 },
  }
  const open = async (limits?: ConstructorParameters<typeof WasmEngine>[1]): Promise<WasmEngine> => {
    const engine = new WasmEngine(options, limits)
    await engine.open()
    const length = recordLength(8)
    await engine.writeEdges(
      0,
      Float32Array.from({ length: 4 * length }, (_, i) => Math.sin(i)),
    )
    await engine.startOptimiser()
    return engine
  }

  it.each([
    ['small groups', undefined],
    ['large groups', { shardBytes: 2 ** 20, largestWhole: 0, blockPairs: 1, waveBytes: 2 ** 20 }],
  ])('does what an untimed one does and names every phase, with %s', async (_, limits) => {
    const [timed, plain] = [await open(limits), await open(limits)]
    const times = await timed.timeStep(batch, settings)
    await plain.train(batch, settings)
    expect(await timed.readEdges(0, 4)).toEqual(await plain.readEdges(0, 4))
    expect(await timed.readSmall()).toEqual(await plain.readSmall())
    expect(Object.keys(times).sort()).toEqual([...stepPhases].sort())
    for (const time of Object.values(times)) expect(time).toBeGreaterThanOrEqual(0)
    await Promise.all([timed.dispose(), plain.dispose()])
  })
})
