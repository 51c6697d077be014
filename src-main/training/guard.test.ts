import { describe, expect, it } from 'vitest'
import { StudioError } from '../../src-shared/errors.ts'
import type { StepReport } from '../engine/engine.ts'
import { freshGuard, watch, type GuardState } from './guard.ts'

function report(loss: number, nonFinite?: number): StepReport {
  return {
    loss: loss * 100,
    predictions: 100,
    gradientNorm: 1,
    energyMean: 1,
    energyMaximum: 1,
    edgesUpdated: 1,
    edgesClipped: 0,
    nonFinite,
  }
}

function after(losses: readonly number[], from: GuardState = freshGuard): GuardState {
  return losses.reduce((state, loss, i) => watch(state, report(loss), i + 1), from)
}

const calm = Array.from({ length: 50 }, (_, i) => 5 + 0.1 * Math.sin(i))

describe('watch', () => {
  it('lets a falling, noisy loss pass', () => {
    const state = after(Array.from({ length: 300 }, (_, i) => 6 - i / 100 + 0.2 * Math.cos(i * 7)))
    expect(state.steps).toBe(300)
    expect(state.mean).toBeLessThan(3.4)
  })

  it('stops at once at values that are no numbers, naming step and edge', () => {
    for (const bad of [report(NaN), report(Infinity), report(3, 17)]) {
      const call = (): GuardState => watch(freshGuard, bad, 42)
      expect(call).toThrow(StudioError)
      expect(call).toThrow(/42/)
    }
    expect(() => watch(freshGuard, report(3, 17), 42)).toThrow(/edge 17/)
  })

  it('forgives one hard batch and stops at the second in a row', () => {
    const once = after([...calm, 9])
    expect(after([5, 5, 9], once).high).toBe(1)
    expect(() => after([9], once)).toThrow(StudioError)
  })

  it('does not take the beginning for a spike', () => {
    expect(after([3, 6, 9, 9, 9]).steps).toBe(5)
  })

  it('is not dragged along by the spike it judges', () => {
    const before = after(calm)
    expect(watch(before, report(50), 51).mean).toBe(before.mean)
  })
})
