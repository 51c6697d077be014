import { describe, expect, it } from 'vitest'
import { GrowingCurve, type Curve } from './curve.ts'
import { heightOf, heightsOf, readAt, tableOf, unionOf, wholeRange, type Line } from './picture.ts'
import { smooth } from './smoothing.ts'

function curve(steps: readonly number[], values: readonly number[]): Curve {
  const growing = new GrowingCurve(100)
  steps.forEach((step, index) => growing.append(step, step * 10, step / 10, values[index]))
  return growing.view
}

function line(steps: readonly number[], values: readonly number[], halfLife = 0): Line {
  const made = curve(steps, values)
  const look = { label: 'a', colour: '#000', dashed: false, marked: false }
  const key = String(steps)
  return {
    ...look,
    key,
    curve: made,
    places: made.steps,
    smoothed: smooth(made, halfLife),
    isSmoothed: halfLife > 0,
  }
}

describe('the table that is drawn', () => {
  it('lays lines over one axis; where a line has no point it goes straight on', () => {
    const [x, ...cells] = tableOf({
      lines: [line([1, 3], [5, 6], 1e-9), line([2, 3], [7, 8], 1e-9)],
      logX: false,
      logY: false,
    })
    expect(x).toEqual([1, 2, 3])
    expect(cells[2]).toEqual([5, undefined, 6])
    expect(cells[6]).toEqual([undefined, 7, 8])
    expect(cells).toHaveLength(8)
  })

  it('interrupts a line where it is no number, or none of a logarithmic axis', () => {
    const lines = [line([0, 1, 2, 3], [4, NaN, -1, 2], 1e-9)]
    expect(tableOf({ lines, logX: false, logY: false })[3]).toEqual([4, null, -1, 2])
    expect(tableOf({ lines, logX: false, logY: true })[3]).toEqual([4, null, null, 2])
    const [x, , , mean] = tableOf({ lines, logX: true, logY: false })
    expect(x).toEqual([1, 2, 3])
    expect(mean).toEqual([null, -1, 2])
  })

  it('joins axes without repeating a place', () => {
    expect(unionOf([Float64Array.of(1, 1, 4), Float64Array.of(2, 4, 9)])).toEqual([1, 2, 4, 9])
    expect(unionOf([])).toEqual([])
  })
})

describe('ranges', () => {
  const look = { levels: [], logX: false, logY: false, range: undefined }

  it('reach from the first point to the last', () => {
    expect(wholeRange({ lines: [line([2, 5], [1, 1]), line([1, 3], [1, 1])], logX: false })).toEqual({
      from: 1,
      to: 5,
    })
    expect(wholeRange({ lines: [line([0, 5], [1, 1])], logX: true })).toEqual({ from: 5, to: 6 })
    expect(wholeRange({ lines: [], logX: false })).toBeUndefined()
  })

  it('show what lies in sight, and every level', () => {
    const picture = {
      ...look,
      lines: [line([1, 2, 3], [2, 4, 100])],
      levels: [{ label: 'bigram', value: 9 }],
    }
    const height = heightOf(picture, { from: 1, to: 2 })
    expect(height.from).toBeLessThanOrEqual(2)
    expect(height.to).toBeGreaterThanOrEqual(9)
    expect(height.to).toBeLessThan(20)
  })

  it('do not let one spike press the curve flat', () => {
    const values = Array.from({ length: 60 }, (_, index) => (index === 30 ? 1e6 : 5 + (index % 2)))
    const steps = values.map((_, index) => index)
    const height = heightOf({ ...look, lines: [line(steps, values, 1e9)] }, undefined)
    expect(height.to).toBeLessThan(1e6)
    expect(heightOf({ ...look, lines: [] }, undefined)).toEqual({ from: 0, to: 1 })
  })
})

describe('a reading', () => {
  it('is that of the nearest point', () => {
    expect(readAt(line([10, 20], [3, 4]), 16)).toMatchObject({
      step: 20,
      tokens: 200,
      seconds: 2,
      raw: 4,
      points: 1,
    })
    expect(readAt(line([], []), 16)).toBeUndefined()
  })
})

describe('two y axes', () => {
  const range = { from: 1, to: 3 }
  const large = line([1, 2, 3], [30_000, 31_000, 30_500])
  const small = { ...line([1, 2, 3], [4, 5, 6]), onRight: true }
  const picture = { levels: [], logX: false, logY: false, range: undefined }

  it('hold each the lines that are measured by them', () => {
    const { left, right } = heightsOf({ ...picture, lines: [large, small] }, range)
    expect(left).toEqual(heightOf({ ...picture, lines: [large] }, range))
    expect(right).toEqual(heightOf({ ...picture, lines: [small] }, range))
  })

  it('are one where no line needs the second', () => {
    expect(heightsOf({ ...picture, lines: [large] }, range).right).toBeUndefined()
  })

  it('have the levels at the left', () => {
    const levels = [{ label: 'bigram', value: 50_000 }]
    const { left, right } = heightsOf({ ...picture, levels, lines: [large, small] }, range)
    expect(left.to).toBeGreaterThan(50_000)
    expect(right?.to).toBeLessThan(10)
  })
})
