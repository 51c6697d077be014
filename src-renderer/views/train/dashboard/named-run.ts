import type { RunWatch } from './run-watch.svelte.ts'
import type { ShownRun } from './pictures.ts'

/** A run that is shown, with its name and its colour. */
export interface NamedRun extends ShownRun {
  readonly run: number
  readonly record: RunWatch
}
