import { describe, expect, it } from 'vitest'
import { Rereading } from './rereading.ts'

function held() {
  const ends: ((error?: Error) => void)[] = []
  const reading = new Rereading(
    () =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error === undefined ? resolve() : reject(error)))
      }),
  )
  return { reading, ends }
}

describe('reading again', () => {
  it('is done once more, however many asked meanwhile', async () => {
    const { reading, ends } = held()
    const first = reading.now()
    await Promise.all([reading.now(), reading.now()])
    expect(ends).toHaveLength(1)
    ends[0]()
    await expect.poll(() => ends.length).toBe(2)
    ends[1]()
    await first
    expect(ends).toHaveLength(2)
  })

  it('is done anew when it is asked for later, also after a failure', async () => {
    const { reading, ends } = held()
    const first = reading.now()
    ends[0](new Error('gone'))
    await expect(first).rejects.toThrow('gone')
    const second = reading.now()
    expect(ends).toHaveLength(2)
    ends[1]()
    await second
  })
})
