import { describe, expect, it } from 'vitest'
import { tokenHue } from './token-hue.ts'

describe('the colour of a token', () => {
  it('is one of six, and all six occur about as often', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0]
    for (let id = 0; id < 40_000; id++) counts[tokenHue(id)]++
    expect(counts[0]).toBe(0)
    for (const count of counts.slice(1)) expect(count).toBeGreaterThan(5000)
  })
})
