/** What the engine says to its workers, and what they answer. */
import type { Optimiser, StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Plan } from './plan-types.ts'
import type { Ranking } from './ranking.ts'
import type { Times } from './stopwatch.ts'
import type { WorkplaceData } from './workplace.ts'

export type Command =
  /** The first command of an engine to a thread, and the last. */
  | { readonly kind: 'open'; readonly data: WorkplaceData }
  | { readonly kind: 'close' }
  | {
      readonly kind: 'step'
      readonly plan: Plan
      readonly update: UpdateSettings | undefined
      /** Whether threads shall look at the clock. */
      readonly timed: boolean
    }
  /** Touches all pages, so that the first steps need not. */
  | { readonly kind: 'prefault' }
  /** Zeroes the optimiser's state and takes the present biases as warm values. */
  | { readonly kind: 'start-optimiser'; readonly optimiser: Optimiser }
  | { readonly kind: 'ranking'; readonly ranking: Ranking }

export interface UpdateSettings {
  readonly optimiser: Optimiser
  readonly step: StepSettings
}

/** What one task added up. Sums over tasks are made in the order of phases and tasks, whoever did them. */
export interface TaskStatistics {
  readonly phase: number
  readonly task: number
  /** Σ ‖gradient‖² of the edges updated. */
  readonly squares: number
  readonly updated: number
  readonly clipped: number
  /** An edge whose gradient was not finite, or −1. */
  readonly nonFinite: number
}

export type Reply =
  | {
      readonly kind: 'done'
      readonly statistics: readonly TaskStatistics[]
      /** Of a step that is timed. */
      readonly times: Times | undefined
      /** [d² + d] gradient of the shared edge, from the thread that computed it. */
      readonly sharedGradient: Float32Array | undefined
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined }
  /** Another thread failed and says why. */
  | { readonly kind: 'gave-up' }
