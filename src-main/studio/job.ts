import { StudioError } from '../../src-shared/errors.ts'
import type { OnProgress } from '../../src-shared/progress.ts'

/** How whoever started a long job speaks with it. A job ends at its next durable point after an abort. */
export interface JobControl {
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
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
