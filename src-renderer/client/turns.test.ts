import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('are so many at once, in order, whether they succeed or not', async () => {
    const turns = new Turns(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const work = (number: number): Promise<number> =>
      turns.take(async () => {
        begun.push(number)
        await new Promise<void>((resolve) => ends.push(resolve))
        if (number === 1) throw new Error('failed')
        return number
      })
    const all = [0, 1, 2, 3].map(work)
    const results = Promise.allSettled(all)
    await Promise.resolve()
    expect(begun).toEqual([0, 1])
    ends[1]()
    await expect(all[1]).rejects.toThrow('failed')
    await expect.poll(() => begun).toEqual([0, 1, 2])
    ends[0]()
    await expect.poll(() => begun).toEqual([0, 1, 2, 3])
    ends[2]()
    ends[3]()
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    // Everybody has given the place back.
    expect(await turns.take(async () => 'free')).toBe('free')
  })
})
