import { describe, expect, it } from 'vitest'
import { finish, type Pieces } from '../../src-shared/pieces.ts'
import type { Progress } from '../../src-shared/progress.ts'
import { inPieces } from './job.ts'

/** Counts to a number, a few milliseconds each. */
function* counting(to: number): Pieces<number> {
  for (let done = 0; done < to; done++) {
    const until = performance.now() + 5
    while (performance.now() < until);
    yield done % 2 === 0 ? { phase: 'counting', done, total: to, unit: 'items' } : undefined
  }
  return to
}

describe('work in pieces', () => {
  it('comes to the same result in one go and in breaths', async () => {
    expect(finish(counting(4))).toBe(4)
    const reports: Progress[] = []
    const control = {
      signal: new AbortController().signal,
      onProgress: (progress: Progress) => void reports.push(progress),
    }
    expect(await inPieces(counting(4), control, '')).toBe(4)
    expect(reports.map(({ done }) => done)).toEqual([0, 2])
  })

  it('lets others have their turn, and is ended by one of them', async () => {
    const ending = new AbortController()
    setTimeout(() => ending.abort(), 0)
    let last = 0
    const control = { signal: ending.signal, onProgress: ({ done }: Progress) => void (last = done) }
    await expect(inPieces(counting(1e9), control, 'Nothing is lost.')).rejects.toMatchObject({
      kind: 'cancelled',
      message: 'It was cancelled. Nothing is lost.',
    })
    expect(last).toBeGreaterThan(0)
  })

  it('fails as its work does', async () => {
    function* failing(): Pieces<never> {
      yield
      throw new RangeError('no')
    }
    const control = { signal: new AbortController().signal, onProgress: () => undefined }
    await expect(inPieces(failing(), control, '')).rejects.toThrow(RangeError)
  })
})
