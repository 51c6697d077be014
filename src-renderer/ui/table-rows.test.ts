import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsInSight, sortRows } from './table-rows.ts'

describe('sortRows', () => {
  const rows = [
    { name: 'run 10', loss: 2 },
    { name: 'run 9', loss: undefined },
    { name: 'Run 2', loss: NaN },
    { name: '跑 1', loss: -1 },
  ]

  it('orders names as people do', () => {
    const names = sortRows(rows, (row) => row.name, false, 'en').map((row) => row.name)
    expect(names.slice(0, 3)).toEqual(['Run 2', 'run 9', 'run 10'])
  })

  it('has what is missing at the end, either way', () => {
    for (const descending of [false, true]) {
      const losses = sortRows(rows, (row) => row.loss, descending, 'en').map((row) => row.loss)
      expect(losses.slice(0, 2)).toEqual(descending ? [2, -1] : [-1, 2])
      expect(losses).toHaveLength(4)
    }
  })

  it('keeps the order of equals and leaves the original alone', () => {
    const equal = [1, 2, 3].map((id) => ({ id, value: 7 }))
    expect(sortRows(equal, (row) => row.value, true, 'en').map((row) => row.id)).toEqual([1, 2, 3])
    expect(sortRows(rows, (row) => row.name, true, 'en')).not.toBe(rows)
    expect(rows[0].name).toBe('run 10')
  })
})

describe('rowsInSight', () => {
  it('covers what is seen, whatever is scrolled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: -50, max: 200_000 }),
        fc.integer({ min: 1, max: 2000 }),
        (count, scrolled, room) => {
          const { first, end } = rowsInSight(count, 32, scrolled, room)
          expect(first).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(count)
          expect(first).toBeLessThanOrEqual(count)
          for (const seen of [scrolled, scrolled + room - 1]) {
            const row = Math.floor(seen / 32)
            if (row >= 0 && row < count) {
              expect(first).toBeLessThanOrEqual(row)
              expect(end).toBeGreaterThan(row)
            }
          }
          expect(end - first).toBeLessThanOrEqual(room / 32 + 18)
        },
      ),
    )
  })
})
