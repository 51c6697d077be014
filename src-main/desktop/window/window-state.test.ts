import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialState, readState, restoreState, smallest, writeState } from './window-state.ts'

const left = { x: 0, y: 25, width: 1920, height: 1055 }
const right = { x: 1920, y: 0, width: 2560, height: 1440 }
const state = { x: 2000, y: 100, width: 1200, height: 900, maximised: true, fullScreen: false }
const restore = (value: unknown, areas = [left, right]) => restoreState(JSON.stringify(value), areas)

describe('the place of the window', () => {
  it('is where it was, on any display', () => expect(restore(state)).toEqual(state))

  it.each([
    ['the display is gone', { ...state }, [left]],
    ['its title would be above the screen', { ...state, x: 10, y: 0 }, [left]],
    ['only a sliver would be in reach', { ...state, x: 1900 }, [left]],
    ['it lies below', { ...state, x: 10, y: 1075 }, [left]],
    ['it was never known', { ...state, x: undefined, y: undefined }, [left]],
  ])('is left to the system when %s', (_why, stored, areas) => {
    const restored = restore(stored, areas)
    expect(restored.x).toBeUndefined()
    expect(restored.y).toBeUndefined()
    expect(restored.width).toBe(1200)
  })

  it('fits the display it is on, and is never too small', () => {
    expect(restore({ ...state, x: 0, y: 25, width: 5000, height: 5000 })).toMatchObject({
      width: 1920,
      height: 1055,
    })
    expect(restore({ ...state, width: 10, height: 10 })).toMatchObject(smallest)
  })

  it.each([
    '',
    'null',
    '[]',
    '{',
    '{"width":1e99}',
    '{"width":"1200","height":900}',
    JSON.stringify({ ...state, width: -5 }),
  ])('is the first one when %j was stored', (text) =>
    expect(restoreState(text, [left])).toEqual(initialState),
  )

  it('can always be reached, whatever was stored', () => {
    const number = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.integer())
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const restored = restore({ x, y, width, height, maximised: false, fullScreen: false })
        expect(restored.width).toBeGreaterThanOrEqual(smallest.width)
        expect(restored.height).toBeGreaterThanOrEqual(smallest.height)
        if (restored.x === undefined || restored.y === undefined) return
        const { x: atX, y: atY } = restored
        const reachable = [left, right].some(
          (area) =>
            atY >= area.y &&
            atY < area.y + area.height &&
            atX < area.x + area.width &&
            atX + restored.width > area.x,
        )
        expect(reachable).toBe(true)
      }),
    )
  })

  it('survives on the disk; a folder that is gone is no reason to fail', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'window-')), 'state.json')
    expect(readState(file, [left])).toEqual(initialState)
    writeState(file, state)
    expect(readState(file, [right])).toEqual(state)
    expect(() => writeState(path.join(file, 'not-a-folder'), state)).not.toThrow()
  })
})
