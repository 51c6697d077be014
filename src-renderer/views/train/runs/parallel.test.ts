import { describe, expect, it } from 'vitest'
import type { RunRow } from '../../../../src-shared/contract/index.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { parallelAxes, pathOf } from './parallel.ts'

function rows(...changes: { settings?: Partial<RunRow['settings']>; row?: Partial<RunRow> }[]): RunRow[] {
  const studio = new FakeStudio(0)
  return changes.map(({ settings, row }, index) => {
    const made = studio.addRun(index + 1, 100).row
    const common = { learningRate: 0.01, seed: 1 }
    return { ...made, ...row, settings: { ...made.settings, ...common, ...settings } }
  })
}

describe('parallel axes', () => {
  it('are the settings that differ, in the order of the form, and what came of them', () => {
    const made = rows(
      { settings: { d: 8, learningRate: 0.1 }, row: { tokens: 10, bestPerplexity: 50 } },
      { settings: { d: 32 }, row: { tokens: 20, bestPerplexity: 40 } },
    )
    const names = parallelAxes(made).map(({ name }) => name)
    expect(names).toEqual(['d', 'learningRate', 'tokens', 'bestPerplexity'])
  })

  it('have numbers by their size, by its logarithm where they are far apart', () => {
    const made = rows(
      { settings: { learningRate: 0.0001, steps: 100 } },
      { settings: { learningRate: 0.001, steps: 200 } },
      { settings: { learningRate: 0.01, steps: 300 } },
    )
    const axes = parallelAxes(made)
    for (const name of ['learningRate', 'steps']) {
      const axis = axes.find((found) => found.name === name)!
      const places = made.map((row) => axis.placeOf(row)!)
      expect(places[0]).toBe(0)
      expect(places[1]).toBeCloseTo(0.5)
      expect(places[2]).toBeCloseTo(1)
      expect(axis.ticks.map(({ value }) => value)).toHaveLength(3)
    }
  })

  it('have words as far from each other, numbers among them too', () => {
    const made = rows(
      { settings: { candidates: 'all' } },
      { settings: { candidates: 100 } },
      { settings: { candidates: 20 } },
    )
    const axis = parallelAxes(made).find(({ name }) => name === 'candidates')!
    expect(axis.ticks.map(({ value }) => value)).toEqual([20, 100, 'all'])
    expect(made.map((row) => axis.placeOf(row))).toEqual([1, 0.5, 0])
  })

  it('name the ends and the middle where there are many values', () => {
    const made = rows(...Array.from({ length: 9 }, (_, index) => ({ settings: { steps: 10 + index } })))
    const axis = parallelAxes(made).find(({ name }) => name === 'steps')!
    expect(axis.ticks).toEqual([
      { at: 0, value: 10 },
      { at: 0.5, value: 14 },
      { at: 1, value: 18 },
    ])
  })

  it('name no value that would lie on its neighbour', () => {
    const made = rows(...[1000, 1010, 1500, 1990, 2000].map((steps) => ({ settings: { steps } })))
    const axis = parallelAxes(made).find(({ name }) => name === 'steps')!
    expect(axis.ticks.map(({ value }) => value)).toEqual([1000, 1500, 2000])
  })

  it('put a run without a result nowhere, and interrupt its line there', () => {
    const made = rows(
      { settings: { d: 8 }, row: { bestPerplexity: undefined, tokens: undefined } },
      { settings: { d: 16 }, row: { bestPerplexity: 30, tokens: 5 } },
      { settings: { d: 32 }, row: { bestPerplexity: 20, tokens: 6 } },
    )
    const axes = parallelAxes(made)
    expect(axes.map(({ name }) => name)).toEqual(['d', 'tokens', 'bestPerplexity'])
    const y = (place: number): number => 100 - 100 * place
    expect(pathOf(made[0], axes, [0, 50, 100], y)).toBe('M0.0 100.0')
    expect(pathOf(made[2], axes, [0, 50, 100], y)).toBe('M0.0 0.0L50.0 0.0L100.0 100.0')
  })

  it('are but the result where nothing differs', () => {
    const made = rows({ row: { bestPerplexity: 40 } }, { row: { bestPerplexity: 40 } })
    const [only, ...others] = parallelAxes(made)
    expect(others).toEqual([])
    expect(only.placeOf(made[0])).toBe(0.5)
  })
})
