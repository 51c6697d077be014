import { describe, expect, it } from 'vitest'
import { defaultGeneration, generationSettings } from '../../../../src-shared/generation.ts'
import { Sampling } from './sampling.svelte.ts'
import { readStops, writeStops } from './stop-texts.ts'

describe('sampling settings', () => {
  it('begin as the studio has them, and are valid', () => {
    const sampling = new Sampling()
    expect(generationSettings(sampling.settings)).toEqual(defaultGeneration)
    expect(sampling.isDefault).toBe(true)
  })

  it('come back from a document, and go back to the beginning', () => {
    const sampling = new Sampling()
    sampling.restore({
      temperature: 0,
      topK: 5,
      seed: 4_294_967_295,
      stop: ['\n', 'end'],
      stopAtSeparator: false,
    })
    expect(sampling.settings).toMatchObject({
      temperature: 0,
      topK: 5,
      seed: 4_294_967_295,
      stop: ['\n', 'end'],
    })
    expect(sampling.isDefault).toBe(false)
    sampling.reset()
    expect(sampling.settings).toEqual(defaultGeneration)
  })

  it('pass over what is no setting', () => {
    const sampling = new Sampling()
    for (const document of [
      undefined,
      'text',
      { temperature: -1 },
      { temperature: '1' },
      { topK: 1.5 },
      { seed: 2 ** 32 },
      { topP: NaN },
      { stop: [1] },
      { stopAtSeparator: 'no' },
    ]) {
      sampling.restore(document)
      expect(sampling.isDefault).toBe(true)
    }
  })

  it('draw a seed that is allowed', () => {
    const sampling = new Sampling()
    sampling.newSeed(() => 0.999_999_999_999)
    expect(generationSettings(sampling.settings).seed).toBe(sampling.seed)
    sampling.newSeed(() => 0)
    expect(sampling.seed).toBe(0)
  })
})

describe('texts that end a completion', () => {
  it('stand on a line each', () => {
    expect(readStops('end\n\n  \n == ')).toEqual(['end', ' == '])
    expect(readStops('')).toEqual([])
    expect(readStops('\\n\nA\\tB')).toEqual(['\n', 'A\tB'])
    expect(readStops(writeStops(['\n', 'A\tB', '。']))).toEqual(['\n', 'A\tB', '。'])
    expect(readStops('x\n'.repeat(100))).toHaveLength(32)
  })
})
