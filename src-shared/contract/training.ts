/** Settings, forecasts and starting a run. Ranges and explanations are in src-shared/settings-table.ts. */
import { z } from 'zod'
import { engineNames } from '../engine.ts'
import type { MemoryForecast, ParameterCounts } from '../model/forecast.ts'
import { presets } from '../presets.ts'
import type { PresetName } from '../presets.ts'
import { settingsTable } from '../settings-table.ts'
import type { SettingName, TrainingSettings } from '../settings-table.ts'
import { request } from './definition.ts'
import { problem, startedJob } from './jobs.ts'
import { amount, figure, id, list, name, shapeOf, text } from './schema.ts'

/** Settings laid over a preset; `recipe` replaces it first. What is out of range is refused by name, with its range. */
export const wishedSettings = z.partialRecord(
  z.enum(['recipe', ...(Object.keys(settingsTable) as SettingName[])]),
  z.union([z.number(), z.string().max(100), z.boolean()]),
)
export const presetName = z.enum(Object.keys(presets) as [PresetName, ...PresetName[]])

/** Checked when a run is made; sent as they are kept. */
export const trainingSettings: z.ZodType<TrainingSettings> = z.custom<TrainingSettings>(
  (value) => typeof value === 'object' && value !== null && 'learningRate' in value && 'd' in value,
  'training settings',
)

const wish = {
  corpus: id,
  preset: presetName.optional(),
  settings: wishedSettings.optional(),
}

export const parameterCounts = shapeOf<ParameterCounts>()(
  z.object({ perEdge: figure, full: figure, own: figure, share: figure, sparsity: figure, density: figure }),
)
export const memoryForecast = shapeOf<MemoryForecast>()(
  z.object({
    bytesPerEdge: figure,
    training: figure,
    inference: figure,
    checkpoint: figure,
    checkpointState: figure,
  }),
)

export const trainingForecast = z.object({
  corpus: id,
  settings: trainingSettings,
  vocabulary: amount,
  minBigramCount: amount,
  ownEdges: amount,
  /** Share of the running text that goes over own edges. */
  coverage: figure,
  parameters: parameterCounts,
  /** Bytes. */
  memory: memoryForecast,
  availableMemory: figure,
  availableDisk: figure,
  /** Of all checkpoints that will be kept at once. */
  disk: figure,
  fits: z.boolean(),
  /** Why it cannot start, and what would help; absent when it fits. */
  refusal: problem.optional(),
  choices: list(
    z.object({ minBigramCount: amount, ownEdges: amount, coverage: figure, trainingBytes: figure }),
  ),
  /** Optimiser steps of the whole run; absent when only minutes limit it. */
  steps: amount.optional(),
  trainingTokens: amount,
  /** Absent while no run and no test has shown how fast this machine is. */
  tokensPerSecond: figure.optional(),
  secondsPerEpoch: figure.optional(),
  seconds: figure.optional(),
  /** Where the speed is from: an earlier run, or `devices.test`. */
  speedFrom: z.enum(['run', 'test', 'none']),
  /** Which engine it would run on; absent while a measurement could still decide. */
  engine: z.enum(engineNames).optional(),
  /** What it would run on, for people; several, where a measurement decides between them. */
  device: text,
})
export type TrainingForecast = z.infer<typeof trainingForecast>

export const trainingRequests = {
  'training.forecast': request(
    'Size, memory, disk and time of a training before its start, with a reason where it cannot fit.',
    z.object(wish),
    trainingForecast,
  ),
  'runs.start': request(
    'Makes a run and trains it as a job. `continueFrom`: start with the weights of that checkpoint (same corpus and shape).',
    z.object({
      ...wish,
      name: name.optional(),
      tags: list(name, 32).optional(),
      continueFrom: id.optional(),
    }),
    startedJob,
  ),
}
