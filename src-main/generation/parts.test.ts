/** The small parts of generation by themselves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureNorms, normOf, zScore } from './norm-statistics.ts'
import { RepetitionGuard } from './repetition-guard.ts'
import { SignalPath } from './signal-path.ts'
import { StopText } from './stop-text.ts'
import { randomModel, randomTokens } from './test-models.ts'

describe('stop texts', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 })

  it('cut a stream where they would cut the whole, however it is divided', () => {
    fc.assert(
      fc.property(fc.array(letters), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
        const stream = new StopText(stops)
        const shown = pieces.map((piece) => stream.push(piece))
        const whole = pieces.join('')
        const complete = stops
          .filter((stop) => stop !== '' && whole.includes(stop))
          .map((stop) => ({ begin: whole.indexOf(stop), end: whole.indexOf(stop) + stop.length }))
          .sort((a, b) => a.end - b.end || a.begin - b.begin)
        const first = complete[0]?.begin ?? Infinity
        expect(stream.isStopped).toBe(first < Infinity)
        expect(shown.join('') + stream.end()).toBe(first < Infinity ? whole.slice(0, first) : whole)
      }),
      { numRuns: 2000 },
    )
  })

  it('hold back no more than may begin one', () => {
    const stream = new StopText(['\n\n', 'END'])
    expect(stream.push('one\n')).toBe('one')
    expect(stream.push('two E')).toBe('\ntwo ')
    expect(stream.push('N')).toBe('')
    expect(stream.push('d')).toBe('ENd')
  })
})

describe('repetition guard', () => {
  it('bars what would complete a row seen before', () => {
    const guard = new RepetitionGuard(3)
    for (const token of [1, 2, 3, 1, 2, 4, 1, 2]) guard.append(token)
    expect(guard.barred()).toEqual(new Set([3, 4]))
  })

  it('bars nothing when off, or before there is a row', () => {
    const off = new RepetitionGuard(0)
    const short = new RepetitionGuard(4)
    for (const token of [5, 5, 5]) {
      off.append(token)
      short.append(token)
    }
    expect(off.barred()).toEqual(new Set())
    expect(short.barred()).toEqual(new Set())
  })

  it('forgets what is more than 256 tokens back', () => {
    const guard = new RepetitionGuard(2)
    guard.append(1)
    guard.append(2)
    for (let n = 0; n < 254; n++) guard.append(1000 + n)
    guard.append(1)
    expect(guard.barred()).toEqual(new Set())
  })
})

describe('norm statistics', () => {
  it('are the mean and deviation of the signals', () => {
    const { model } = randomModel(9)
    const sequences = [1, 2, 3].map((seed) => randomTokens(9, 20, seed))
    const norms = sequences.flatMap((tokens) => {
      const path = new SignalPath(model)
      return Array.from(tokens, (token) => {
        path.append(token)
        return normOf(path.signal)
      })
    })
    const mean = norms.reduce((sum, norm) => sum + norm, 0) / norms.length
    const variance = norms.reduce((sum, norm) => sum + (norm - mean) ** 2, 0) / (norms.length - 1)
    const statistics = measureNorms(model, sequences)
    expect(statistics.signals).toBe(60)
    expect(statistics.mean).toBeCloseTo(mean, 10)
    expect(statistics.deviation).toBeCloseTo(Math.sqrt(variance), 10)
    expect(zScore(mean + 2 * statistics.deviation, statistics)).toBeCloseTo(2, 10)
  })

  it('of nothing, or of one signal, divide by nothing', () => {
    const { model } = randomModel(9)
    expect(measureNorms(model, [])).toEqual({ signals: 0, mean: 0, deviation: 0 })
    expect(zScore(3, measureNorms(model, [[1]]))).toBe(0)
  })
})
