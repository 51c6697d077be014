import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeside } from './placement.ts'

const room = { width: 1000, height: 800 }
const panel = { width: 200, height: 100 }
const anchor = { left: 400, top: 300, width: 80, height: 28 }

describe('placeBeside', () => {
  it('goes below, its start in line', () => {
    expect(placeBeside(anchor, panel, room)).toEqual({ left: 400, top: 334 })
  })

  it('goes to the side that is asked for', () => {
    expect(placeBeside(anchor, panel, room, { side: 'above' }).top).toBe(194)
    expect(placeBeside(anchor, panel, room, { side: 'right' }).left).toBe(486)
    expect(placeBeside(anchor, panel, room, { side: 'left' }).left).toBe(194)
  })

  it('aligns with the middle or the end', () => {
    expect(placeBeside(anchor, panel, room, { alignment: 'centre' }).left).toBe(340)
    expect(placeBeside(anchor, panel, room, { alignment: 'end' }).left).toBe(280)
  })

  it('changes sides where there is no room', () => {
    expect(placeBeside({ ...anchor, top: 760 }, panel, room).top).toBe(654)
    expect(placeBeside({ ...anchor, top: 4 }, panel, room, { side: 'above' }).top).toBe(38)
  })

  it('never leaves the window when it fits into it', () => {
    const length = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(
        fc.record({ left: length, top: length, width: length, height: length }),
        fc.constantFrom('below', 'above', 'left', 'right'),
        fc.constantFrom('start', 'centre', 'end'),
        (somewhere, side, alignment) => {
          const { left, top } = placeBeside(somewhere, panel, room, { side, alignment })
          expect(left).toBeGreaterThanOrEqual(8)
          expect(top).toBeGreaterThanOrEqual(8)
          expect(left + panel.width).toBeLessThanOrEqual(room.width - 8)
          expect(top + panel.height).toBeLessThanOrEqual(room.height - 8)
        },
      ),
    )
  })
})
