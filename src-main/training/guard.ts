/**
 * Watches the loss for the two ways in which training goes wrong suddenly: values that are no numbers, and spikes.
 * A single hard batch is no spike; two in a row far above the recent course are.
 */
import { StudioError } from '../../src-shared/errors.ts'
import type { StepReport } from '../engine/engine.ts'

export interface GuardState {
  /** Exponential mean and mean absolute deviation of the loss per prediction, nats. */
  readonly mean: number
  readonly deviation: number
  readonly steps: number
  /** Consecutive losses far above the mean. */
  readonly high: number
}

export const freshGuard: GuardState = { mean: 0, deviation: 0, steps: 0, high: 0 }

/** Steps before a spike can be told from the noise of the beginning. */
const settling = 20
const decay = 0.95

/**
 * The state after one more step.
 * @throws StudioError 'diverged', naming the step and, where known, the edge at which it began
 */
export function watch(state: GuardState, report: StepReport, step: number): GuardState {
  const loss = report.loss / report.predictions
  if (report.nonFinite !== undefined || !Number.isFinite(loss)) {
    const where = report.nonFinite === undefined ? '' : `, first seen at edge ${report.nonFinite}`
    throw new StudioError(
      'diverged',
      `Training produced values that are no numbers at step ${step}${where}.`,
      'The last good checkpoint is kept: resume from it with a lower learning rate.',
    )
  }
  if (state.steps === 0) return { mean: loss, deviation: 0, steps: 1, high: 0 }

  const high = loss > state.mean + Math.max(1, 8 * state.deviation) ? state.high + 1 : 0
  if (state.steps >= settling && high >= 2)
    throw new StudioError(
      'diverged',
      `The loss rose from ${state.mean.toFixed(2)} to ${loss.toFixed(2)} nats per token at step ${step}.`,
      'The last good checkpoint is kept: resume from it with a lower learning rate.',
    )
  // A suspicious loss does not move the mean that it is judged by.
  if (high > 0 && state.steps >= settling) return { ...state, steps: state.steps + 1, high }
  return {
    mean: decay * state.mean + (1 - decay) * loss,
    deviation: decay * state.deviation + (1 - decay) * Math.abs(loss - state.mean),
    steps: state.steps + 1,
    high,
  }
}
