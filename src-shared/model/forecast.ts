/** How large a model is and how much memory and disk it needs, before it is built. */
import type { ModelConfig } from './config.ts'
import type { TrainingSettings } from '../settings-table.ts'
import type { Optimiser } from './optimiser.ts'

export interface ParameterCounts {
  /** d² + d. */
  readonly perEdge: number
  /** V²(d² + d) + V·d + maxContext: every pair of nodes with its own edge. */
  readonly full: number
  /** With these own edges, the shared edge included. */
  readonly own: number
  /** own / full. */
  readonly share: number
  /** 1 − share. */
  readonly sparsity: number
  /** Own edges / V². */
  readonly density: number
}

type Size = Pick<ModelConfig, 'd' | 'vocabularySize' | 'maxContext'>

/** @param ownEdges at most V² */
export function countParameters({ d, vocabularySize, maxContext }: Size, ownEdges: number): ParameterCounts {
  const perEdge = d * d + d
  const pairs = vocabularySize ** 2
  const perNode = vocabularySize * d + maxContext
  const full = pairs * perEdge + perNode
  const shared = ownEdges < pairs ? perEdge : 0
  const own = ownEdges * perEdge + shared + perNode
  const share = own / full
  return { perEdge, full, own, share, sparsity: 1 - share, density: ownEdges / pairs }
}

/** Parameters of a model with these own edges, the shared edge included. */
export function parameterCount(size: Size, ownEdges: number): number {
  return countParameters(size, ownEdges).own
}

/** Own edges of a model of so many parameters: how published sizes translate. */
export function edgesOfParameters(size: Size, parameters: number): number {
  const { d, vocabularySize, maxContext } = size
  const perEdge = d * d + d
  return Math.max(0, Math.round((parameters - vocabularySize * d - maxContext - perEdge) / perEdge))
}

/** Words of four bytes that training keeps per own edge beside its d² + d parameters, as the engines store them. */
export function stateFloats(optimiser: Optimiser['kind'], d: number): number {
  const perEdge = d * d + d
  switch (optimiser) {
    case 'adamw': // means, squares and a step count
      return 2 * perEdge + 1
    case 'adamw-factored': // means, squares per row, per column and of the bias, and a step count
      return perEdge + 3 * d + 1
    case 'adamw-half': // mean and square in one word, and a step count
      return perEdge + 1
    case 'edge-normalised': // two mean squares, a step count and the warm bias
      return d + 3
  }
}

/** The same in a checkpoint, where every state is of float32s that every engine can read. */
function savedFloats(optimiser: Optimiser['kind'], d: number): number {
  return stateFloats(optimiser === 'adamw-half' ? 'adamw' : optimiser, d)
}

export interface MemoryForecast {
  /** Per own edge while training: parameters, optimiser state, its place in the graph. */
  readonly bytesPerEdge: number
  /** Everything that training holds. */
  readonly training: number
  /** Everything that completing prompts holds. */
  readonly inference: number
  /** One checkpoint without optimiser state, when nothing is shared with an earlier one. */
  readonly checkpoint: number
  /** Optimiser state, which is kept for a run's latest checkpoint. */
  readonly checkpointState: number
}

/** The settings that memory depends on. */
export type MemorySettings = Pick<TrainingSettings, 'optimiser' | 'batchSequences' | 'window'>

/** Target and count of an edge in the graph, and a mark that it changed. */
const graphBytesPerEdge = 4 + 4 + 1
/** Alignment of records, per edge: at most three floats. */
const paddingPerEdge = 12
/** Potentials of candidates are kept up to this much and recomputed beyond it. */
const largestWorkspace = 64 * 2 ** 20
/** The process itself, with its code and text. */
const processBytes = 150 * 2 ** 20

export function forecastMemory(config: Size, settings: MemorySettings, ownEdges: number): MemoryForecast {
  const { d, vocabularySize, maxContext } = config
  const record = 4 * (d * d + d)
  const state = 4 * stateFloats(settings.optimiser, d)
  const small = 4 * (vocabularySize * d + maxContext) + record
  const bytesPerEdge = record + state + graphBytesPerEdge + paddingPerEdge

  const positions = settings.batchSequences * settings.window
  // Five vectors a position, and the energies and potentials of about a hundred candidates each.
  const signals = 4 * positions * d * 5
  const candidates = Math.min(largestWorkspace, 4 * positions * 100 * (d + 1))
  return {
    bytesPerEdge,
    training: processBytes + ownEdges * bytesPerEdge + 3 * small + signals + candidates,
    inference: processBytes + ownEdges * (record + graphBytesPerEdge) + small,
    checkpoint: ownEdges * record + small,
    checkpointState: ownEdges * 4 * savedFloats(settings.optimiser, d) + 2 * small,
  }
}

/** Largest number of own edges that train within so many bytes. */
export function edgesWithin(config: Size, settings: MemorySettings, bytes: number): number {
  const empty = forecastMemory(config, settings, 0)
  return Math.max(0, Math.floor((bytes - empty.training) / empty.bytesPerEdge))
}
