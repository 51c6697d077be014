/** The training loop: schedule, batch, step, guard, log, evaluate, save. */
import { StudioError } from '../../src-shared/errors.ts'
import type { OnProgress } from '../../src-shared/progress.ts'
import type { Evaluation } from '../../src-shared/evaluation.ts'
import { stepSettings, type TrainingSettings } from '../../src-shared/settings.ts'
import type { Batch, StepReport } from '../engine/engine.ts'
import { heldOutBatches, TrainingBatches } from './batches.ts'
import { evaluateModel } from './evaluation/index.ts'
import { watch } from './guard.ts'
import { learningRateAt } from './schedule.ts'
import type { Journal, RunPosition, StepPoint, TrainingPlan, TrainingResult } from './types.ts'

/**
 * Runs until the plan's steps or minutes are used up, the validation stops improving, or `signal` is aborted. In each
 * case the run is saved before this returns.
 * @throws StudioError 'diverged'; nothing is saved then, so the last checkpoint stays good
 */
export async function train(
  plan: TrainingPlan,
  journal: Journal,
  signal: AbortSignal,
  onProgress: OnProgress = () => {},
): Promise<TrainingResult> {
  const { settings, training } = plan
  const batches = new TrainingBatches(training, settings.window, settings.batchSequences, settings.seed)
  const steps = plannedSteps(settings, batches)
  const recentLosses: number[] = []
  let position = plan.from
  let savedAt = performance.now()
  let ended: TrainingResult['ended'] = 'finished'

  // The start may already be a good model, and training is not sure to better it: it is the first best.
  if (position.evaluatedAt < 0 || position.evaluationDue === true)
    position = await evaluateAndKeepBest(plan, journal, position, signal)

  // The step after the present one, where the engine took it already. What is due between steps waits for it.
  let ahead: AskedStep | undefined
  let seconds = 0
  let reportedAt = performance.now()
  let evaluationDue = false
  const saveIsDue = (): boolean => performance.now() - savedAt > settings.checkpointMinutes * 60_000

  while (ahead !== undefined || done(settings, steps, position) < 1) {
    if (ahead === undefined && noLongerGains(settings, position)) {
      ended = 'early-stop'
      break
    }
    if (ahead === undefined && signal.aborted) {
      ended = 'interrupted'
      break
    }
    const fraction = done(settings, steps, position)
    const asked: AskedStep = ahead ?? askFor(plan, batches.at(position.windows), fraction)
    const next = { ...position, step: position.step + 1, windows: position.windows + asked.batch.sequences }
    const expected = done(settings, steps, { ...next, seconds: position.seconds + seconds })
    const goesOn =
      plan.engine.queuesSteps === true &&
      expected < 1 &&
      !(signal.aborted || evaluationDue || saveIsDue()) &&
      !evaluationIsDue(settings.evaluations, fraction, expected)
    ahead = goesOn ? askFor(plan, batches.at(next.windows), expected) : undefined

    const report = await reportOf(asked, ahead, () => journal.save('last', position))
    const now = performance.now()
    seconds = (now - Math.max(asked.at, reportedAt)) / 1000
    reportedAt = now

    position = {
      ...next,
      tokens: position.tokens + report.predictions,
      seconds: position.seconds + seconds,
      guard: watch(position.guard, report, next.step),
    }
    const point = describeStep(position, report, asked.learningRate, seconds)
    await journal.step(point)
    recentLosses.push(point.loss)
    onProgress(trainingProgress(settings, steps, position, point))

    const after = done(settings, steps, position)
    evaluationDue ||= evaluationIsDue(settings.evaluations, fraction, after)
    // The end is evaluated and saved below: whatever is saved at a step, its evaluation came before.
    if (ahead !== undefined || after >= 1) continue
    if (evaluationDue) {
      position = await evaluateAndKeepBest(plan, journal, position, signal)
      evaluationDue = false
    }
    if (saveIsDue()) {
      await journal.save('last', position)
      savedAt = performance.now()
    }
  }

  const trainLoss = meanOfLastTenth(recentLosses, position.guard.mean)
  // A process may have died between this evaluation and the end of the run.
  if (ended !== 'interrupted' && position.evaluatedAt < position.step)
    position = await evaluateAndKeepBest(plan, journal, position, signal)
  if (ended === 'interrupted' || position.evaluationDue === true) {
    await journal.save('last', position)
    return { position, evaluation: undefined, ended: 'interrupted', trainLoss }
  }
  await journal.save('final', position)
  return { position, evaluation: await evaluateHeldOut(plan, undefined, signal), ended, trainLoss }
}

/** A step that the engine was asked for. */
interface AskedStep {
  readonly batch: Batch
  readonly learningRate: number
  /** By the clock of the process, milliseconds. */
  readonly at: number
  readonly report: Promise<StepReport>
}

/** @param fraction of the run that is done when it begins */
function askFor({ engine, settings }: TrainingPlan, batch: Batch, fraction: number): AskedStep {
  const learningRate = learningRateAt(settings, fraction)
  const at = performance.now()
  const report = engine.train(batch, stepSettings(settings, learningRate))
  // Where the step before it fails nobody comes to ask.
  report.catch(() => undefined)
  return { batch, learningRate, at, report }
}

