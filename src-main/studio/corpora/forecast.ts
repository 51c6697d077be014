/** How large a model on a corpus would be, from the stored bigram counts alone. */
import { statfsSync } from 'node:fs'
import {
  countParameters,
  forecastMemory,
  type MemoryForecast,
  type ParameterCounts,
} from '../../../src-shared/model/forecast.ts'
import { modelConfigOf, type TrainingSettings } from '../../../src-shared/settings.ts'
import { thresholdChoices } from '../../model/graph-build.ts'
import type { Workspace } from '../../store/index.ts'
import { bigramCountsOf } from './bigram-counts.ts'

export interface Forecast {
  readonly corpus: number
  readonly vocabulary: number
  readonly minBigramCount: number
  readonly ownEdges: number
  /** Share of the running text that goes over own edges. */
  readonly coverage: number
  readonly parameters: ParameterCounts
  /** Bytes. */
  readonly memory: MemoryForecast
  readonly availableMemory: number
  readonly availableDisk: number
  readonly fits: boolean
  /** What other thresholds would leave. */
  readonly choices: readonly {
    readonly minBigramCount: number
    readonly ownEdges: number
    readonly coverage: number
    readonly trainingBytes: number
  }[]
}

const thresholds = [1, 2, 3, 5, 10, 20, 50, 100]

/** Counted on the whole corpus; a run holds a part of it out and so has slightly fewer own edges. */
export function forecastModel(workspace: Workspace, corpus: number, settings: TrainingSettings): Forecast {
  const bigrams = bigramCountsOf(workspace, corpus)
  const { nodes } = bigrams
  const config = modelConfigOf(settings, nodes)
  const [wanted, ...choices] = thresholdChoices(bigrams, [settings.minBigramCount, ...thresholds])
  const memory = forecastMemory(config, settings, wanted.ownEdges)
  const disk = statfsSync(workspace.folder)
  const availableMemory = process.availableMemory()
  const availableDisk = disk.bavail * disk.bsize
  return {
    corpus,
    vocabulary: nodes,
    minBigramCount: settings.minBigramCount,
    ownEdges: wanted.ownEdges,
    coverage: wanted.coverage,
    parameters: countParameters(config, wanted.ownEdges),
    memory,
    availableMemory,
    availableDisk,
    fits: memory.training <= availableMemory && memory.checkpoint + memory.checkpointState <= availableDisk,
    choices: choices.map(({ minBigramCount, ownEdges, coverage }) => ({
      minBigramCount,
      ownEdges,
      coverage,
      trainingBytes: forecastMemory(config, settings, ownEdges).training,
    })),
  }
}
