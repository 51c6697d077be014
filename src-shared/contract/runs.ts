/** Runs: the table, what is done to them, and how they are followed. */
import { z } from 'zod'
import { engineChoices, engineNames } from '../engine.ts'
import { dimensions, type ModelConfig } from '../model/config.ts'
import { checkpointKinds, runStates } from '../run.ts'
import { engineStatus } from './app.ts'
import { request, subscription } from './definition.ts'
import { startedJob } from './jobs.ts'
import { limits } from './limits.ts'
import {
  baselines,
  curveEnvelope,
  evaluation,
  evaluationView,
  eventView,
  pointTable,
  sampleView,
} from './run-record.ts'
import { amount, bytes, document, figure, id, list, name, nothing, shapeOf, text, time } from './schema.ts'
import { trainingSettings } from './training.ts'

export const modelConfig = shapeOf<ModelConfig>()(
  z.object({
    dialect: z.enum(['paper', 'brillm-0.5']),
    d: z.union([
      z.literal(dimensions[0]),
      z.literal(dimensions[1]),
      z.literal(dimensions[2]),
      z.literal(dimensions[3]),
    ]),
    vocabularySize: amount,
    maxContext: amount,
    minBigramCount: amount,
    positionalEncoding: z.enum(['none', 'sine-cosine']),
    energyScale: figure,
    sharedWeighting: z.enum(['uniform', 'continuation']),
    trainShared: z.boolean(),
  }),
)

export const deviceReport = z.object({
  engine: text,
  device: text,
  threads: amount,
  bytes: figure,
  variant: text,
})

/** Steps of a run that one device computed: after step `from`, up to and with step `to`. */
export const deviceStretch = z.object({
  from: amount,
  to: amount,
  device: deviceReport,
  /** Why this engine: asked for, fastest, or what had to give way to it. */
  reason: text.optional(),
  /** What was known of the engine when it began: driver, limits, how fast it was measured. */
  found: engineStatus.optional(),
  /** Those that were not taken, and why. */
  others: list(z.object({ engine: z.enum(engineNames), reason: text })),
})
export type DeviceStretch = z.infer<typeof deviceStretch>

export const checkpointView = z.object({
  checkpoint: id,
  run: id,
  kind: z.enum(checkpointKinds),
  step: amount,
  created: time,
  /** Of all its chunks, those shared with other checkpoints included. */
  bytes: figure,
  /** Whether training can go on from it exactly. */
  hasState: z.boolean(),
  /** Held-out perplexity of the latest evaluation up to its step. */
  perplexity: figure.optional(),
  tokens: figure.optional(),
})
export type CheckpointView = z.infer<typeof checkpointView>

/** A run as a row of the table. */
export const runRow = z.object({
  run: id,
  name: text,
  state: z.enum(runStates),
  /** Why it is in that state, as a sentence. */
  reason: text.optional(),
  corpus: id,
  corpusName: text,
  settings: trainingSettings,
  tags: list(text),
  notes: text,
  archived: z.boolean(),
  /** Deleted, but not yet for good: `runs.restore` brings it back. */
  deleted: z.boolean(),
  created: time,
  started: time.optional(),
  ended: time.optional(),
  steps: amount,
  /** Training predictions so far, and seconds spent in training steps. */
  tokens: figure.optional(),
  seconds: figure.optional(),
  /** Of the latest step, nats per token. */
  loss: figure.optional(),
  tokensPerSecond: figure.optional(),
  /** Held-out perplexity, latest and best. */
  perplexity: figure.optional(),
  bestPerplexity: figure.optional(),
  checkpoints: amount,
  /** Checkpoint it was started from. */
  parent: id.optional(),
  device: deviceReport.optional(),
  /** The job that works on it or could go on. */
  job: id.optional(),
})
export type RunRow = z.infer<typeof runRow>

/** A full evaluation, as `runs.evaluate` makes it. */
export const evaluatedRun = z.object({
  run: id,
  checkpoint: id,
  step: amount,
  /** What computed it; absent in results of earlier versions. */
  device: deviceReport.optional(),
  model: evaluation,
  /** Over the target and 400 frequent candidates, as the paper counts. */
  sampled: evaluation,
  baselines,
})

export const runDetails = z.object({
  ...runRow.shape,
  config: modelConfig,
  tokenizer: id,
  checkpointList: list(checkpointView),
  /** Names of the metrics that have points. */
  metrics: list(text),
  /** N-gram models on the same held-out tokens; absent until they have been scored. */
  baselines: baselines.optional(),
  /** The latest full evaluation. */
  evaluated: evaluatedRun.optional(),
  /** Training predictions per second that a test of this machine reached at the run's d; absent without a test. */
  peakTokensPerSecond: figure.optional(),
  /** What computed which steps, oldest first; steps of versions that did not note it are in none. */
  stretches: list(deviceStretch, 1e5),
  /** From the run it descends from, oldest first. */
  lineage: list(z.object({ run: id, name: text, checkpoint: id, step: amount })),
})
export type RunDetails = z.infer<typeof runDetails>

