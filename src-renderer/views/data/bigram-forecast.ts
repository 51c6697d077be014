/**
 * What a minimum bigram count would leave, from the tables that the studio gives once: every position of the slider is
 * answered here, without asking again. The formulas are those of src-shared/model/forecast.ts, as in a real run.
 */
import type { Reply } from '../../../src-shared/contract/index.ts'
import type { Dimension } from '../../../src-shared/model/config.ts'
import { countParameters, edgesWithin, forecastMemory } from '../../../src-shared/model/forecast.ts'
import { defaultSettings } from '../../../src-shared/settings.ts'

export type BigramTables = Pick<
  Reply<'corpora.bigrams'>,
  'vocabulary' | 'tokens' | 'thresholds' | 'ownEdges' | 'coverage'
>

export interface BigramForecast {
  readonly minimum: number
  readonly ownEdges: number
  /** Share of the running text that goes over own edges. */
  readonly coverage: number
  /** With the shared edge, and if every pair had its own. */
  readonly parameters: number
  readonly fullParameters: number
  readonly sparsity: number
  /** Bytes. */
  readonly training: number
  readonly inference: number
  readonly checkpoint: number
}

/** Own edges and coverage of any minimum count: what the next count that occurs leaves. */
export function leftBy(tables: BigramTables, minimum: number): { ownEdges: number; coverage: number } {
  const { thresholds, ownEdges, coverage } = tables
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (thresholds[middle] < minimum) low = middle + 1
    else high = middle
  }
  if (low === thresholds.length) return { ownEdges: 0, coverage: 0 }
  return { ownEdges: ownEdges[low], coverage: coverage[low] }
}

function sizeOf(
  tables: BigramTables,
  d: Dimension,
): { d: Dimension; vocabularySize: number; maxContext: number } {
  return { d, vocabularySize: tables.vocabulary, maxContext: defaultSettings.maxContext }
}

export function forecastAt(tables: BigramTables, minimum: number, d: Dimension): BigramForecast {
  const { ownEdges, coverage } = leftBy(tables, minimum)
  const size = sizeOf(tables, d)
  const { own, full, sparsity } = countParameters(size, ownEdges)
  const memory = forecastMemory(size, defaultSettings, ownEdges)
  return {
    minimum,
    ownEdges,
    coverage,
    parameters: own,
    fullParameters: full,
    sparsity,
    training: memory.training,
    inference: memory.inference,
    checkpoint: memory.checkpoint + memory.checkpointState,
  }
}

/** Most own edges whose training fits into so many bytes; 0 where not even an empty graph fits. */
export function edgesThatFit(tables: BigramTables, d: Dimension, bytes: number): number {
  return edgesWithin(sizeOf(tables, d), defaultSettings, bytes)
}

/** The least minimum count whose model trains within so many bytes; undefined: not even the highest. */
export function leastThatFits(tables: BigramTables, d: Dimension, bytes: number): number | undefined {
  if (forecastMemory(sizeOf(tables, d), defaultSettings, 0).training > bytes) return undefined
  const most = edgesThatFit(tables, d, bytes)
  const index = tables.ownEdges.findIndex((edges) => edges <= most)
  return index < 0 ? undefined : tables.thresholds[index]
}
