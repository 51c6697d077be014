/** Several texts continued at once, against the reference and against the same engine one text at a time. */
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { findEdge, outDegree, sharedEdge } from '../../model/graph.ts'
import { decodeStep } from '../../model/reference/index.ts'
import { toFloat64 } from '../../model/reference/random-model.ts'
import { adamw, caseOf, plainSettings, withEngine } from './cases.ts'
import type { Case, CreateEngine, Promises, Shape } from './cases.ts'

/** Relative to an energy. */
const tolerance = 1e-5

export function describeDecoding(create: CreateEngine, promises: Promises): void {
  const { dimensions } = promises
  const threads = Math.max(...promises.threads)
  const base: Shape = {
    seed: 4,
    nodes: 9,
    density: 0.4,
    sequences: 2,
    predictions: 5,
    threads,
    config: { d: dimensions[0], maxContext: 4, trainShared: true },
  }
  const variants = [
    ...(['paper', 'brillm-0.5'] as const).flatMap((dialect) =>
      dimensions.map((d): [string, Shape] => [
        `d = ${d}, ${dialect}`,
        { ...base, config: { ...base.config, d, dialect } },
      ]),
    ),
    ...(['paper', 'brillm-0.5'] as const).map((dialect): [string, Shape] => [
      `with positional encoding, ${dialect}`,
      { ...base, config: { ...base.config, dialect, positionalEncoding: 'sine-cosine' } },
    ]),
    ['without an own edge', { ...base, density: 0 }],
    ['one node with its loop', { ...base, nodes: 1, density: 1 }],
    ['one entry of alpha', { ...base, config: { ...base.config, maxContext: 1 } }],
    ['a wide vocabulary', { ...base, nodes: 300, density: 0.2 }],
  ] as [string, Shape][]

  describe('decoding', () => {
    it.each(variants)('%s: texts of different lengths, some waiting', async (_, shape) => {
      const one = caseOf(shape)
      await withEngine(create, one, undefined, async (engine) => {
        const decoder = await engine.decoder(3)
        const random = new Random(shape.seed)
        const texts: number[][] = [[], [], []]
        // Prompts of 5, 1 and 0 tokens; then one token each, several, or none.
        for (const lengths of [
          [5, 1, 0],
          [1, 1, 7],
          [1, 0, 1],
          [0, 3, 1],
          [1, 1, 1],
        ]) {
          const tokens = lengths.map((length) => randomTokens(one, length, random))
          tokens.forEach((list, s) => texts[s].push(...list))
          const energies = await decoder.append(tokens)
          for (const [s, text] of texts.entries())
            if (lengths[s] === 0) expect(energies[s]).toHaveLength(0)
            else expectEnergies(one, text, energies[s])
        }
        decoder.dispose()
      })
    })

    it('far beyond maxContext and the longest batch, fed at once or token by token', async () => {
      const one = caseOf({ ...base, config: { ...base.config, positionalEncoding: 'sine-cosine' } })
      await withEngine(create, one, undefined, async (engine) => {
        const decoder = await engine.decoder(2)
        const text = randomTokens(one, 700, new Random(8))
        const [atOnce] = await decoder.append([text, []])
        expectEnergies(one, text, atOnce)
        for (let t = 0; t < 100; t++) await decoder.append([[], [text[t]]])
        const [, inTurns] = await decoder.append([[], text.slice(100)])
        expect(inTurns).toEqual(atOnce)
        decoder.dispose()
      })
    })

    it('a text that begins anew remembers nothing, and the others go on', async () => {
      const one = caseOf(base)
      await withEngine(create, one, undefined, async (engine) => {
        const decoder = await engine.decoder(2)
        await decoder.append([
          [1, 2, 3],
          [4, 5],
        ])
        decoder.restart(0)
        const [first, second] = await decoder.append([[6], [7]])
        expectEnergies(one, [6], first)
        expectEnergies(one, [4, 5, 7], second)
        decoder.dispose()
      })
    })

    it('with the parameters as they are after a step', async () => {
      const one = caseOf(base)
      await withEngine(create, one, adamw, async (engine) => {
        const before = await engine.decoder(1)
        const [untrained] = await before.append([[1, 2]])
        before.dispose()
        await engine.train(one.batches[0], { ...plainSettings, learningRate: 0.1 })
        const after = await engine.decoder(1)
        const [trained] = await after.append([[1, 2]])
        after.dispose()
        expect(trained).not.toEqual(untrained)
        const edges = await engine.readEdges(0, one.graph.targets.length)
        const now: Case = { ...one, parameters: { edges, ...(await engine.readSmall()) } }
        expectEnergies(now, [1, 2], trained)
        await engine.train(one.batches[0], plainSettings)
      })
    })

    it('refuses what is no node, and changes nothing then', async () => {
      const one = caseOf(base)
      await withEngine(create, one, undefined, async (engine) => {
        const decoder = await engine.decoder(2)
        for (const wrong of [[[1], [9]], [[1], [-1]], [[0.5], [1]], [[1]], [[1], [1], [1]]])
          await expect(decoder.append(wrong)).rejects.toThrow(RangeError)
        const [energies] = await decoder.append([[3], []])
        expectEnergies(one, [3], energies)
        decoder.dispose()
      })
    })
  })
}

function randomTokens({ graph }: Case, length: number, random: Random): number[] {
  return Array.from({ length }, () => random.below(graph.nodes))
}

function expectEnergies(
  { config, graph, parameters }: Case,
  text: readonly number[],
  energies: Float32Array,
): void {
  const model = { config, graph, parameters: toFloat64(parameters) }
  const expected = decodeStep(model, text).energies
  const source = text[text.length - 1]
  const degree = outDegree(graph, source)
  expect(energies).toHaveLength(degree + 1)
  for (let v = 0; v < graph.nodes; v++) {
    const edge = findEdge(graph, source, v)
    const actual = energies[edge === sharedEdge ? degree : edge - graph.offsets[source]]
    expect(Math.abs(actual - expected[v])).toBeLessThanOrEqual(tolerance * expected[v])
  }
}
