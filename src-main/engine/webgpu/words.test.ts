import { describe, expect, it } from 'vitest'
import { noSettings, settingsStride, writeSettings } from './wgsl/settings.ts'
import { bitsOf, realOf, Words } from './words.ts'

describe('Words', () => {
  it('grow, and keep what they hold', () => {
    const words = new Words()
    let expected: number[] = []
    for (let n = 0; n < 40; n++) {
      const some = Array.from({ length: 137 * n }, (_, k) => n * k)
      expect(words.append(some)).toBe(expected.length)
      expected = [...expected, ...some]
    }
    expect(expected.length).toBeGreaterThan(2 ** 16)
    expect(words.reserve(3)).toBe(expected.length)
    expect([...words.all]).toEqual([...expected, 0, 0, 0])
  })

  it('carry reals by their bits', () => {
    for (const value of [0, 1.5, -3e38, 1e-40, 0.1]) expect(realOf(bitsOf(value))).toBe(Math.fround(value))
    expect(bitsOf(1)).toBe(0x3f800000)
  })
})

describe('writeSettings', () => {
  it('puts whole numbers before reals, block by block', () => {
    const blocks = new ArrayBuffer(3 * settingsStride)
    writeSettings({ ...noSettings, predictions: 7, initialSignal: 0.5, restingSignal: 2.5 }, blocks, 1)
    const names = Object.keys(noSettings)
    const [words, reals] = [new Uint32Array(blocks), new Float32Array(blocks)]
    const at = settingsStride / 4
    expect(words[at + names.indexOf('predictions')]).toBe(7)
    expect(reals[at + names.indexOf('initialSignal')]).toBe(0.5)
    expect(reals[at + names.indexOf('restingSignal')]).toBe(2.5)
    expect(words.filter((word) => word !== 0).length).toBe(3)
    expect(settingsStride % 256).toBe(0)
  })
})
