/** What no engine can do is refused before anything is done. */
import { StudioError } from '../../src-shared/errors.ts'
import type { TokenGraph } from '../model/graph.ts'
import type { Batch, EngineOptions, StepSettings } from './engine.ts'

const whole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least

/** Throws `setting-out-of-range`. */
export function checkOptions({ threads, maxBatch }: EngineOptions): void {
  if (whole(threads, 1) && whole(maxBatch.sequences, 1) && whole(maxBatch.length, 2)) return
  throw new StudioError(
    'setting-out-of-range',
    `An engine of ${threads} threads for ${maxBatch.sequences} sequences of ${maxBatch.length} tokens cannot be.`,
    'It takes at least one thread, and batches of at least one sequence of two tokens.',
  )
}

/** Throws `setting-out-of-range`. */
export function checkBatch(
  { sequences, length, tokens }: Batch,
  candidates: StepSettings['candidates'],
  maxBatch: EngineOptions['maxBatch'],
  { nodes }: TokenGraph,
): void {
  const wrong =
    sequences < 1 ||
    length < 2 ||
    sequences > maxBatch.sequences ||
    length > maxBatch.length ||
    tokens.length !== sequences * length ||
    tokens.some((token) => token >= nodes)
  if (wrong)
    throw new StudioError(
      'setting-out-of-range',
      `A batch of ${sequences} × ${length} tokens does not fit this engine.`,
      `It takes up to ${maxBatch.sequences} sequences of 2 to ${maxBatch.length} tokens below ${nodes}.`,
    )
  if (candidates !== 'all' && !whole(candidates, 0))
    throw new StudioError(
      'setting-out-of-range',
      `${candidates} is no number of candidates.`,
      "It is 'all', or a whole number from 0.",
    )
}
