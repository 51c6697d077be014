import { StudioError } from '../../src-shared/errors.ts'
import type { Pieces } from '../../src-shared/pieces.ts'
import type { OnProgress } from '../../src-shared/progress.ts'
import type { EngineEntry } from '../engine/choice/index.ts'
import type { MetricPoint } from '../../src-shared/run.ts'

/** What a run has that it had not before: a logged point, an entry in its journal, or less than it had. */
export type RunNews =
  | { readonly point: MetricPoint }
  | { readonly entry: 'evaluation' | 'samples' | 'event' | 'checkpoint' }
  /** Everything after this step is forgotten: it goes on from its checkpoint there; −1: from the beginning. */
  | { readonly rewoundTo: number }

/**
 * How whoever started a long job speaks with it. A job ends at its next durable point after an abort; the reason
 * 'pause' or 'stop' says in which state a run is left, any other leaves it interrupted.
 */
export interface JobControl {
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
  /** What it works on, as soon as that exists. */
  readonly onSubject?: (subject: { readonly corpus?: number; readonly run?: number }) => void
  readonly onNews?: (news: RunNews) => void
  /** Score n-gram models at the start of a run, to compare with while it trains. */
  readonly scoresBaselines?: boolean
  /** The engines that may be taken, where not all of this machine: for tests. */
  readonly engines?: readonly EngineEntry[]
}

/** @throws StudioError 'cancelled' once the job was asked to end; `kept` says what is saved */
export function throwIfCancelled(
  control: JobControl,
  kept: string,
  hint = 'Start it again to go on from there.',
): void {
  if (control.signal.aborted) throw new StudioError('cancelled', `It was cancelled. ${kept}`, hint)
}

/** Lets timers and signals have their turn between pieces of synchronous work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Between pieces of work: a breath, and an end where one was asked for. @throws StudioError 'cancelled' */
export async function heard(control: JobControl, kept: string, hint?: string): Promise<void> {
  await breathe()
  throwIfCancelled(control, kept, hint)
}

/** Milliseconds of work between two breaths. */
const stretch = 30

/**
 * Runs work that comes in pieces; between them others have their turn, and the job may be ended.
 * @throws StudioError 'cancelled', as `throwIfCancelled` does
 */
export async function inPieces<Result>(
  pieces: Pieces<Result>,
  control: JobControl,
  kept: string,
  hint?: string,
): Promise<Result> {
  let breathed = performance.now()
  for (;;) {
    const { done, value } = pieces.next()
    if (done === true) return value
    if (value !== undefined) control.onProgress(value)
    if (performance.now() - breathed < stretch) continue
    await heard(control, kept, hint)
    breathed = performance.now()
  }
}
