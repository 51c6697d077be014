/** How fast an engine continues texts: what decides where they are continued, found by doing it. */
import { Random } from '../../../src-shared/random.ts'
import { outDegree } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { Engine } from '../engine.ts'

/** Steps after which the walks are followed again from their beginning. */
const walkLength = 64

/**
 * Tokens per second, all texts together, of an engine that continues so many texts at once. The tokens are given, as a text would
 * bring them: choosing them costs the same wherever energies come from.
 * @param seconds about how long to measure
 */
export async function decodingSpeed(engine: Engine, sequences: number, seconds = 0.5): Promise<number> {
  const random = new Random(1)
  const texts = Array.from({ length: sequences }, () => walkAlong(engine.graph, walkLength, random))
  const decoder = await engine.decoder(sequences)
  try {
    let t = 0
    const step = async (): Promise<void> => {
      await decoder.append(texts.map((text) => [text[t % walkLength]]))
      t++
    }
    // Kernels, buffers and caches are made by the first steps.
    for (let n = 0; n < 4; n++) await step()
    const [first, start] = [t, performance.now()]
    do await step()
    while (performance.now() - start < 1e3 * seconds)
    return (1e3 * sequences * (t - first)) / (performance.now() - start)
  } finally {
    decoder.dispose()
  }
}

/** A walk along own edges by their counts, from a token by its count; where there is no own edge it begins anew. */
function walkAlong(graph: TokenGraph, length: number, random: Random): number[] {
  const { nodes, nodeCounts, offsets, targets, counts } = graph
  const walk: number[] = []
  for (let last = -1; walk.length < length; walk.push(last)) {
    const goesOn = last >= 0 && outDegree(graph, last) > 0
    last = goesOn
      ? targets[drawn(counts, offsets[last], offsets[last + 1], random)]
      : drawn(nodeCounts, 0, nodes, random)
  }
  return walk
}

/** An index from … end − 1, as often as its count says; any of them where all counts are 0. */
function drawn(counts: Uint32Array, from: number, end: number, random: Random): number {
  let total = 0
  for (let n = from; n < end; n++) total += counts[n]
  if (total === 0) return from + random.below(end - from)
  let left = random.below(total)
  let at = from
  while (left >= counts[at]) left -= counts[at++]
  return at
}
