/** What the training loop is given, and what it tells while it runs. */
import type { Evaluation } from '../../src-shared/evaluation.ts'
import type { TrainingSettings } from '../../src-shared/settings.ts'
import type { Engine } from '../engine/engine.ts'
import type { GuardState } from './guard.ts'

/** Where a run is. Saved with every checkpoint: together with the engine's state it is all a run needs to go on. */
export interface RunPosition {
  readonly step: number
  /** Training windows seen, which is also the place in the data. */
  readonly windows: number
  readonly tokens: number
  /** Spent in training steps, over all processes that worked on the run. */
  readonly seconds: number
  readonly guard: GuardState
  readonly best: { readonly step: number; readonly perplexity: number } | undefined
  readonly evaluations: number
  readonly evaluationsWithoutGain: number
  /** Step of the latest evaluation; −1 before the first. */
  readonly evaluatedAt: number
  /** An evaluation at this step was begun and not ended: whoever goes on begins with it. */
  readonly evaluationDue?: true
}

export const startOfRun: RunPosition = {
  step: 0,
  windows: 0,
  tokens: 0,
  seconds: 0,
  guard: { mean: 0, deviation: 0, steps: 0, high: 0 },
  best: undefined,
  evaluations: 0,
  evaluationsWithoutGain: 0,
  evaluatedAt: -1,
}

/** One logged point of the learning curve. */
export interface StepPoint {
  readonly step: number
  readonly tokens: number
  readonly seconds: number
  /** Training loss of the batch, nats per token, under the candidates that training uses. */
  readonly loss: number
  readonly learningRate: number
  readonly gradientNorm: number
  readonly energyMean: number
  readonly energyMaximum: number
  readonly edgesUpdated: number
  readonly edgesClipped: number
  readonly tokensPerSecond: number
}

export type SaveKind = 'last' | 'best' | 'final'

/** Where a run's findings go. Everything is awaited, so that a slow disk slows the run and loses nothing. */
export interface Journal {
  step(point: StepPoint): void | Promise<void>
  evaluation(evaluation: Evaluation, position: RunPosition): void | Promise<void>
  /** Called right after an evaluation, for completions of fixed prompts. */
  samples(position: RunPosition): Promise<void>
  save(kind: SaveKind, position: RunPosition): Promise<void>
}

export interface TrainingPlan {
  readonly engine: Engine
  readonly settings: TrainingSettings
  readonly training: Uint32Array
  readonly heldOut: Uint32Array
  /** UTF-8 bytes of every token of the vocabulary, for bits per byte. */
  readonly tokenBytes: Uint16Array
  /** Held-out predictions per evaluation on the way; the last evaluation uses all of them. */
  readonly evaluationTokens: number
  readonly from: RunPosition
}

export interface TrainingResult {
  readonly position: RunPosition
  /** On all held-out text; undefined for a run that was asked to end before. */
  readonly evaluation: Evaluation | undefined
  readonly ended: 'finished' | 'early-stop' | 'interrupted'
  /** Mean training loss over the last tenth of the run's steps in this process, nats per token. */
  readonly trainLoss: number
}
