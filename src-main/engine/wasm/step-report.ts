/** What a training step found, put together from its tasks and the board. */
import { sharedEdge } from '../../model/graph.ts'
import type { StepReport } from '../engine.ts'
import type { Board } from './board.ts'
import { control } from './board.ts'
import type { TaskStatistics } from './messages.ts'

/** @param statistics in the order of phases and tasks, whoever did them */
export function stepReport(
  board: Board,
  statistics: readonly TaskStatistics[],
  predictions: number,
): StepReport {
  let squares = 0
  let edgesUpdated = 0
  let edgesClipped = 0
  let nonFinite: number | undefined
  for (const task of statistics) {
    squares += task.squares
    edgesUpdated += task.updated
    edgesClipped += task.clipped
    if (task.nonFinite >= 0) nonFinite = Math.min(nonFinite ?? Infinity, task.nonFinite)
  }
  let loss = 0
  let energySum = 0
  let energyMaximum = 0
  for (let p = 0; p < predictions; p++) {
    loss += board.loss[p]
    energySum += board.energy[p]
    energyMaximum = Math.max(energyMaximum, board.energy[p])
  }
  // A signal spoils the energies after it, and an energy the gradients of its source: name where it began.
  const mark = board.control[control.nonFiniteSignal] || board.control[control.nonFiniteEnergy]
  if (mark !== 0) nonFinite = mark - 2
  else if (nonFinite === undefined && !Number.isFinite(loss)) nonFinite = sharedEdge
  return {
    loss,
    predictions,
    gradientNorm: Math.sqrt(squares),
    energyMean: energySum / predictions,
    energyMaximum,
    edgesUpdated,
    edgesClipped,
    nonFinite,
  }
}
