import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostLabels, placeLabels, type LabelWish, type PlacedLabel } from './labels.ts'

const window = { width: 400, height: 300 }

function wish(at: number, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish {
  return {
    at,
    centre: { x, y },
    radius: 5,
    text: 'word',
    size: 12,
    width: 30,
    isForced: false,
    isOnLine: false,
    ...more,
  }
}

function boxOf({ wish: { width, size }, at }: PlacedLabel) {
  const middle = at.y - size / 3
  return { left: at.x, right: at.x + width, top: middle - size * 0.62, bottom: middle + size * 0.62 }
}

const wishes = fc
  .array(fc.record({ x: fc.nat(400), y: fc.nat(300), width: fc.integer({ min: 5, max: 90 }) }), {
    maxLength: 40,
  })
  .map((places) => places.map(({ x, y, width }, at) => wish(at, x, y, { width })))

describe('labels', () => {
  it('do not lie on each other, nor leave the window', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const boxes = placeLabels(all, [], window, Infinity).map(boxOf)
        boxes.forEach((one, index) => {
          expect(one.left >= 0 && one.right <= 400 && one.top >= 0 && one.bottom <= 300).toBe(true)
          for (const other of boxes.slice(index + 1)) {
            const meet =
              one.left < other.right - 1e-9 &&
              other.left < one.right - 1e-9 &&
              one.top < other.bottom - 1e-9 &&
              other.top < one.bottom - 1e-9
            expect(meet).toBe(false)
          }
        })
      }),
    )
  })

  it('stand to the right where there is room, else to the left, below, above', () => {
    const place = (discs: { x: number; y: number; radius: number }[]): { x: number; y: number } => {
      const all = discs.map(({ radius, ...centre }) => ({ centre, radius }))
      return placeLabels([wish(0, 200, 150)], all, window, 1)[0].at
    }
    const right = { x: 225, y: 150, radius: 10 }
    const left = { x: 175, y: 150, radius: 10 }
    const below = { x: 200, y: 166, radius: 6 }
    expect(place([])).toEqual({ x: 208, y: 154 })
    expect(place([right])).toEqual({ x: 162, y: 154 })
    expect(place([right, left]).y).toBeGreaterThan(160)
    expect(place([right, left, below]).y).toBeLessThan(150)
  })

  it('keep clear of a line through their node', () => {
    const [{ at }] = placeLabels([wish(0, 200, 150, { isOnLine: true })], [], window, 1)
    expect(at.x).toBe(185)
    expect(at.y).toBeGreaterThan(160)
  })

  it('turn inwards at the edge of the window', () => {
    expect(placeLabels([wish(0, 395, 150)], [], window, 1)[0].at.x).toBeLessThan(370)
  })

  it('are given to the first wishes, and to the forced ones in any case', () => {
    const all = [wish(0, 50, 50), wish(1, 50, 100), wish(2, 50, 150, { isForced: true })]
    expect(placeLabels(all, [], window, 1).map((label) => label.wish.at)).toEqual([0, 2])
    const crowd = Array.from({ length: 9 }, (_, at) => wish(at, 200, 150, { isForced: true }))
    expect(placeLabels(crowd, [], window, 0)).toHaveLength(9)
  })

  it('become more with the level and with the window', () => {
    const counts = [0, 1, 2, 3, 4].map((level) => mostLabels(level, window))
    expect(counts[0]).toBe(0)
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts)
    expect(counts[4]).toBe(Infinity)
    expect(mostLabels(2, { width: 800, height: 300 })).toBe(2 * counts[2])
  })
})
