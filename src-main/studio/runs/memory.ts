/** Whether a run fits into the machine's memory, asked before anything is allocated. */
import { StudioError } from '../../../src-shared/errors.ts'
import { forecastMemory } from '../../../src-shared/model/forecast.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import { ownEdges } from '../../model/graph.ts'
import type { Prepared } from './prepare.ts'

/** Bytes left to everything else. */
export const reserve = 256 * 2 ** 20

/** @throws StudioError 'memory-insufficient', with what would help */
export function requireMemory(prepared: Prepared, settings: TrainingSettings): void {
  const edges = ownEdges(prepared.graph)
  const { training } = forecastMemory(prepared.config, settings, edges)
  const available = process.availableMemory() - reserve
  if (training <= available) return
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
  throw new StudioError(
    'memory-insufficient',
    `Training ${edges.toLocaleString('en')} own edges needs ${gigabytes(training)} of memory; ${gigabytes(Math.max(0, available))} are free.`,
    settings.optimiser === 'adamw'
      ? 'Raise minBigramCount, choose the optimiser adamw-factored (two thirds of the memory) or edge-normalised (a third), or close other programs.'
      : 'Raise minBigramCount, choose a smaller d, or close other programs.',
  )
}
