import { describe, expect, it } from 'vitest'
import { freeInside, roomParts } from './room.ts'

describe('what takes the room', () => {
  it('is largest first, what is free last, and never more than all', () => {
    const parts = roomParts({
      parts: [
        { part: 'texts', bytes: 20, items: 2 },
        { part: 'checkpoints', bytes: 60, items: 3 },
        { part: 'uploads', bytes: 0, items: 0 },
      ],
      bytes: 100,
      reusable: 10,
    })
    expect(parts.map(({ part }) => part)).toEqual(['checkpoints', 'texts', freeInside])
    expect(parts.map(({ share }) => share)).toEqual([0.6, 0.2, 0.1])
    expect(parts.map(({ colour }) => colour)).toEqual([1, 2, 3])
  })

  it('never exceeds the whole where parts overlap', () => {
    const parts = roomParts({ parts: [{ part: 'texts', bytes: 300, items: 1 }], bytes: 100, reusable: 0 })
    expect(parts[0].share).toBe(1)
  })

  it('is nothing in an empty workspace', () => {
    expect(roomParts({ parts: [], bytes: 0, reusable: 0 })).toEqual([])
  })
})