/**
 * A device that refuses a step may still answer, and has then changed nothing: what it holds is saved, where that is
 * possible, before the error goes on its way. A later step that it took all the same would be part of no run.
 */
async function reportOf(
  asked: AskedStep,
  ahead: AskedStep | undefined,
  save: () => void | Promise<void>,
): Promise<StepReport> {
  try {
    return await asked.report
  } catch (error) {
    const isOfDevice =
      error instanceof StudioError && (error.kind === 'device-lost' || error.kind === 'memory-insufficient')
    const wentOn = ahead?.report.then(
      () => true,
      () => false,
    )
    if (isOfDevice && (await wentOn) !== true)
      try {
        await save()
      } catch {
        // It answers no more. The last checkpoint stays what there is, and the first error is the one to tell.
      }
    throw error
  }
}

/** Steps that the settings ask for; a limit in minutes may end the run before. */
export function plannedSteps(settings: TrainingSettings, batches: TrainingBatches): number {
  if (settings.steps > 0) return settings.steps
  return Math.max(1, Math.round(settings.epochs * (batches.windowsPerEpoch / batches.sequences)))
}

/** Share of the run that is done. Minutes count training time only, over all processes that worked on the run. */
function done(settings: TrainingSettings, steps: number, position: RunPosition): number {
  const bySteps = position.step / steps
  if (settings.minutes === 0) return bySteps
  const byTime = position.seconds / (settings.minutes * 60)
  return settings.steps > 0 ? Math.max(bySteps, byTime) : byTime
}

/** Evaluations lie at equal shares of the run; the one at its end is made by the caller. */
function evaluationIsDue(evaluations: number, before: number, after: number): boolean {
  return Math.floor(after * evaluations) > Math.floor(before * evaluations)
}

/** Asked of a position alone, so that a run that is resumed after its early stop stops again. */
function noLongerGains({ earlyStop }: TrainingSettings, position: RunPosition): boolean {
  return earlyStop > 0 && position.evaluationsWithoutGain >= earlyStop
}

/** Asked to end meanwhile, it is still due. */
async function evaluateAndKeepBest(
  plan: TrainingPlan,
  journal: Journal,
  { evaluationDue: _, ...position }: RunPosition,
  signal: AbortSignal,
): Promise<RunPosition> {
  const evaluation = await evaluateHeldOut(plan, plan.evaluationTokens, signal)
  if (evaluation === undefined) return { ...position, evaluationDue: true }
  const gained = position.best === undefined || evaluation.perplexity < position.best.perplexity
  const next: RunPosition = {
    ...position,
    evaluations: position.evaluations + 1,
    best: gained ? { step: position.step, perplexity: evaluation.perplexity } : position.best,
    evaluationsWithoutGain: gained ? 0 : position.evaluationsWithoutGain + 1,
    evaluatedAt: position.step,
  }
  await journal.evaluation(evaluation, next)
  await journal.samples(next)
  if (gained) await journal.save('best', next)
  return next
}

/**
 * @param most predictions at most, spread evenly over the held-out text; all when undefined
 * @returns undefined when it was asked to end before
 */
async function evaluateHeldOut(
  plan: TrainingPlan,
  most: number | undefined,
  signal: AbortSignal,
): Promise<Evaluation | undefined> {
  const { engine, settings, heldOut, tokenBytes } = plan
  const windows = most === undefined ? undefined : Math.max(1, Math.floor(most / settings.window))
  const batches = heldOutBatches(heldOut, settings.window, settings.batchSequences, windows)
  const evaluation = await evaluateModel(engine, unlessAborted(batches, signal), tokenBytes)
  return signal.aborted ? undefined : evaluation
}

function* unlessAborted(batches: Iterable<Batch>, signal: AbortSignal): Generator<Batch> {
  for (const batch of batches) {
    if (signal.aborted) return
    yield batch
  }
}

function describeStep(
  position: RunPosition,
  report: StepReport,
  learningRate: number,
  seconds: number,
): StepPoint {
  return {
    step: position.step,
    tokens: position.tokens,
    seconds: position.seconds,
    loss: report.loss / report.predictions,
    learningRate,
    gradientNorm: report.gradientNorm,
    energyMean: report.energyMean,
    energyMaximum: report.energyMaximum,
    edgesUpdated: report.edgesUpdated,
    edgesClipped: report.edgesClipped,
    tokensPerSecond: report.predictions / seconds,
  }
}

function trainingProgress(
  settings: TrainingSettings,
  steps: number,
  position: RunPosition,
  point: StepPoint,
): Parameters<OnProgress>[0] {
  const fraction = done(settings, steps, position)
  return {
    phase: 'training',
    done: position.step,
    total: settings.minutes > 0 ? Math.max(position.step, Math.round(position.step / fraction)) : steps,
    unit: 'steps',
    detail: `loss ${point.loss.toFixed(3)}, ${Math.round(point.tokensPerSecond).toLocaleString('en')} tokens/s`,
  }
}

function meanOfLastTenth(losses: readonly number[], whenEmpty: number): number {
  if (losses.length === 0) return whenEmpty
  const last = losses.slice(-Math.max(1, Math.ceil(losses.length / 10)))
  return last.reduce((sum, loss) => sum + loss, 0) / last.length
}