export const exportedFile = z.object({ fileName: text, mediaType: text, bytes })

const run = z.object({ run: id })
const metricName = z.string().min(1).max(100)
const range = { from: amount.optional(), to: amount.optional() }

export const runsRequests = {
  'runs.list': request(
    'All runs, newest first; archived ones too, deleted ones only when asked for.',
    z.object({ deleted: z.boolean().optional() }),
    z.object({ runs: list(runRow) }),
  ),
  'runs.get': request('One run with its checkpoints, baselines and lineage.', run, runDetails),
  'runs.pause': request('Pauses a run at its next step; it is saved.', run, startedJob),
  'runs.resume': request(
    'Goes on with a run from its latest checkpoint; with another engine, where one is named.',
    z.object({ run: id, engine: z.enum(engineChoices).optional() }),
    startedJob,
  ),
  'runs.stop': request('Stops a run for good at its next step; it is saved.', run, startedJob),
  'runs.describe': request(
    'Changes what a person may change at any time.',
    z.object({
      run: id,
      name: name.optional(),
      tags: list(name, limits.tags).optional(),
      notes: z.string().max(limits.notes).optional(),
      archived: z.boolean().optional(),
    }),
    runRow,
  ),
  'runs.delete': request(
    'Deletes runs; `runs.restore` undoes it until the workspace is compacted.',
    z.object({ runs: list(id) }),
    nothing,
  ),
  'runs.restore': request('Brings deleted runs back.', z.object({ runs: list(id) }), nothing),
  'runs.compare': request(
    'Settings in which runs differ, and how many they share.',
    z.object({ runs: list(id, 100) }),
    z.object({
      runs: list(id),
      differences: list(z.object({ name: text, /** One per run. */ values: list(document) })),
      same: amount,
    }),
  ),
  'runs.curves': request(
    'Metrics of runs as envelopes, for drawing: at most `buckets` buckets in a range of steps.',
    z.object({
      runs: list(id, 200),
      metrics: list(metricName, 32),
      buckets: z.int().min(1).max(10_000),
      ...range,
    }),
    z.object({ curves: list(curveEnvelope) }),
  ),
  'runs.points': request(
    'Every point of a run in a range of steps, at most 200,000; `more` says that there are further ones.',
    z.object({ run: id, ...range }),
    z.object({ points: pointTable, more: z.boolean() }),
  ),
  'runs.evaluations': request(
    'Evaluations along a run.',
    run,
    z.object({ evaluations: list(evaluationView, 1e5) }),
  ),
  'runs.samples': request(
    'Completions of fixed prompts along a run.',
    run,
    z.object({ samples: list(sampleView, 1e6) }),
  ),
  'runs.events': request('What happened to a run.', run, z.object({ events: list(eventView, 1e6) })),
  'runs.evaluate': request(
    'Evaluates a checkpoint on all held-out text beside n-gram models, as a job; the result is then in `runs.get`.',
    z.object({ run: id, checkpoint: id.optional() }),
    startedJob,
  ),
  'runs.export': request(
    'Every point of runs as a file: CSV (one row per run and step) or JSON.',
    z.object({
      runs: list(id, 1000),
      format: z.enum(['csv', 'json']),
      metrics: list(metricName, 100).optional(),
    }),
    exportedFile,
  ),
}

export const runEvent = z.object({
  /** Present in the first event and whenever something in it changed. */
  run: runRow.optional(),
  /** Forget everything after this step, before adding the rest: the run went back to a checkpoint there. */
  rewoundTo: z.int().min(-1).optional(),
  /** A step that the client has already replaces what it has: an evaluation adds its metrics to a step. */
  points: pointTable.optional(),
  evaluations: list(evaluationView, 1e5).optional(),
  samples: list(sampleView, 1e6).optional(),
  events: list(eventView, 1e6).optional(),
  checkpoints: list(checkpointView).optional(),
})
export type RunEvent = z.infer<typeof runEvent>

export const runsSubscriptions = {
  run: subscription(
    'What is new in a run: points, evaluations, samples, events after those that the client has. Batched, nothing is lost.',
    z.object({
      run: id,
      /** The last step the client has; absent: everything from the beginning. */
      afterStep: z.int().min(-1).optional(),
      /** Numbers of the last evaluation, sample and event that it has. */
      afterEvaluation: z.int().min(-1).optional(),
      afterSample: z.int().min(-1).optional(),
      afterEvent: z.int().min(-1).optional(),
    }),
    runEvent,
    nothing,
    1,
  ),
  runs: subscription(
    'The rows of runs that changed; the first event has all of them.',
    nothing,
    z.object({ runs: list(runRow), removed: list(id) }),
    nothing,
    1,
  ),
}
