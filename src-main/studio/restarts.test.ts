import { describe, expect, it } from 'vitest'
import { Restarts } from './restarts.ts'

describe('restarts', () => {
  it('are fewer and later with every death, until there is none', () => {
    const restarts = new Restarts(() => 0)
    const delays = [restarts.died(), restarts.died(), restarts.died()] as number[]
    expect(delays).toEqual([...delays].sort((a, b) => a - b))
    // All of them together leave time for a start within three seconds.
    expect(Math.max(...delays)).toBeLessThan(1500)
    expect(restarts.died()).toBeUndefined()
    expect(restarts.deaths).toBe(4)
    restarts.forget()
    expect(restarts.died()).toBe(delays[0])
  })

  it('are not counted beyond a minute', () => {
    let now = 0
    const restarts = new Restarts(() => now)
    const first = restarts.died()
    for (let i = 0; i < 10; i++) {
      now += 60_000
      expect(restarts.died()).toBe(first)
    }
    now += 59_999
    expect(restarts.died()).not.toBe(first)
    expect(restarts.deaths).toBe(2)
  })
})
