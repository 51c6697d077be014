import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../src-shared/errors.ts'
import { Random } from '../../src-shared/random.ts'
import {
  BigramCounter,
  buildGraph,
  continuationWeights,
  countHistogram,
  thresholdChoices,
} from './graph-build.ts'
import type { BigramCounts } from './graph-build.ts'
import { findEdge, ownEdges, sharedEdge, sharedMass } from './graph.ts'

const nodes = 7
const articles = fc.array(fc.array(fc.nat(nodes - 1), { maxLength: 40 }), { maxLength: 12 })

function countsOf(texts: readonly ArrayLike<number>[], vocabulary = nodes): BigramCounts {
  const counter = new BigramCounter(vocabulary)
  for (const tokens of texts) counter.add(tokens)
  return counter.counts()
}

/** The same counts, the obvious way. */
function pairCounts(texts: readonly ArrayLike<number>[]): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const tokens of texts)
    for (let i = 1; i < tokens.length; i++) {
      const pair = `${tokens[i - 1]} ${tokens[i]}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
  return pairs
}

function pairsOf(counts: BigramCounts): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let u = 0; u < counts.nodes; u++)
    for (let p = counts.offsets[u]; p < counts.offsets[u + 1]; p++)
      pairs.set(`${u} ${counts.targets[p]}`, counts.counts[p])
  return pairs
}

describe('BigramCounter', () => {
  it('counts what a map counts, and never across articles', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        const counts = countsOf(texts)
        expect(pairsOf(counts)).toEqual(pairCounts(texts))
        const tokens = texts.flat()
        for (let v = 0; v < nodes; v++)
          expect(counts.nodeCounts[v]).toBe(tokens.filter((token) => token === v).length)
      }),
    )
  })

  it('sorts targets within a source and does not depend on the order of articles', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        const counts = countsOf(texts)
        for (let u = 0; u < nodes; u++) {
          const row = [...counts.targets.subarray(counts.offsets[u], counts.offsets[u + 1])]
          expect(row).toEqual([...new Set(row)].sort((a, b) => a - b))
        }
        expect(countsOf([...texts].reverse())).toEqual(counts)
      }),
    )
  })

  it('keeps its counts while it grows, up to the largest vocabulary', () => {
    const vocabulary = 65_535
    const random = new Random(1)
    // The last ids make the largest keys.
    const tokens = Uint32Array.from({ length: 60_000 }, () => vocabulary - 1 - random.below(300))
    const counter = new BigramCounter(vocabulary)
    counter.add(tokens)
    const expected = pairCounts([tokens])
    expect(counter.distinct).toBe(expected.size)
    expect(expected.size).toBeGreaterThan(40_000)
    expect(pairsOf(counter.counts())).toEqual(expected)
  })

  it('goes on counting after its counts were read', () => {
    const counter = new BigramCounter(3)
    counter.add([0, 1])
    const before = counter.counts()
    counter.add([0, 1, 2])
    expect(before.counts).toEqual(Uint32Array.of(1))
    expect(counter.counts().counts).toEqual(Uint32Array.of(2, 1))
  })

  it('refuses tokens and vocabularies out of range', () => {
    expect(() => new BigramCounter(3).add([0, 3])).toThrow(RangeError)
    expect(() => new BigramCounter(3).add([0, -1])).toThrow(RangeError)
    expect(() => new BigramCounter(0)).toThrow(RangeError)
    expect(() => new BigramCounter(65_536)).toThrow(RangeError)
  })
})

describe('buildGraph', () => {
  it('makes an own edge of every bigram that is frequent enough', () => {
    fc.assert(
      fc.property(articles, fc.integer({ min: 1, max: 4 }), (texts, minBigramCount) => {
        const expected = [...pairCounts(texts)].filter(([, count]) => count >= minBigramCount)
        fc.pre(expected.length > 0)
        const graph = buildGraph(countsOf(texts), { minBigramCount, sharedWeighting: 'uniform' })
        expect(ownEdges(graph)).toBe(expected.length)
        for (const [pair, count] of expected) {
          const [source, target] = pair.split(' ').map(Number)
          const edge = findEdge(graph, source, target)
          expect(edge).not.toBe(sharedEdge)
          expect(graph.counts[edge]).toBe(count)
        }
        const onOwn = (u: number): number => graph.offsets[u + 1] - graph.offsets[u]
        for (let u = 0; u < nodes; u++) expect(sharedMass(graph, u)).toBe(nodes - onOwn(u))
      }),
    )
  })

  it('names the largest threshold that would do when none is left', () => {
    const build = (texts: number[][], minBigramCount: number) => (): unknown =>
      buildGraph(countsOf(texts), { minBigramCount, sharedWeighting: 'uniform' })
    const kindOf = (action: () => unknown): [string, string] => {
      try {
        action()
      } catch (error) {
        if (error instanceof StudioError) return [error.kind, error.hint]
      }
      return ['', '']
    }
    expect(kindOf(build([[0, 1, 0, 1, 2]], 3))).toEqual(['graph-empty', expect.stringContaining('1 to 2')])
    expect(kindOf(build([[0], [1]], 1))[0]).toBe('graph-empty')
    expect(build([[0, 1, 0, 1, 2]], 2)).not.toThrow()
  })
})

describe('continuation weights', () => {
  it('grow with the number of nodes before a token, have mean 1 and are never 0', () => {
    // 2 follows 0, 1 and 3; 1 follows 0 (twice); 0 follows nothing.
    const counts = countsOf(
      [
        [0, 2],
        [1, 2],
        [3, 2],
        [0, 1],
        [0, 1],
      ],
      4,
    )
    const weights = continuationWeights(counts)
    const sum = 3 + 1 + 4 * 0.5
    expect([...weights]).toEqual([0.5, 1.5, 3.5, 0.5].map((n) => n * (4 / sum)))
    const graph = buildGraph(counts, { minBigramCount: 1, sharedWeighting: 'continuation' })
    expect(graph.sharedWeights).toEqual(weights)
    expect(sharedMass(graph, 0)).toBeCloseTo(weights[0] + weights[3], 12)
  })

  it('have mean 1 for any text', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        const weights = continuationWeights(countsOf(texts))
        expect(weights.reduce((sum, w) => sum + w, 0) / nodes).toBeCloseTo(1, 12)
        expect(Math.min(...weights)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('histogram and thresholds', () => {
  it('sorts counts into doubling buckets', () => {
    const counts: BigramCounts = {
      nodes: 10,
      nodeCounts: new Uint32Array(10),
      offsets: new Uint32Array(11),
      targets: Uint32Array.of(0, 1, 2, 3, 4, 5, 6),
      counts: Uint32Array.of(1, 1, 2, 3, 4, 5, 9),
    }
    expect(countHistogram(counts)).toEqual([
      { from: 1, to: 1, bigrams: 2, occurrences: 2 },
      { from: 2, to: 2, bigrams: 1, occurrences: 2 },
      { from: 3, to: 4, bigrams: 2, occurrences: 7 },
      { from: 5, to: 8, bigrams: 1, occurrences: 5 },
      { from: 9, to: 16, bigrams: 1, occurrences: 9 },
    ])
    expect(thresholdChoices(counts, [1, 4, 100])).toEqual([
      { minBigramCount: 1, ownEdges: 7, density: 0.07, coverage: 1 },
      { minBigramCount: 4, ownEdges: 3, density: 0.03, coverage: 18 / 25 },
      { minBigramCount: 100, ownEdges: 0, density: 0, coverage: 0 },
    ])
  })

  it('agree with the graph that a threshold makes', () => {
    fc.assert(
      fc.property(articles, fc.integer({ min: 1, max: 3 }), (texts, minBigramCount) => {
        const counts = countsOf(texts)
        const [choice] = thresholdChoices(counts, [minBigramCount])
        fc.pre(choice.ownEdges > 0)
        expect(ownEdges(buildGraph(counts, { minBigramCount, sharedWeighting: 'uniform' }))).toBe(
          choice.ownEdges,
        )
        const inBuckets = countHistogram(counts).reduce((sum, bucket) => sum + bucket.bigrams, 0)
        expect(inBuckets).toBe(counts.targets.length)
      }),
    )
  })
})
