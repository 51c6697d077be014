/**
 * What is remembered of a training run, in the words that the store, the training loop and whoever shows a run
 * share. Times are milliseconds since 1970 (UTC). Fields of type `unknown` are JSON documents that belong to the
 * part that wrote them; whoever reads one parses it.
 */
import type { ModelConfig } from './model/config.ts'

export const runStates = [
  'queued',
  'running',
  'paused',
  'interrupted', // its process ended without a word
  'finished',
  'stopped', // by a person, or because nothing improved any more
  'failed',
] as const

export type RunState = (typeof runStates)[number]

/** From a state to those that may follow it. Everything but a finished run can go on from its last checkpoint. */
export const runTransitions: Record<RunState, readonly RunState[]> = {
  queued: ['running', 'stopped', 'failed'],
  running: ['paused', 'interrupted', 'finished', 'stopped', 'failed'],
  paused: ['running', 'interrupted', 'stopped', 'failed'],
  interrupted: ['running', 'stopped', 'failed'],
  finished: [],
  stopped: ['running'],
  failed: ['running'],
}

export interface RunRecord {
  readonly id: number
  readonly name: string
  readonly corpus: number
  readonly tokenizer: number
  readonly config: ModelConfig
  /** How it is trained: preset, schedule, seed … */
  readonly settings: unknown
  readonly state: RunState
  /** Why it is in that state, as a sentence. */
  readonly reason: string | undefined
  /** What really ran it; undefined until it has started. */
  readonly device: unknown
  /** The checkpoint it started from, when it continues another run. */
  readonly parentCheckpoint: number | undefined
  readonly tags: readonly string[]
  readonly notes: string
  readonly created: number
  readonly started: number | undefined
  readonly ended: number | undefined
  readonly archived: boolean
}

/** Why a checkpoint was saved. `last`: on leaving, by a signal, a pause or an error. */
export const checkpointKinds = ['last', 'best', 'interval', 'final'] as const
export type CheckpointKind = (typeof checkpointKinds)[number]

/** The parts of a checkpoint; those of optimiser state are kept for a run's latest checkpoint only. */
export const chunkKinds = ['weights', 'small', 'state', 'small-state'] as const
export type ChunkKind = (typeof chunkKinds)[number]

export interface CheckpointRecord {
  readonly id: number
  readonly run: number
  readonly kind: CheckpointKind
  readonly step: number
  readonly created: number
  /** Tokens seen, schedule, random state, place in the data, engine, threads, metrics. */
  readonly metadata: unknown
  /** Of all its chunks, shared ones included. */
  readonly bytes: number
  /** Whether training can go on from it exactly. */
  readonly hasState: boolean
}

/** Everything that was logged at a step. Values that are not finite are kept as such. */
export interface MetricPoint {
  readonly step: number
  readonly values: Readonly<Record<string, number>>
}

/** One metric over the steps: [points] each, ascending steps. */
export interface MetricCurve {
  readonly steps: Float64Array
  readonly values: Float64Array
}

/** A curve reduced to buckets of neighbouring points, for drawing: [buckets] each. */
export interface MetricEnvelope {
  /** The first step of the bucket. */
  readonly steps: Float64Array
  readonly minimum: Float64Array
  readonly maximum: Float64Array
  readonly mean: Float64Array
  /** Points in the bucket; those that are not finite count here and nowhere else. */
  readonly points: Uint32Array
}

export interface EvaluationRecord {
  readonly run: number
  readonly number: number
  readonly step: number
  readonly checkpoint: number | undefined
  readonly created: number
  /** Perplexity, bits per byte, accuracy, buckets, baselines. */
  readonly result: unknown
}

export interface SampleRecord {
  readonly run: number
  readonly number: number
  readonly step: number
  readonly prompt: string
  readonly text: string
  readonly created: number
}

/** Something that happened: a warning, a checkpoint saved, a loss that is no number. */
export interface EventRecord {
  readonly run: number
  readonly number: number
  readonly step: number
  readonly kind: string
  readonly message: string
  readonly detail: unknown
  readonly created: number
}
