import { describe, expect, it } from 'vitest'
import { caseOf, withEngine } from '../conformance/cases.ts'
import type { Decoder, Engine } from '../engine.ts'
import { createReferenceEngine } from '../reference/index.ts'
import { decodingSpeed } from './decoding-speed.ts'

const shape = { seed: 3, nodes: 20, density: 0.3, sequences: 1, predictions: 1, threads: 1, config: {} }

describe('decodingSpeed', () => {
  it.each([0, 0.3])(
    'counts the tokens of all texts, own edges %d, and lets go of its decoder',
    async (density) => {
      await withEngine(createReferenceEngine, caseOf({ ...shape, density }), undefined, async (engine) => {
        const lengths: number[] = []
        let open = 0
        const watched: Engine = {
          ...engine,
          async decoder(sequences): Promise<Decoder> {
            const decoder = await engine.decoder(sequences)
            open++
            return {
              ...decoder,
              append(tokens) {
                lengths.push(...tokens.map(({ length }) => length))
                return decoder.append(tokens)
              },
              dispose() {
                open--
                decoder.dispose()
              },
            }
          },
        }
        const start = performance.now()
        const speed = await decodingSpeed(watched, 3, 0.02)
        const seconds = (performance.now() - start) / 1e3
        expect(open).toBe(0)
        expect(new Set(lengths)).toEqual(new Set([1]))
        expect(lengths.length % 3).toBe(0)
        expect(lengths.length).toBeGreaterThanOrEqual(15)
        // No more than all of them in the time between start and end; the first four steps do not count.
        expect(speed * seconds).toBeGreaterThanOrEqual(lengths.length - 12)
      })
    },
  )
})
