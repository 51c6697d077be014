/** What a training will need and how long it will take, before it starts, and why it cannot where it cannot. */
import type { TrainingForecast } from '../../../src-shared/contract/training.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { modelConfigOf, type TrainingSettings } from '../../../src-shared/settings.ts'
import type { Workspace } from '../../store/index.ts'
import { forecastModel, type Forecast } from '../corpora/forecast.ts'
import { speedOnDevice, whereItWouldRun, type Whereabouts } from '../engines/whereabouts.ts'
import { reserve } from './memory.ts'
import type { RunRows } from './run-rows.ts'
import { tokenSetOf } from './prepare.ts'

const gigabytes = (bytes: number): string => `${(Math.max(0, bytes) / 1e9).toFixed(1)} GB`

/** @throws StudioError 'not-found', 'usage' for a corpus without tokens */
export function forecastTraining(
  workspace: Workspace,
  rows: RunRows,
  corpus: number,
  settings: TrainingSettings,
): TrainingForecast {
  const forecast = forecastModel(workspace, corpus, settings)
  const { tokens } = workspace.tokens.get(tokenSetOf(workspace, corpus))
  const trainingTokens = Math.round(tokens * (1 - settings.validationShare))
  const perStep = settings.batchSequences * settings.window
  const config = modelConfigOf(settings, forecast.vocabulary)
  const place = whereItWouldRun(workspace, { config, settings, ownEdges: forecast.ownEdges })
  const { tokensPerSecond, speedFrom } = speedOf(workspace, rows, settings, place)
  const secondsPerEpoch = tokensPerSecond && trainingTokens / tokensPerSecond
  const steps = plannedSteps(settings, trainingTokens, perStep)
  const seconds =
    settings.minutes > 0
      ? settings.minutes * 60
      : steps && tokensPerSecond && (steps * perStep) / tokensPerSecond
  const { memory, availableMemory, availableDisk } = forecast
  // The best, the final one and the latest are kept; optimiser state of the latest only.
  const disk = memory.checkpoint * (settings.keepLast + 2) + memory.checkpointState
  const refusal =
    place.refusal ??
    refusalOf(
      forecast.ownEdges,
      settings,
      place.takesHostMemory ? memory.training : 0,
      availableMemory,
      disk,
      availableDisk,
    ) ??
    tooLargeForCard(forecast, place.cardMemory)
  return {
    ...forecast,
    settings,
    disk,
    fits: refusal === undefined,
    ...(refusal !== undefined && {
      refusal: { kind: refusal.kind, message: refusal.message, hint: refusal.hint },
    }),
    ...(steps !== undefined && { steps }),
    trainingTokens,
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    ...(secondsPerEpoch !== undefined && { secondsPerEpoch }),
    ...(seconds !== undefined && { seconds }),
    speedFrom,
    ...(place.engine !== undefined && { engine: place.engine }),
    device: place.device,
  }
}

/** Undefined when only minutes limit it. */
function plannedSteps(settings: TrainingSettings, tokens: number, perStep: number): number | undefined {
  if (settings.steps > 0) return settings.steps
  if (settings.minutes > 0) return undefined
  return Math.max(1, Math.round((settings.epochs * tokens) / perStep))
}

/** Of the latest run of the same shape, or as `devices.test` found. */
function speedOf(
  workspace: Workspace,
  rows: RunRows,
  settings: TrainingSettings,
  { engine }: Whereabouts,
): { tokensPerSecond: number | undefined; speedFrom: TrainingForecast['speedFrom'] } {
  const alike = rows
    .list()
    .find(
      (row) =>
        row.settings.d === settings.d &&
        row.settings.optimiser === settings.optimiser &&
        (row.device?.engine ?? 'wasm') === engine &&
        (row.seconds ?? 0) > 1 &&
        (row.tokens ?? 0) > 0,
    )
  if (alike?.tokens !== undefined && alike.seconds !== undefined)
    return { tokensPerSecond: alike.tokens / alike.seconds, speedFrom: 'run' }
  const measured = engine && speedOnDevice(workspace, engine, settings)
  return measured === undefined
    ? { tokensPerSecond: undefined, speedFrom: 'none' }
    : { tokensPerSecond: measured.tokensPerSecond, speedFrom: 'test' }
}

function refusalOf(
  ownEdges: number,
  settings: TrainingSettings,
  memory: number,
  availableMemory: number,
  disk: number,
  availableDisk: number,
): StudioError | undefined {
  if (ownEdges === 0)
    return new StudioError(
      'graph-empty',
      `No bigram occurs ${settings.minBigramCount} times or more, so no edge would have parameters of its own.`,
      'Choose a smaller minBigramCount.',
    )
  if (memory > availableMemory - reserve)
    return new StudioError(
      'memory-insufficient',
      `Training ${ownEdges.toLocaleString('en')} own edges needs ${gigabytes(memory)} of memory; ${gigabytes(availableMemory - reserve)} are free.`,
      settings.optimiser === 'adamw'
        ? 'Raise minBigramCount, choose the optimiser adamw-factored or edge-normalised, or close other programs.'
        : 'Raise minBigramCount, choose a smaller d, or close other programs.',
    )
  if (disk > availableDisk)
    return new StudioError(
      'disk-full',
      `Its checkpoints need ${gigabytes(disk)} of the disk; ${gigabytes(availableDisk)} are free.`,
      'Keep fewer checkpoints, raise minBigramCount, or free some space.',
    )
  return undefined
}

/** @param memory bytes of the card, where one was asked for by name and tells */
function tooLargeForCard(
  { memory: { training }, ownEdges, choices }: Forecast,
  memory: number | undefined,
): StudioError | undefined {
  if (memory === undefined || training <= memory) return undefined
  const fitting = choices.find(({ trainingBytes }) => trainingBytes <= memory)
  return new StudioError(
    'memory-insufficient',
    `Training ${ownEdges.toLocaleString('en')} own edges needs ${gigabytes(training)} on the graphics card, which has ${gigabytes(memory)}.`,
    fitting === undefined
      ? 'Raise minBigramCount, or train on the processor.'
      : `With minBigramCount ${fitting.minBigramCount} it fits.`,
  )
}
