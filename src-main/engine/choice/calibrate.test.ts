import { describe, expect, it } from 'vitest'
import { modelConfigOf, presetSettings } from '../../../src-shared/settings.ts'
import { calibrate, speedShapeOf } from './calibrate.ts'
import { fakeEntry, smallWish } from './fakes.fixture.ts'

describe('the shape that a speed is measured on', () => {
  it('is the model’s, rounded to powers of two', () => {
    const wish = { ...smallWish(), ownEdges: 55 }
    expect(speedShapeOf(wish)).toEqual({
      d: 8,
      vocabulary: 16,
      ownEdges: 64,
      batchSequences: 2,
      window: 4,
      optimiser: 'edge-normalised',
      candidates: 'all',
    })
  })

  it('is no denser than a graph can be, and has an edge', () => {
    expect(speedShapeOf({ ...smallWish(), ownEdges: 1e6 }).ownEdges).toBe(64)
    expect(speedShapeOf({ ...smallWish(), ownEdges: 0 }).ownEdges).toBe(1)
  })

  it('is capped for large models, so that making them ready takes no longer than measuring them', () => {
    const settings = presetSettings('paper-en')
    const shape = speedShapeOf({ settings, config: modelConfigOf(settings, 32_000), ownEdges: 5e6 })
    const record = settings.d ** 2 + settings.d
    expect(shape.vocabulary).toBe(4096)
    expect(shape.ownEdges * record * 4).toBeLessThanOrEqual(2 ** 28)
    expect(shape.batchSequences * shape.window).toBeLessThanOrEqual(8192)
  })
})

describe('a calibration', () => {
  it('trains and generates, and lets the engine go', async () => {
    let disposed = 0
    const entry = fakeEntry('wasm', {
      change: (engine) => ({
        ...engine,
        dispose: async () => {
          disposed++
          await engine.dispose()
        },
      }),
    })
    const { speed, generation } = await calibrate(entry, smallWish(), 1, 20)
    expect(speed.tokensPerSecond).toBeGreaterThan(0)
    expect(generation.single).toBeGreaterThan(0)
    expect(generation.many).toBeGreaterThan(0)
    expect(disposed).toBe(1)
  })

  it.each([
    ['queues steps', true, 2],
    ['does not', false, 1],
  ])('has an engine that %s work as in training', async (_, queuesSteps, expected) => {
    let running = 0
    let most = 0
    const entry = fakeEntry('webgpu', {
      delay: 1,
      change: (engine) => ({
        ...engine,
        ...(queuesSteps && { queuesSteps: true as const }),
        async train(...step) {
          most = Math.max(most, ++running)
          try {
            return await engine.train(...step)
          } finally {
            running--
          }
        },
      }),
    })
    await calibrate(entry, smallWish(), 1, 20)
    expect([most, running]).toEqual([expected, 0])
  })

  it('tells a slow engine from a fast one', async () => {
    const fast = await calibrate(fakeEntry('wasm'), smallWish(), 1, 20)
    const slow = await calibrate(fakeEntry('webgpu', { delay: 40 }), smallWish(), 1, 20)
    expect(slow.speed.tokensPerSecond).toBeLessThan(8 * 25)
    expect(fast.speed.tokensPerSecond).toBeGreaterThan(slow.speed.tokensPerSecond)
  })
})
